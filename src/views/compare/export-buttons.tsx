import { useTranslation } from 'react-i18next';
import type { Scenario } from '../../engine/index.ts';
import { useAppStore } from '../../store/use-app-store.tsx';
import { TableMenu } from '../table-menu.tsx';
import { useFormats } from '../use-formats.ts';
import { type LedgerWords, ledgerTable } from './export-text.ts';
import { countKey, type LedgerRow } from './ledger-rows.ts';
import { limitsOf } from './limits.ts';
import { useCompareContext } from './use-compare-context.ts';

/** `until`: up to where the numbers count, in words. */
type Props = { rows: readonly LedgerRow[]; scenario: Scenario; until: string };

/** Copies and saves the ledger with what it belongs to. */
export function ExportButtons({ rows, scenario, until }: Props) {
  const { t } = useTranslation();
  const { left, right } = useAppStore((state) => state.compare);
  const words = useLedgerWords();
  const { title, context } = useCompareContext(scenario, until);
  return (
    <TableMenu
      title={t('compare.ledger.title')}
      file={`keyladder-compare-${left}-${right}`}
      tableOf={() => ledgerTable(rows, words, context(), limitsOf(t), title)}
    />
  );
}

function useLedgerWords(): LedgerWords {
  const { t } = useTranslation();
  const formats = useFormats();
  const { left, right } = useAppStore((state) => state.compare);
  return {
    heads: [
      t('compare.head.quantity'),
      t('compare.head.unit'),
      t(`compare.design.${left}`),
      t(`compare.design.${right}`),
      t('compare.head.difference'),
      t('compare.head.percent'),
    ],
    countOf: (count) => t(countKey(count)),
    unitOf: (unit) => t(`compare.unit.${unit}`),
    formats,
  };
}
