import { useCallback } from 'react';
import { planOf, type TraceEvent } from '../../engine/index.ts';
import { useTranslation } from '../../i18n/translation.tsx';
import { isFailure, phaseAt, stepAt } from '../../store/depth.ts';
import { currentEvent, reachedIn } from '../../store/selectors.ts';
import type { AppState } from '../../store/state.ts';
import { outlineAt } from '../figure-outline.ts';
import { isOpened } from '../opened-message.ts';
import { phaseText } from '../phase-text.ts';
import { stepLines } from '../step-lines.ts';
import { refusalText, type StepNames, stepHeading } from '../step-words.ts';
import { useEventWords } from '../use-event-words.ts';
import { useStepNames } from '../use-step-names.ts';

/** The step at the cursor with how it ended; null inside a step that is looked into. */
function stepSentence(state: AppState, told: StepNames): string | null {
  const { trace, cursor, level, unfolded } = state;
  const { source, events, actors } = trace;
  if (source.kind !== 'scenario' || level !== 'figure') return null;
  const step = stepAt(events, cursor);
  if (step === undefined || (unfolded.includes(step.key) && cursor !== step.last)) return null;
  const place = { cursor, reached: reachedIn(state) };
  const now = outlineAt(events, actors, planOf(source.scenario), place);
  if (now === undefined) return null;
  const lines = stepLines(now.facts, told).filter(({ kind }) => kind !== 'calculations');
  const failed = refusalText(now.refusals, told);
  return [
    stepHeading(now, told),
    ...lines.map(({ name, text }) => told.words('figureText.line', { name, text })),
    ...(failed === ''
      ? []
      : [told.words('figureText.line', { name: told.words('figureText.failed'), text: failed })]),
  ].join('. ');
}

/** The phase at the cursor, where one goes from phase to phase; null elsewhere. */
function phaseSentence({ trace, cursor, level, unfolded }: AppState, told: StepNames) {
  const { words, names } = told;
  const phase = level === 'everything' ? undefined : phaseAt(trace.events, cursor);
  if (phase === undefined || phase.last !== cursor || unfolded.includes(phase.key)) return null;
  const own = trace.events.slice(phase.first, phase.last + 1);
  const checks = own.some(({ kind }) => kind === 'check');
  return words(`figureText.${phase.purpose ? 'phaseOf' : 'phase'}`, {
    member: names.short(phase.member),
    phase: phaseText(phase, checks, words),
    purpose: phase.purpose ? words(`trace.purpose.${phase.purpose}`) : '',
    state: words(`figureText.state.${own.some(isFailure) ? 'failed' : 'past'}`),
  });
}

const isEnd = (event: TraceEvent) => event.kind === 'outcome';

/** What is said of the moment at the cursor: at the level of the figure the step and how it ended, else
 *  the phase or the event; and where the run begins and ends. */
export function useMomentWords(): (state: AppState) => string {
  const { t } = useTranslation();
  const told = useStepNames();
  const eventWords = useEventWords();
  return useCallback(
    (state) => {
      const event = currentEvent(state);
      if (event === undefined) return '';
      const place = (words: string) =>
        isOpened(event)
          ? words
          : t(`app.event.${event.step === 'use' ? 'liveUse' : 'live'}`, {
              ...{ step: event.step, event: words },
            });
      const step = stepSentence(state, told);
      if (isEnd(event)) return [step, eventWords(event)].filter((part) => part !== null).join('. ');
      const words = step ?? place(phaseSentence(state, told) ?? eventWords(event));
      return state.cursor === 0 ? t('announce.start', { words }) : words;
    },
    [t, told, eventWords],
  );
}
