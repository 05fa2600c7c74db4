import { useTranslation } from 'react-i18next';
import { harmsOf } from '../engine/index.ts';
import { perEvents } from '../store/per-events.ts';
import { useAppStore } from '../store/use-app-store.tsx';
import classes from './harm-list.module.css';

const harmsOfRun = perEvents(harmsOf);

/** What harm a run has come to, in words; nothing where it has come to none. */
export function HarmList({ title }: { title: string }) {
  const { t, i18n } = useTranslation();
  const events = useAppStore((state) => state.trace.events);
  const harms = harmsOfRun(events);
  if (harms.length === 0 || !i18n.exists('faults.ui.harms')) return null;
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
