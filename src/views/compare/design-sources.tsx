import { useTranslation } from 'react-i18next';
import { useAppStore } from '../../store/use-app-store.tsx';
import { DesignFacts } from '../design-facts.tsx';
import classes from './compare.module.css';

/** What each of the two designs rests on, and what of it the tool has chosen. */
export function DesignSources() {
  const { t } = useTranslation();
  const { left, right } = useAppStore((state) => state.compare);
  return (
    <details className={classes.carrier}>
      <summary>{t('designs.sources')}</summary>
      <div className={classes.columns}>
        {([left, right] as const).map((design, side) => (
          <section key={side === 0 ? 'left' : 'right'}>
            <h4>{t(`compare.design.${design}`)}</h4>
            <DesignFacts design={design} />
          </section>
        ))}
      </div>
    </details>
  );
}
