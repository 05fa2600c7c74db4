import { Button, Progress } from '@mantine/core';
import { useTranslation } from '../../i18n/translation.tsx';
import type { CompareRunState } from '../../store/compare-state.ts';
import classes from './compare.module.css';

type Props = { run: CompareRunState; texts: 'compare.run' | 'compare.growth'; cancel: () => void };

/** How far a run is that is under way. */
export function RunBar({ run, texts, cancel }: Props) {
  const { t } = useTranslation();
  const share = run.total === 0 ? 0 : (run.done / run.total) * 100;
  return (
    <div className={classes.runs}>
      <Progress
        className={classes.bar ?? ''}
        value={share}
        size="sm"
        transitionDuration={0}
        aria-label={t(`${texts}.progress`)}
      />
      <span>{t(`${texts}.share`, { share: Math.floor(share) })}</span>
      <Button size="compact-sm" variant="default" onClick={cancel}>
        {t(`${texts}.cancel`)}
      </Button>
    </div>
  );
}
