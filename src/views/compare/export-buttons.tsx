import { Button, Menu } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { hasPartner, type Scenario } from '../../engine/index.ts';
import type { CompareView } from '../../store/compare-view.ts';
import { useAppStore } from '../../store/use-app-store.tsx';
import { useCopy } from '../../ui/use-copy.ts';
import { createActorNames } from '../actor-names.ts';
import { downloadText } from '../download-text.ts';
import { exportContext, figureOf } from './export-context.ts';
import { type LedgerWords, ledgerCsv, ledgerMarkdown } from './export-text.ts';
import { countKey, type LedgerRow } from './ledger-rows.ts';
import { limitsOf } from './limits.ts';

/** `until`: up to where the numbers count, in words. */
type Props = { rows: readonly LedgerRow[]; scenario: Scenario; until: string };

/** Copies and saves the ledger with what it belongs to. */
export function ExportButtons({ rows, scenario, until }: Props) {
  const { t } = useTranslation();
  const compare = useAppStore((state) => state.compare);
  const words = useLedgerWords();
  const { csv, markdown } = texts(
    rows,
    words,
    scenario,
    { ...compare, until },
    (key, values = {}) => t(key, values),
  );
  const file = `keyladder-compare-${compare.left}-${compare.right}`;
  const { state, copy } = useCopy();
  const button = state === 'idle' ? 'compare.export.title' : `compare.copy.${state}`;
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button
          size="compact-sm"
          variant="default"
          rightSection={<IconChevronDown size={14} aria-hidden />}
        >
          <span aria-live="polite">{t(button)}</span>
        </Button>
      </Menu.Target>
      <Menu.Dropdown data-owns-arrows="">
        <Menu.Item onClick={() => copy(csv())}>{t('compare.export.copyCsv')}</Menu.Item>
        <Menu.Item onClick={() => downloadText(`${file}.csv`, 'text/csv', csv())}>
          {t('compare.export.saveCsv')}
        </Menu.Item>
        <Menu.Item onClick={() => copy(markdown())}>{t('compare.export.copyMarkdown')}</Menu.Item>
        <Menu.Item onClick={() => downloadText(`${file}.md`, 'text/markdown', markdown())}>
          {t('compare.export.saveMarkdown')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

type Words = Parameters<typeof exportContext>[2];

/** Both texts, made when asked for. */
function texts(
  rows: readonly LedgerRow[],
  words: LedgerWords,
  scenario: Scenario,
  compare: CompareView & Readonly<{ until: string }>,
  t: Words,
) {
  const names = createActorNames(t, hasPartner(scenario), { primary: 2, partner: 2 });
  const context = exportContext(scenario, compare, t, names);
  const limits = limitsOf(t);
  const [, , left, right] = words.heads;
  const heading = t('compare.export.heading', { figure: figureOf(scenario, t), left, right });
  return {
    csv: () => ledgerCsv(rows, words, context, limits),
    markdown: () => ledgerMarkdown(rows, words, context, limits, heading),
  };
}

function useLedgerWords(): LedgerWords {
  const { t } = useTranslation();
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
  };
}
