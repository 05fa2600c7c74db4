import { Button, Progress } from '@mantine/core';
import { useTranslation } from '../../i18n/translation.tsx';
import classes from './faults.module.css';

type Props = Readonly<{
  /** Where its words stand in the catalogue: run, cancel, progress, and one for each status. */
  texts: 'faults.ui.page' | 'faults.ui.stops';
  /** Whether what has been run is what the table shows. */
  isOfThis?: boolean;
  status: 'idle' | 'running' | 'done' | 'cancelled' | 'failed';
  done: number;
  total: number;
  onRun: () => void;
  onCancel: () => void;
}>;

/** Starts and ends what fills a table by running, and says how far it has come. */
export function TableRun({ texts, isOfThis = true, status, done, total, onRun, onCancel }: Props) {
  const { t } = useTranslation();
  const running = status === 'running';
  return (
    <div className={classes.runControls}>
      <Button
        size="compact-sm"
        variant={running ? 'default' : 'filled'}
        onClick={running ? onCancel : onRun}
      >
        {t(running ? `${texts}.cancel` : `${texts}.run`)}
      </Button>
      {isOfThis && status !== 'idle' && (
        <>
          <Progress
            className={classes.bar ?? ''}
            value={total === 0 ? 0 : (100 * done) / total}
            aria-label={t(`${texts}.progress`)}
          />
          <span role="status">{t(`${texts}.${status}`, { done, total })}</span>
        </>
      )}
    </div>
  );
}
