import { useTranslation } from '../../i18n/translation.tsx';
import classes from './compare.module.css';
import { limits } from './limits.ts';

/** What is counted and what is not, beside the numbers. */
export function LimitLists() {
  const { t } = useTranslation();
  return (
    <section className={classes.limits} aria-labelledby="kl-compare-limits">
      <h3 id="kl-compare-limits">{t('compare.limits.title')}</h3>
      {(['counted', 'notCounted'] as const).map((kind) => (
        <div key={kind}>
          <h4>{t(`compare.limits.${kind}`)}</h4>
          <ul>
            {limits[kind].map((limit) => (
              <li key={limit}>{t(`compare.limits.${limit}`)}</li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}
