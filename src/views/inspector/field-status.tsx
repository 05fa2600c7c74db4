import { useTranslation } from '../../i18n/translation.tsx';
import { Badge } from '../../ui/badge.tsx';
import type { ByteField } from '../../ui/byte-field.ts';
import { fieldValue, hexNumber, shortenMiddle } from '../../ui/octet-text.ts';
import classes from './message.module.css';

type Props = Readonly<{ bytes: Uint8Array; field: ByteField | undefined }>;

/** The fixed line below the octets: what the selected field is. */
export function FieldStatus({ bytes, field }: Props) {
  const { t } = useTranslation();
  if (field === undefined) {
    return <div className={classes.status}>{t('inspector.message.statusEmpty')}</div>;
  }
  const { bits } = field;
  const length = bits
    ? t('inspector.bits', { count: bits.length })
    : t('inspector.octetCount', { count: field.end - field.start, n: field.end - field.start });
  const value = shortenMiddle(fieldValue(field, bytes, 44), 44);
  return (
    <div className={classes.status} data-testid="field-status" aria-live="polite">
      <p>
        <strong translate="no">{field.label}</strong>{' '}
        <span className={classes.path} translate="no">
          {field.path}
        </span>
        {field.unverified && <Badge tone="doubt">{t('inspector.unverified')}</Badge>}
        {field.unknown && <Badge tone="doubt">{t('inspector.unknown')}</Badge>}
      </p>
      <p>
        {t('inspector.message.offset', { hex: hexNumber(field.start, 4), decimal: field.start })}
        {' · '}
        {length}
        {' · '}
        <span translate="no">{field.clause}</span>
      </p>
      <p>
        <span className={classes.statusValue} translate="no">
          {value}
        </span>
        {field.valueName !== undefined && <span> · {field.valueName}</span>}
      </p>
    </div>
  );
}
