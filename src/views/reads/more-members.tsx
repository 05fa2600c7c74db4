import { Select } from '@mantine/core';
import { useTranslation } from '../../i18n/translation.tsx';
import type { ReadsFound } from '../../store/reads-state.ts';
import { useAppStore, useAppStoreApi } from '../../store/use-app-store.tsx';
import classes from './reads.module.css';
import type { ReadsWords } from './use-reads-words.ts';

const mostListed = 100;

/** Of a large group: how many members have no row, and a way to give one to any of them. */
export function MoreMembers({ found, words }: Readonly<{ found: ReadsFound; words: ReadsWords }>) {
  const { t } = useTranslation();
  const shown = useAppStore((state) => state.reads.shown);
  const { askReads } = useAppStoreApi().getState();
  const { others } = found;
  if (others.length === 0) return null;
  const data = others.map((id) => ({ value: id, label: words.names.short(id) }));
  return (
    <span className={classes.more}>
      {t('reads.members.hidden', { count: others.length })}
      <Select
        size="xs"
        w={190}
        aria-label={t('reads.members.more')}
        placeholder={t('reads.members.more')}
        data={data}
        limit={mostListed}
        searchable
        value={null}
        onChange={(value) => {
          const actor = others.find((id) => id === value);
          if (actor) askReads({ shown: [...shown, actor] });
        }}
      />
    </span>
  );
}
