import { Button, Menu } from '@mantine/core';
import { IconCheck, IconChevronDown, IconCopy, IconX } from '@tabler/icons-react';
import { version } from '../../package.json';
import { useTranslation } from '../i18n/translation.tsx';
import { useAppStoreApi } from '../store/use-app-store.tsx';
import { useCopy } from '../ui/use-copy.ts';
import { addressOf } from './address-of.ts';
import type { DataTable } from './data-table.ts';
import { downloadText } from './download-text.ts';
import { tableCsv, tableHtml, tableMarkdown, tableTsv } from './table-text.ts';

type Props = Readonly<{
  /** What the table is called, for those who do not see it. */
  title: string;
  /** Without what ends it. */
  file: string;
  /** Made when it is asked for. */
  tableOf: () => DataTable;
}>;

/** Copies and saves a table with what it belongs to, this program and the link to the page. */
export function TableMenu({ title, file, tableOf }: Props) {
  const { t } = useTranslation();
  const store = useAppStoreApi();
  const { state, copy } = useCopy();
  const said = state === 'idle' ? t('table.button') : t(`table.${state}`);
  const Icon = { idle: IconCopy, copied: IconCheck, failed: IconX }[state];
  const table = (): DataTable => {
    const made = tableOf();
    const context = [
      ...made.context,
      { name: t('table.made'), value: `Keyladder ${version}` },
      { name: t('table.link'), value: addressOf(store.getState()).href },
    ];
    return { ...made, context };
  };
  const copyBoth = () => {
    const made = table();
    copy({ plain: tableTsv(made), html: tableHtml(made) });
  };
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button
          size="compact-sm"
          variant="default"
          style={{ flex: 'none' }}
          aria-label={state === 'idle' ? t('table.name', { title }) : undefined}
          leftSection={<Icon size={14} aria-hidden />}
          rightSection={<IconChevronDown size={14} aria-hidden />}
        >
          <span aria-live="polite">{said}</span>
        </Button>
      </Menu.Target>
      <Menu.Dropdown data-owns-arrows="">
        <Menu.Item onClick={copyBoth}>{t('table.copy')}</Menu.Item>
        <Menu.Item onClick={() => copy(tableMarkdown(table()))}>
          {t('table.copyMarkdown')}
        </Menu.Item>
        <Menu.Item onClick={() => downloadText(`${file}.csv`, 'text/csv', tableCsv(table()))}>
          {t('table.csv')}
        </Menu.Item>
        <Menu.Item
          onClick={() => downloadText(`${file}.md`, 'text/markdown', tableMarkdown(table()))}
        >
          {t('table.markdown')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
