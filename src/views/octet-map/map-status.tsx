import { alterationAt, type ProbeFacts, type ProbePlan } from '../../engine/index.ts';
import { useTranslation } from '../../i18n/translation.tsx';
import type { ByteField } from '../../ui/byte-field.ts';
import { hexNumber, shortenMiddle } from '../../ui/octet-text.ts';
import { useFactText } from '../use-fact-text.ts';
import { useFormats } from '../use-formats.ts';
import { bitNumber, bitsByKind, bitsPerOctet, type MapCell } from './map-cells.ts';
import classes from './octet-map.module.css';
import { useKindNames } from './use-kind-names.ts';
import { kindOf } from './verdict-marks.ts';

type Props = Readonly<{
  facts: ProbeFacts | null;
  plan: ProbePlan;
  offset: number;
  cell: MapCell | undefined;
  field: ByteField | undefined;
}>;

/** The fixed lines below the map: the octet, its field, and what the receiver says. */
export function MapStatus({ facts, plan, offset, cell, field }: Props) {
  const { t } = useTranslation();
  const octet = facts?.octets[offset];
  if (octet === undefined || field === undefined) {
    return <div className={classes.status}>{t('octetMap.statusEmpty')}</div>;
  }
  const at = Math.max(0, cell?.verdicts.findIndex((one) => kindOf(one) === cell.kind) ?? 0);
  const { mask } = alterationAt(plan, offset * bitsPerOctet(plan) + at);
  return (
    <div className={classes.status} data-testid="map-status">
      <p>
        <strong translate="no">{field.label}</strong> <code translate="no">{field.path}</code>
        {' · '}
        {t('octetMap.offset', { hex: hexNumber(offset, 4), offset })}
        {' · '}
        {t('octetMap.change', { from: hexNumber(octet, 2), to: hexNumber(octet ^ mask, 2) })}
        {' · '}
        {t('octetMap.bitNumber', { bit: bitNumber(plan, at) })}
      </p>
      <Verdicts plan={plan} cell={cell} at={at} />
    </div>
  );
}

function Verdicts({ plan, cell, at }: { at: number } & Pick<Props, 'plan' | 'cell'>) {
  const { t } = useTranslation();
  const formats = useFormats();
  const names = useKindNames();
  const tell = useFactText();
  const verdict = cell?.verdicts[at];
  if (!cell || !verdict) return <p>{t('octetMap.notYet')}</p>;
  const failure = verdict.check === null ? null : verdict.failure;
  return (
    <>
      <p>
        <strong>{names.long(cell.kind)}</strong>
        {failure && (
          <>
            {' · '}
            {t('octetMap.code', { code: failure.code })}
            {' · '}
            {failure.clause}
            {' · '}
            {t('octetMap.expectedFound', {
              expected: shortenMiddle(tell(failure.expected), 90),
              found: shortenMiddle(tell(failure.found), 60),
            })}
          </>
        )}
      </p>
      <p>
        {cell.mixed
          ? bitsByKind(cell, plan, (kind, bits) =>
              t('octetMap.bitsOf', {
                what: names.short(kind),
                count: bits.length,
                bits: formats.list(bits.map(String)),
              }),
            )
          : ''}
      </p>
    </>
  );
}
