import { Button } from '@mantine/core';
import { useTranslation } from '../../i18n/translation.tsx';
import { useAppStore, useAppStoreApi } from '../../store/use-app-store.tsx';
import { useFocusOnArrival } from '../use-focus-on-arrival.ts';
import classes from './lesson.module.css';
import { useSaveLesson } from './use-save-lesson.ts';

/** Asks what becomes of changes that are not saved, before another lesson takes their place. */
export function LeavingQuestion() {
  const leaving = useAppStore((state) => state.leaving !== null);
  return leaving ? <Question /> : null;
}

function Question() {
  const { t } = useTranslation();
  const { settleLeaving } = useAppStoreApi().getState();
  const { save } = useSaveLesson();
  const ref = useFocusOnArrival('button');
  return (
    <div
      ref={ref}
      className={classes.leaving}
      role="alertdialog"
      aria-label={t('lesson.leaving.title')}
    >
      <p>{t('lesson.leaving.text')}</p>
      <div className={classes.buttons}>
        <Button
          size="compact-sm"
          onClick={() => {
            if (save()) settleLeaving(true);
          }}
        >
          {t('lesson.leaving.save')}
        </Button>
        <Button size="compact-sm" variant="default" onClick={() => settleLeaving(true)}>
          {t('lesson.leaving.discard')}
        </Button>
        <Button size="compact-sm" variant="subtle" onClick={() => settleLeaving(false)}>
          {t('lesson.leaving.stay')}
        </Button>
      </div>
    </div>
  );
}
