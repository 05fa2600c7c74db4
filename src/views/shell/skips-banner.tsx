import { Button } from '@mantine/core';
import { IconBan } from '@tabler/icons-react';
import { memo } from 'react';
import { useTranslation } from '../../i18n/translation.tsx';
import { skipsOfTrace } from '../../store/skip-selectors.ts';
import { useAppStore } from '../../store/use-app-store.tsx';
import classes from '../app.module.css';
import { useSkipWords } from '../use-skip-words.ts';

/** That checks are left out of the run on the screen: wherever one looks at it, on paper too, nobody takes it for a
 *  run in which all of them are made. */
export const SkipsBanner = memo(function SkipsBanner() {
  const { t } = useTranslation();
  const words = useSkipWords();
  const skips = useAppStore((state) => skipsOfTrace(state.trace));
  const clearSkips = useAppStore((state) => state.clearSkips);
  if (skips.length === 0) return null;
  return (
    <section className={`${classes.hint} ${classes.leftOut}`} aria-label={t('skips.title')}>
      <IconBan size={16} aria-hidden="true" />
      <p>{t('skips.said', { list: words.list(skips) })}</p>
      <span className={classes.gap} />
      <Button size="compact-sm" variant="subtle" onClick={clearSkips}>
        {t('skips.clear')}
      </Button>
    </section>
  );
});
