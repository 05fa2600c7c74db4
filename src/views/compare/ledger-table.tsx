import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from '../../i18n/translation.tsx';
import { useAppStore } from '../../store/use-app-store.tsx';
import { useFormats } from '../use-formats.ts';
import classes from './compare.module.css';
import { designHeads, digitsOf, shownHeads } from './export-text.ts';
import { type LedgerPart, ledgerParts } from './ledger-counts.ts';
import { countKey, type Difference, type LedgerRow } from './ledger-rows.ts';

/** Parts that are open at first: the others are asked for. */
const openAtFirst: readonly LedgerPart[] = ['figure', 'server', 'octets', 'keys', 'time'];
/** Rows of a closed part that are told all the same: what sums up the others. */
const sums: readonly string[] = [
  ...['carrierMessages', 'groupRoundTrips', 'firstUe.verifications', 'ue.octets'],
  ...['half.all.messages', 'half.alone.messages'],
];

type Props = Readonly<{ rows: readonly LedgerRow[]; names: readonly string[] }>;

/** The ledger of the runs with what changes between them, by parts that open. */
export function LedgerTable({ rows, names }: Props) {
  const { t } = useTranslation();
  const words = (key: string, values: Record<string, unknown> = {}) => t(key, values);
  const heads = designHeads(names, words);
  const shown = shownHeads(names, words);
  return (
    <table className={classes.table} aria-labelledby="kl-compare-ledger">
      <thead>
        <tr>
          <th scope="col">{t('compare.head.quantity')}</th>
          {heads.map((head, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two sides may be the same design
            <th key={place} scope="col" aria-label={head}>
              {shown[place]}
            </th>
          ))}
        </tr>
      </thead>
      {ledgerParts.map((part) => {
        const own = rows.filter((row) => row.part === part);
        if (own.length === 0) return null;
        return <Part key={part} part={part} rows={own} columns={heads.length + 1} />;
      })}
    </table>
  );
}

type PartProps = Readonly<{ part: LedgerPart; rows: readonly LedgerRow[]; columns: number }>;

function Part({ part, rows, columns }: PartProps) {
  const { t } = useTranslation();
  const { keyDocument, counting } = useAppStore((state) => state.compare);
  const [open, setOpen] = useState(openAtFirst.includes(part));
  const Chevron = open ? IconChevronDown : IconChevronRight;
  return (
    <tbody>
      <tr className={classes.part}>
        <th scope="rowgroup" colSpan={columns}>
          <button
            type="button"
            className={classes.partOpener}
            aria-expanded={open}
            onClick={() => setOpen(!open)}
          >
            <Chevron size={14} aria-hidden />
            {t(`compare.part.${part}`, {
              choice: t(`compare.assumption.inText.${keyDocument}`),
              counting: t(`compare.assumption.counting.${counting}`),
            })}
          </button>
        </th>
      </tr>
      {rows.map((row) => (
        <Row key={row.count} row={row} hidden={!open && !sums.includes(row.count)} />
      ))}
      {open && (part === 'state' || part === 'half') && (
        <tr>
          <td className={classes.partNote} colSpan={columns}>
            {t(`compare.${part}Note`)}
          </td>
        </tr>
      )}
    </tbody>
  );
}

function Row({ row, hidden }: { row: LedgerRow; hidden: boolean }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { count, unit, values, differences } = row;
  const digits = digitsOf(unit);
  const [first = null, ...others] = values.map((value) =>
    value === null ? t('compare.none') : formats.fixed(value, digits),
  );
  return (
    <tr data-count={count} data-kind={isKind(row) || undefined} hidden={hidden}>
      <th scope="row">
        {t(countKey(count))}
        {unit === 'octets' || unit === 's' ? (
          <span className={classes.unit}> {t(`compare.unit.${unit}`)}</span>
        ) : null}
      </th>
      <td>{first}</td>
      {others.map((value, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two sides may be the same design
        <Compared key={place} {...{ value, digits }} difference={differences[place] ?? null} />
      ))}
    </tr>
  );
}

type ComparedProps = Readonly<{ value: string; digits: number; difference: Difference | null }>;

/** A design beside the first: its number and what it has more. */
function Compared({ value, digits, difference }: ComparedProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const percent = difference?.percent ?? null;
  return (
    <>
      <td>{value}</td>
      <td>
        {difference === null ? t('compare.none') : formats.signed(difference.absolute, digits)}
      </td>
      <td>{percent === null ? t('compare.none') : formats.signedPercent(percent, 1)}</td>
    </>
  );
}

/** Whether a row is a part of the sum above it. */
const isKind = ({ count, part }: LedgerRow) => part === 'carrier' && count !== 'carrierMessages';
