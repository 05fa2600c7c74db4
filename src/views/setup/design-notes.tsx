import { useTranslation } from 'react-i18next';
import { designOf } from '../../engine/index.ts';
import { useAppStore } from '../../store/use-app-store.tsx';
import { DesignFacts } from '../design-facts.tsx';
import classes from './setup.module.css';

/** Which design it is, what it rests on, and that it may settle some of the choices. */
export function DesignNotes() {
  const { t } = useTranslation();
  const scenario = useAppStore((state) => state.scenario);
  const { name, settles } = designOf(scenario);
  return (
    <>
      <p className={classes.design}>{t(`compare.design.${name}`)}</p>
      <DesignFacts design={name} />
      {settles && <p className={classes.note}>{t('app.setup.settled')}</p>}
    </>
  );
}
