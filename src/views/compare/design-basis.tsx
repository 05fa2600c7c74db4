import { useTranslation } from 'react-i18next';
import { designsOf } from '../../store/compare-sides.ts';
import type { Design } from '../../store/designs.ts';
import { useAppStore } from '../../store/use-app-store.tsx';
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
            <DesignBasis design={design} />
          </section>
        ))}
      </div>
    </details>
  );
}

/** One design: its source, and the tool's choice. */
function DesignBasis({ design }: { design: Design }) {
  const { t } = useTranslation();
  return (
    <>
      <p>{t('compare.basis.source', { source: t(`compare.basis.${design}.source`) })}</p>
      <p>{t('compare.basis.choice', { choice: t(`compare.basis.${design}.choice`) })}</p>
    </>
  );
}
