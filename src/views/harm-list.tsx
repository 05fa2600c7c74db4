import { useTranslation } from '../i18n/translation.tsx';
import classes from './harm-list.module.css';
import { useHarms } from './use-harms.ts';

/** What harm a run has come to, in words; nothing where it has come to none. */
export function HarmList({ title }: { title: string }) {
  const { t, i18n } = useTranslation();
  const harms = useHarms();
  if (harms === null || harms.length === 0 || !i18n.exists('faults.ui.harms')) return null;
  return (
    <section className={classes.harms} aria-label={title}>
      <h3>{title}</h3>
      <ul>
        {harms.map((harm) => (
          <li key={harm}>{t(`faults.ui.harms.${harm}`)}</li>
        ))}
      </ul>
    </section>
  );
}
