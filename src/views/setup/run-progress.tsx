import { Button, Progress } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppStore } from '../../store/use-app-store.tsx';
import classes from './run-progress.module.css';

const showAfterMilliseconds = 500;

/** How the run goes. Its place is kept, so nothing moves when a long run shows its progress. */
export function RunProgress() {
  const { t } = useTranslation();
  const run = useAppStore((state) => state.run);
  const cancelRun = useAppStore((state) => state.cancelRun);
  const running = run.status === 'running';
  const long = useLong(running);
  const share = run.total === 0 ? 0 : (run.done / run.total) * 100;
  if (!running || !long) {
    return <p className={classes.place}>{t(`app.run.${run.status}`, { total: run.total })}</p>;
  }
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

function useLong(running: boolean): boolean {
  const [long, setLong] = useState(false);
  useEffect(() => {
    if (!running) return;
    const timer = setTimeout(() => setLong(true), showAfterMilliseconds);
    return () => {
      clearTimeout(timer);
      setLong(false);
    };
  }, [running]);
  return long;
}
