import { Button } from '@mantine/core';
import { useTranslation } from '../../i18n/translation.tsx';
import { useAppStore } from '../../store/use-app-store.tsx';
import { questionsToTry, viewToTry } from './questions-to-try.ts';
import classes from './setup.module.css';

/** Questions, each with the run that answers it. */
export function TrySection() {
  const { t } = useTranslation();
  const showView = useAppStore((state) => state.showView);
  return (
    <div className={classes.fields}>
      <p className={classes.note}>{t('settings.try.note')}</p>
      {questionsToTry.map((question) => (
        <Button
          key={question}
          className={classes.question}
          size="compact-sm"
          variant="default"
          onClick={() => showView({ ...viewToTry(question), setupOpen: true })}
        >
          {t(`settings.try.${question}`)}
        </Button>
      ))}
    </div>
  );
}
