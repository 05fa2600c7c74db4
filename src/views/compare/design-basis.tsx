import { useTranslation } from '../../i18n/translation.tsx';
import { designsOf } from '../../store/compare-sides.ts';
import { useAppStore } from '../../store/use-app-store.tsx';
import { DesignFacts } from '../design-facts.tsx';
import classes from './compare.module.css';

/** What each design rests on, and what of it is the tool's choice. */
export function DesignBases() {
  const { t } = useTranslation();
  const compare = useAppStore((state) => state.compare);
  const designs = [...new Set(designsOf(compare))];
  return (
    <details className={classes.bases}>
      <summary>{t('compare.basis.title')}</summary>
      <div className={classes.basisList} data-count={designs.length}>
        {designs.map((design) => (
          <section key={design} aria-label={t(`compare.design.${design}`)}>
            <h3>{t(`compare.design.${design}`)}</h3>
            <DesignFacts design={design} />
          </section>
        ))}
      </div>
    </details>
  );
}
