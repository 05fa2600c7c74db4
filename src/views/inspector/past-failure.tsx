import type { TraceEvent } from '../../engine/index.ts';
import { useTranslation } from '../../i18n/translation.tsx';
import { useFormats } from '../use-formats.ts';
import { runChecks } from './check-groups.ts';
import classes from './checks.module.css';
import frame from './inspector.module.css';
import { useInspected } from './use-inspected.ts';

/** Behind a failed check the rest of an opened message is looked at too. */

/** Id of the check at which a receiver stops; null in a run, and where all pass. */
export function useVerdict(): string | null {
  const { trace, events } = useInspected();
  if (trace.source.kind === 'scenario') return null;
  return runChecks(events).failed[0]?.event.id ?? null;
}

/** Stands between the check at which a receiver stops and those made beyond it. */
export function StopsHere() {
  const { t } = useTranslation();
  return (
    <li className={classes.stopsHere}>
      <p className={frame.hint}>{t('inspector.check.stopsHere')}</p>
    </li>
  );
}

const unmadeIn = (events: readonly TraceEvent[]) =>
  new Set(events.flatMap((event) => (event.kind === 'discard' ? (event.unmade ?? []) : [])));

/** The checks of an opened message that could not be made. */
export function UnmadeChecks() {
  const { t } = useTranslation();
  const formats = useFormats();
  const unmade = unmadeIn(useInspected().events);
  if (unmade.size === 0) return null;
  const checks = formats.list([...unmade].map((name) => t(`checks.short.${name}`)));
  return (
    <p className={frame.hint}>{t('inspector.check.unmade', { checks, count: unmade.size })}</p>
  );
}
