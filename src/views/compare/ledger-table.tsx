import { useTranslation } from 'react-i18next';
import { useAppStore } from '../../store/use-app-store.tsx';
import { useFormats } from '../use-formats.ts';
import classes from './compare.module.css';
import { countKey, type LedgerRow, ledgerParts } from './ledger-rows.ts';

/** The ledger of the two runs with what changes between them. */
export function LedgerTable({ rows }: { rows: readonly LedgerRow[] }) {
  const { t } = useTranslation();
  const { left, right, keyDocument } = useAppStore((state) => state.compare);
  const choice = t(`compare.assumption.inText.${keyDocument}`);
  return (
    <table className={classes.table} aria-labelledby="kl-compare-ledger">
      <thead>
        <tr>
          <th scope="col">{t('compare.head.quantity')}</th>
          <th scope="col">{t(`compare.designShort.${left}`)}</th>
          <th scope="col">{t(`compare.designShort.${right}`)}</th>
          <th scope="col">{t('compare.head.difference')}</th>
          <th scope="col">{t('compare.head.percent')}</th>
        </tr>
      </thead>
      {ledgerParts.map((part) => (
        <tbody key={part}>
          <tr className={classes.part}>
            <th scope="rowgroup" colSpan={5}>
              {t(`compare.part.${part}`, { choice })}
            </th>
          </tr>
          {rows
            .filter((row) => row.part === part)
            .map((row) => (
              <Row key={row.count} row={row} />
            ))}
        </tbody>
      ))}
    </table>
  );
}

function Row({ row }: { row: LedgerRow }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const percent = row.difference?.percent ?? null;
  const digits = row.unit === 's' ? 2 : 0;
  const value = (number: number | null) =>
    number === null ? t('compare.none') : formats.fixed(number, digits);
  return (
    <tr data-count={row.count} data-kind={isKind(row) || undefined}>
      <th scope="row">
        {t(countKey(row.count))}
        {row.unit === 'octets' || row.unit === 's' ? (
          <span className={classes.unit}> {t(`compare.unit.${row.unit}`)}</span>
        ) : null}
      </th>
      <td>{value(row.left)}</td>
      <td>{value(row.right)}</td>
      <td>
        {row.difference === null
          ? t('compare.none')
          : formats.signed(row.difference.absolute, digits)}
      </td>
      <td>{percent === null ? t('compare.none') : formats.signedPercent(percent, 1)}</td>
    </tr>
  );
}

/** Whether a row is a part of the sum above it. */
const isKind = ({ count, part }: LedgerRow) => part === 'carrier' && count !== 'carrierMessages';
