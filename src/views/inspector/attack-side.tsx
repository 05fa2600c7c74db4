import { useMemo } from 'react';
import { useTranslation } from '../../i18n/translation.tsx';
import type { Shown } from '../../store/selectors.ts';
import { useAppStore } from '../../store/use-app-store.tsx';
import { attackLines, skipLines } from '../attack-lines.ts';
import { outsideMessages } from '../attacks.ts';
import { eventsOfStep } from '../step-facts.ts';
import { useOutsiderHolds } from '../use-outsider.ts';
import { useStepNames } from '../use-step-names.ts';
import frame from './inspector.module.css';
import classes from './step.module.css';
import { useInspected } from './use-inspected.ts';

/** Which checks were left out in the step and what came of it, and what somebody outside did. */
export function AttackSide({ shown: { index } }: { shown: Shown }) {
  const { t } = useTranslation();
  const told = useStepNames();
  const { events, reached } = useInspected();
  const level = useAppStore((state) => state.level);
  const holds = useOutsiderHolds();
  const { lines, skipped } = useMemo(() => {
    const own = eventsOfStep(events, { index, reached, level });
    const place = { all: events, own, reached };
    return { lines: attackLines(place, told), skipped: skipLines(place, told) };
  }, [events, index, reached, level, told]);
  const isThere = lines.length > 0 && outsideMessages(events).length > 0;
  return (
    <>
      {skipped.map((line) => (
        <p key={line} className={classes.after}>
          {line}
        </p>
      ))}
      {isThere && (
        <>
          <h3 className={frame.heading}>{t('step.attack.title')}</h3>
          {holds !== '' && <p className={classes.text}>{t('step.attack.holds', { holds })}</p>}
          <ul className={classes.side}>
            {lines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
