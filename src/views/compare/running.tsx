import { Button } from '@mantine/core';
import { useTranslation } from '../../i18n/translation.tsx';
import { useAppStore } from '../../store/use-app-store.tsx';
import classes from './compare.module.css';
import { RunBar } from './run-bar.tsx';

/** How far the runs of a comparison are, or why they did not come to their end. */
export function Running() {
  const { t } = useTranslation();
  const run = useAppStore((state) => state.compareRun);
  const cancel = useAppStore((state) => state.cancelCompare);
  const again = useAppStore((state) => state.runCompare);
  const message = run.trouble ? t(`app.trouble.${run.trouble}`) : (run.message ?? '');
  if (run.status === 'cancelled' || run.status === 'failed') {
    return (
      <div className={classes.runs} role="status">
        <span>{t(`compare.run.${run.status}`, { message })}</span>
        <Button size="compact-sm" variant="default" onClick={again}>
          {t('compare.run.again')}
        </Button>
      </div>
    );
  }
  return <RunBar run={run} texts="compare.run" cancel={cancel} />;
}
