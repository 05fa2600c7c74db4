import { useTranslation } from 'react-i18next';
import { useAppStore } from '../../store/use-app-store.tsx';
import classes from './compare.module.css';
import { countKey, type Difference, type LedgerRow, ledgerParts } from './ledger-rows.ts';
import { aligned, signedNumber } from './numbers.ts';

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
  const digits = row.unit === 's' ? 2 : 0;
  const value = (number: number | null) =>
    number === null ? t('compare.none') : aligned(number, digits);
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
      <td>{differenceText(row.difference, digits, t('compare.none'))}</td>
      <td>{percentText(row.difference, t('compare.none'))}</td>
    </tr>
  );
}

/** Whether a row is a part of the sum above it. */
const isKind = ({ count, part }: LedgerRow) => part === 'carrier' && count !== 'carrierMessages';

function differenceText(difference: Difference | null, digits: number, none: string): string {
  return difference === null ? none : signedNumber(difference.absolute, digits);
}

function percentText(difference: Difference | null, none: string): string {
  if (difference === null || difference.percent === null) return none;
  return `${signedNumber(difference.percent, 1)} %`;
}
