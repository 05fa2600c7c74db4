import { Button, Menu } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useAppStore } from '../../store/use-app-store.tsx';
import { useCopy } from '../../ui/use-copy.ts';
import { downloadText } from '../download-text.ts';
import { type LedgerWords, ledgerCsv, ledgerMarkdown } from './export-text.ts';
import type { LedgerRow } from './ledger-rows.ts';

/** Copies and saves the ledger. */
export function ExportButtons({ rows }: { rows: readonly LedgerRow[] }) {
  const { t } = useTranslation();
  const words = useLedgerWords();
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
        <Menu.Item onClick={() => copy(ledgerCsv(rows, words))}>
          {t('compare.export.copyCsv')}
        </Menu.Item>
        <Menu.Item
          onClick={() => downloadText('keyladder-compare.csv', 'text/csv', ledgerCsv(rows, words))}
        >
          {t('compare.export.saveCsv')}
        </Menu.Item>
        <Menu.Item onClick={() => copy(ledgerMarkdown(rows, words))}>
          {t('compare.export.copyMarkdown')}
        </Menu.Item>
        <Menu.Item
          onClick={() =>
            downloadText('keyladder-compare.md', 'text/markdown', ledgerMarkdown(rows, words))
          }
        >
          {t('compare.export.saveMarkdown')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
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
    countOf: (count) => t(`compare.count.${count}`),
    unitOf: (unit) => t(`compare.unit.${unit}`),
  };
}
