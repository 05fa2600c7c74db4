import { Button } from '@mantine/core';
import { IconHelpHexagon } from '@tabler/icons-react';
import { useTranslation } from '../../i18n/translation.tsx';
import { useAppStore, useAppStoreApi } from '../../store/use-app-store.tsx';
import classes from '../app.module.css';
import { questionOfMoment } from './question-of-moment.ts';

/** That the moment on the screen asks something, and the way to the question. */
export function QuestionOffer() {
  const { t } = useTranslation();
  const question = useAppStore(questionOfMoment);
  const { openDialog } = useAppStoreApi().getState();
  if (question === null) return null;
  return (
    <section className={classes.hint} aria-label={t('question.title')}>
      <IconHelpHexagon size={16} aria-hidden="true" />
      <p>{question.stem}</p>
      <span className={classes.gap} />
      <Button size="compact-sm" aria-haspopup="dialog" onClick={() => openDialog('question')}>
        {t('question.open')}
      </Button>
    </section>
  );
}
