import { Button, Progress } from '@mantine/core';
import { useTranslation } from '../../i18n/translation.tsx';
import type { DiagnosisSearch } from '../../store/diagnosis-state.ts';
import { useAppStoreApi } from '../../store/use-app-store.tsx';
import classes from './diagnosis.module.css';

/** How far the search is, and how to end it; or that it came to no end. */
export function SearchProgress({ search }: Readonly<{ search: DiagnosisSearch }>) {
  const { t } = useTranslation();
  const { diagnoseOpened, cancelDiagnosis } = useAppStoreApi().getState();
  const { status, level, done, total } = search;
  if (status !== 'running') {
    return (
      <div className={classes.search}>
        <p role="status">{t(`diagnosis.ui.${status}`)}</p>
        <Button size="compact-sm" variant="default" onClick={() => void diagnoseOpened()}>
          {t('diagnosis.ui.again')}
        </Button>
      </div>
    );
  }
  return (
    <div className={classes.search}>
      <p>{t(`diagnosis.ui.trying.${level === 1 ? 'singles' : 'pairs'}`, { done, total })}</p>
      <Progress
        className={classes.bar ?? ''}
        value={total === 0 ? 0 : (100 * done) / total}
        transitionDuration={0}
        aria-label={t('diagnosis.ui.progress')}
      />
      <Button size="compact-sm" variant="default" onClick={cancelDiagnosis}>
        {t('diagnosis.ui.cancel')}
      </Button>
    </div>
  );
}
