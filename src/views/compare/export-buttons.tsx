import type { Scenario } from '../../engine/index.ts';
import { useTranslation } from '../../i18n/translation.tsx';
import { designsOf } from '../../store/compare-sides.ts';
import { useAppStore } from '../../store/use-app-store.tsx';
import { TableMenu } from '../table-menu.tsx';
import { useFormats } from '../use-formats.ts';
import { designHeads, type LedgerWords, ledgerTable } from './export-text.ts';
import { countKey, type LedgerRow } from './ledger-rows.ts';
import { limitsOf } from './limits.ts';
import { useCompareContext } from './use-compare-context.ts';
import { useDesignNames } from './use-design-names.ts';

/** `until`: up to where the numbers count, in words. */
type Props = { rows: readonly LedgerRow[]; scenario: Scenario; until: string };

/** Copies and saves the ledger with what it belongs to. */
export function ExportButtons({ rows, scenario, until }: Props) {
  const { t } = useTranslation();
  const compare = useAppStore((state) => state.compare);
  const words = useLedgerWords();
  const { title, context } = useCompareContext(scenario, until);
  const notes = () => [
    ...limitsOf(t),
    ...(['state', 'half'] as const).map((part) => ({
      name: t(`compare.part.${part}`),
      text: t(`compare.${part}Note`),
    })),
    { name: t('compare.assumption.title'), text: t('compare.assumption.note') },
  ];
  return (
    <TableMenu
      title={t('compare.ledger.title')}
      file={`keyladder-compare-${designsOf(compare).join('-')}`}
      tableOf={() => ledgerTable(rows, words, context(), notes(), title)}
    />
  );
}

function useLedgerWords(): LedgerWords {
  const { t } = useTranslation();
  const formats = useFormats();
  const { long } = useDesignNames();
  return {
    heads: [
      t('compare.head.quantity'),
      t('compare.head.unit'),
      ...designHeads(long, (key, values = {}) => t(key, values)),
    ],
    countOf: (count) => t(countKey(count)),
    unitOf: (unit) => t(`compare.unit.${unit}`),
    formats,
  };
}
