import { designOf } from '../../engine/index.ts';
import { useTranslation } from '../../i18n/translation.tsx';
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
      <details className={classes.inner}>
        <summary>{t(`compare.design.${name}`)}</summary>
        <DesignFacts design={name} />
      </details>
      {settles && <p className={classes.note}>{t('app.setup.settled')}</p>}
    </>
  );
}
