import { useTranslation } from '../../i18n/translation.tsx';
import type { ByteField } from '../../ui/byte-field.ts';
import { hexNumber } from '../../ui/octet-text.ts';
import classes from './byte-editor.module.css';

type Props = Readonly<{
  offset: number;
  octet: number;
  /** Its bits that are turned over. */
  mask: number;
  field: ByteField | undefined;
  /** No further octet may be edited. */
  full: boolean;
  onTurn: (mask: number) => void;
}>;

const bits = [7, 6, 5, 4, 3, 2, 1, 0] as const;
/** The octet at the cursor, bit by bit. */
export function OctetBits({ offset, octet, mask, field, full, onTurn }: Props) {
  const { t } = useTranslation();
  const original = octet ^ mask;
  return (
    <div className={classes.octet}>
      <p className={classes.octetName} data-testid="edited-octet">
        <strong translate="no">{field?.label ?? ''}</strong>{' '}
        <code translate="no">{field?.path ?? ''}</code>
        <br />
        {t('byteEditor.octet', { hex: hexNumber(offset, 4), offset })}{' '}
        <code>
          {mask === 0
            ? hexNumber(octet, 2)
            : t('byteEditor.change', { from: hexNumber(original, 2), to: hexNumber(octet, 2) })}
        </code>
      </p>
      <fieldset className={classes.bits} aria-label={t('byteEditor.bits')}>
        {bits.map((bit) => {
          const isSet = (octet & (1 << bit)) !== 0;
          const isTurned = (mask & (1 << bit)) !== 0;
          const words = isTurned ? 'byteEditor.bitTurned' : 'byteEditor.bit';
          return (
            <button
              key={bit}
              type="button"
              disabled={full}
              aria-pressed={isSet}
              aria-label={t(words, { bit, value: isSet ? 1 : 0 })}
              data-turned={isTurned || undefined}
              onClick={() => onTurn(1 << bit)}
            >
              <span className={classes.bitNumber}>{bit}</span>
              {isSet ? 1 : 0}
            </button>
          );
        })}
      </fieldset>
    </div>
  );
}
