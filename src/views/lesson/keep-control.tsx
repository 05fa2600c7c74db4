import { Button } from '@mantine/core';
import { IconBookmarkPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from '../../i18n/translation.tsx';
import { keepMoment, keepProblem } from '../../store/lesson-edits.ts';
import { useAppStore, useAppStoreApi } from '../../store/use-app-store.tsx';
import classes from './lesson.module.css';

/** Keeps what is on the screen as the next moment. */
export function KeepControl() {
  const { t } = useTranslation();
  const store = useAppStoreApi();
  const problem = useAppStore(keepProblem);
  const [kept, setKept] = useState(0);
  const keep = async () => {
    if (problem !== null || !(await keepMoment(store))) return;
    setKept((store.getState().openedLesson?.at ?? 0) + 1);
  };
  return (
    <div className={classes.keep}>
      <Button
        fullWidth
        size="sm"
        variant="light"
        leftSection={<IconBookmarkPlus size={16} aria-hidden="true" />}
        aria-disabled={problem !== null}
        {...(problem !== null && { 'data-disabled': true })}
        onClick={() => void keep()}
      >
        {t('lesson.keep')}
      </Button>
      <p className={classes.note} role="status">
        {problem !== null && t(`lesson.cannot.${problem}`)}
        {problem === null && kept > 0 && t('lesson.kept', { n: kept })}
      </p>
    </div>
  );
}
