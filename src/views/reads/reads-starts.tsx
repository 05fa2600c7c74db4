import { Button } from '@mantine/core';
import { useTranslation } from '../../i18n/translation.tsx';
import { readsStarts } from '../../store/reads-start.ts';
import type { ReadsFound } from '../../store/reads-state.ts';
import { useAppStoreApi } from '../../store/use-app-store.tsx';
import classes from './reads.module.css';
import type { ReadsWords } from './use-reads-words.ts';

/** Questions to begin with, each a click. */
export function ReadsStarts({ found, words }: Readonly<{ found: ReadsFound; words: ReadsWords }>) {
  const { t } = useTranslation();
  const { askReads } = useAppStoreApi().getState();
  return (
    <section className={classes.helps} aria-label={t('reads.start.title')}>
      <h3>{t('reads.start.title')}</h3>
      <div className={classes.buttons}>
        {readsStarts(found.scenario, found.rows).map(({ name, who, ask }) => (
          <Button
            key={name}
            size="compact-sm"
            variant="default"
            onClick={() => askReads({ ...ask, cell: null })}
          >
            {t(`reads.start.${name}`, { who: words.names.short(who) })}
          </Button>
        ))}
      </div>
    </section>
  );
}
