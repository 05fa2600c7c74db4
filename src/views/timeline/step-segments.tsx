import { useElementSize } from '@mantine/hooks';
import { IconKey } from '@tabler/icons-react';
import type { KeyboardEvent } from 'react';
import { useMemo } from 'react';
import { planOf } from '../../engine/index.ts';
import { useTranslation } from '../../i18n/translation.tsx';
import { useAppStore, useAppStoreApi } from '../../store/use-app-store.tsx';
import { releaseFocusAfterPointer } from '../release-focus.ts';
import { hasFailed, type Segment, type SegmentState, segmentsOf, stateOf } from './segments.ts';
import classes from './step-segments.module.css';
import { TickStrip } from './tick-strip.tsx';

/** The steps of the figure as segments; one goes to its end by a click or Enter. */
export function StepSegments() {
  const { t } = useTranslation();
  const events = useAppStore((state) => state.trace.events);
  const source = useAppStore((state) => state.trace.source);
  const scenario = useAppStore((state) => state.scenario);
  const cursor = useAppStore((state) => state.cursor);
  const wholeRun = useAppStore((state) => state.wholeRun);
  const isPlanned = source.kind === 'scenario';
  const plan = planOf(isPlanned ? source.scenario : scenario);
  const segments = useMemo(() => segmentsOf(events, plan, isPlanned), [events, plan, isPlanned]);
  return (
    <ol
      className={classes.segments}
      aria-label={t('app.timeline.segments')}
      data-owns-arrows=""
      onKeyDown={moveFocus}
      onPointerUp={releaseFocusAfterPointer}
    >
      {segments.map((segment) => (
        <Step
          key={segment.key}
          segment={segment}
          state={stateOf(segment, cursor)}
          failed={hasFailed(events, segment, wholeRun ? events.length : cursor)}
          twice={plan.rounds.length > 1}
        />
      ))}
    </ol>
  );
}

type StepProps = Readonly<{
  segment: Segment;
  state: SegmentState;
  failed: boolean;
  twice: boolean;
}>;

function Step({ segment, state, failed, twice }: StepProps) {
  const { t } = useTranslation();
  const { moveTo } = useAppStoreApi().getState();
  const { step, procedure, name } = segment;
  const word = t(`app.timeline.short.${name}`);
  const isOfRound = twice && name !== 'provisioning' && name !== 'use';
  const parts = [
    `${step === 'use' ? '' : step} ${word.replaceAll('\u00ad', '')}`.trim(),
    isOfRound ? t('app.timeline.round', { n: procedure }) : '',
    t(`app.timeline.state.${state}`),
    failed ? t('app.timeline.failed') : '',
  ];
  const label = parts.filter((part) => part !== '').join(', ');
  return (
    <li data-second={(isOfRound && procedure === 2) || undefined}>
      <button
        type="button"
        className={classes.segment}
        data-state={state}
        data-failed={failed || undefined}
        aria-label={label}
        title={label}
        aria-current={state === 'current' ? 'step' : undefined}
        tabIndex={state === 'current' ? 0 : -1}
        onClick={() => moveTo(Math.max(segment.last, 0))}
      >
        <span className={classes.name}>
          {step === 'use' ? (
            <IconKey className={classes.sign} size={14} aria-hidden="true" />
          ) : (
            <b>{step}</b>
          )}{' '}
          <span className={classes.word}>{word}</span>
        </span>
        {isOfRound && procedure === 2 && <span className={classes.round}>②</span>}
        {failed && <span className={classes.failure}>✗</span>}
        {state === 'current' && <Within segment={segment} />}
      </button>
    </li>
  );
}

/** How far the current step is: its events where it is looked into, or else a line. */
function Within({ segment }: { segment: Segment }) {
  const { first, last, key } = segment;
  const { ref, width } = useElementSize<HTMLSpanElement>();
  const cursor = useAppStore((state) => state.cursor);
  const events = useAppStore((state) => state.trace.events);
  const unfolded = useAppStore((state) => state.unfolded.includes(key));
  const own = useMemo(
    () => (unfolded ? events.slice(first, last + 1) : []),
    [events, first, last, unfolded],
  );
  const share = (cursor - first + 1) / (last - first + 1);
  if (!unfolded && share === 1) return null;
  return (
    <span ref={ref} className={classes.within} data-ticks={unfolded || undefined}>
      {unfolded ? (
        <TickStrip events={own} cursor={cursor - first} width={width} />
      ) : (
        <i style={{ width: `${share * 100}%` }} />
      )}
    </span>
  );
}

/** The arrow keys go from segment to segment, of which only one is a stop of the Tab key. */
function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const buttons = [...event.currentTarget.querySelectorAll('button')];
  const at = buttons.findIndex((button) => button.matches(':focus'));
  const target: Readonly<Record<string, number>> = {
    ArrowRight: at + 1,
    ArrowLeft: at - 1,
    Home: 0,
    End: buttons.length - 1,
  };
  const to = target[event.key];
  if (to === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  buttons[to]?.focus();
}
