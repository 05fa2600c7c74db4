import { VisuallyHidden } from '@mantine/core';
import { planOf } from '../../engine/index.ts';
import { useTranslation } from '../../i18n/translation.tsx';
import { currentEvent } from '../../store/selectors.ts';
import { useAppStore } from '../../store/use-app-store.tsx';
import { eventWords } from '../event-words.ts';
import { isOpened } from '../opened-message.ts';
import { LongRun, useIsLongRun } from '../run-progress.tsx';
import { useActorNames } from '../use-actor-names.ts';
import { isOfOneProcedure, stepWords, useIsTwice } from '../use-event-words.ts';
import { placeOf } from './segments.ts';
import classes from './timeline.module.css';

/** Where the run is, in words of the level, and which keys go on; while a long run goes on, how far it
 *  is. */
export function Position() {
  const { t } = useTranslation();
  const isLong = useIsLongRun();
  const level = useAppStore((state) => state.level);
  const event = useAppStore(currentEvent);
  const count = useCount();
  const place = useFigurePlace();
  const names = useActorNames();
  if (isLong) {
    return (
      <div className={classes.position}>
        <LongRun />
      </div>
    );
  }
  if (event === undefined) return <p className={classes.position}>{t('app.timeline.empty')}</p>;
  const isFine = level === 'everything';
  return (
    <p className={classes.position}>
      {isFine ? (
        <span className={classes.count}>{count}</span>
      ) : (
        <>
          <VisuallyHidden component="span">{count}</VisuallyHidden>
          <span className={classes.count}>{place}</span>
        </>
      )}
      <span className={classes.words}>
        {isFine
          ? eventWords((key, values = {}) => t(key, values), event, names)
          : t(`app.timeline.keys.${level}`)}
      </span>
    </p>
  );
}

/** "Event 50 of 152 · step 1". */
function useCount(): string {
  const { t } = useTranslation();
  const twice = useIsTwice();
  const event = useAppStore(currentEvent);
  const cursor = useAppStore((state) => state.cursor);
  const total = useAppStore((state) => state.trace.events.length);
  if (event === undefined) return '';
  const key = twice && isOfOneProcedure(event) ? 'positionTwice' : 'position';
  const step = stepWords(t, event.kind === 'outcome' && !isOpened(event) ? 'use' : event.step);
  return t(`app.timeline.${key}`, { index: cursor + 1, total, step, procedure: event.procedure });
}

/** "Step 1 of 2", or the use of the keys; at the level of the members whose. */
function useFigurePlace(): string {
  const { t } = useTranslation();
  const names = useActorNames();
  const level = useAppStore((state) => state.level);
  const event = useAppStore(currentEvent);
  // That of the act: another one may run the other figure.
  const scenario = useAppStore(({ trace, scenario: whole }) =>
    trace.source.kind === 'scenario' ? trace.source.scenario : whole,
  );
  const twice = useIsTwice();
  if (event === undefined) return '';
  if (event.kind === 'outcome' && isOpened(event)) return t('app.timeline.stepEnd');
  if (event.step === 'use' || event.kind === 'outcome') return t('app.timeline.stepUse');
  const { step, procedure, member } = event;
  const counted = placeOf(step, planOf(scenario));
  const key = counted.place === step ? 'step' : 'stepBehind';
  const place = t(`app.timeline.${key}`, { step, ...counted });
  if (level === 'members' && member) return `${place} · ${names.short(member)}`;
  return twice && isOfOneProcedure(event)
    ? `${t('app.timeline.round', { n: procedure })} · ${place}`
    : place;
}
