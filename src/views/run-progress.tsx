import { Button, Progress } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from '../i18n/translation.tsx';
import { hasInspector } from '../store/selectors.ts';
import { useAppStore } from '../store/use-app-store.tsx';
import classes from './run-progress.module.css';

const showAfterMilliseconds = 500;

/** How the run goes. How far a long one is the timeline tells; this, in the same place, where there is
 *  none. */
export function RunProgress() {
  const { t } = useTranslation();
  const run = useAppStore((state) => state.run);
  const word = useRunWord();
  const isAlone = useAppStore((state) => !hasInspector(state.screen));
  if (useIsLongRun() && isAlone) return <LongRun />;
  return <p className={classes.place}>{t(`app.run.${word}`, { total: run.total })}</p>;
}

/** How the run stands; where the first one failed there is none before it. */
export function useRunWord(): string {
  return useAppStore(({ run, trace }) =>
    run.status === 'failed' && trace.events.length === 0 ? 'failedFirst' : run.status,
  );
}

/** How far a run is that takes its time, and how to stop it. */
export function LongRun() {
  const { t } = useTranslation();
  const { done, total } = useAppStore((state) => state.run);
  const cancelRun = useAppStore((state) => state.cancelRun);
  const share = total === 0 ? 0 : (done / total) * 100;
  return (
    <div className={classes.place}>
      <Progress
        className={classes.bar}
        value={share}
        size="sm"
        transitionDuration={0}
        aria-label={t('app.run.progress')}
      />
      <span className={classes.share}>{t('app.run.share', { share: Math.floor(share) })}</span>
      <Button size="compact-xs" variant="default" onClick={cancelRun}>
        {t('app.run.cancel')}
      </Button>
    </div>
  );
}

/** Whether a run goes on that takes longer than a moment. */
export function useIsLongRun(): boolean {
  const running = useAppStore((state) => state.run.status === 'running');
  const [long, setLong] = useState(false);
  useEffect(() => {
    if (!running) return;
    const timer = setTimeout(() => setLong(true), showAfterMilliseconds);
    return () => {
      clearTimeout(timer);
      setLong(false);
    };
  }, [running]);
  return running && long;
}
