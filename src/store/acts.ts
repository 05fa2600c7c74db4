import {
  actOfId,
  addTotals,
  noTotals,
  type RunParts,
  runInAct,
  type Totals,
} from '../engine/index.ts';
import { perEvents } from './per-events.ts';
import { runTotals } from './selectors.ts';
import type { AppState, Wanted } from './state.ts';
import type { Trace } from './trace.ts';

/** The acts of a run: the page looks at one at a time. */

const slicesOf = perEvents(() => new Map<number, RunParts>());

/** Sums of the acts up to each, by its number. */
const sumsOf = perEvents((): Totals[] => [noTotals]);

/** How many acts a trace has; one where it is no run of a scenario. */
export const actCount = ({ source }: Pick<Trace, 'source'>): number =>
  source.kind === 'scenario' ? source.scenario.acts.length + 1 : 1;

/** What of a whole trace belongs to an act, as if it were a run by itself. */
export function traceInAct(whole: Trace, act: number): Trace {
  const { source, events, actors } = whole;
  if (source.kind !== 'scenario' || actCount(whole) === 1) return whole;
  const slices = slicesOf(events);
  const own = slices.get(act) ?? runInAct({ scenario: source.scenario, actors, events }, act);
  slices.set(act, own);
  const { scenario } = own;
  return {
    ...whole,
    source: { kind: 'scenario', scenario },
    actors: own.actors,
    events: own.events,
  };
}

/** What the acts before the one that is looked at have counted, kept by the sums themselves; null where there
 *  is none before. */
export function totalsBefore({
  quiz,
  trace,
  act,
}: Pick<AppState, 'quiz' | 'trace' | 'act'>): Totals | null {
  const whole = quiz.whole ?? trace;
  if (act === 1 || actCount(whole) === 1) return null;
  const sums = sumsOf(whole.events);
  for (let at = sums.length; at < act; at += 1) {
    sums[at] = addTotals(sums[at - 1] ?? noTotals, runTotals(traceInAct(whole, at).events));
  }
  return sums[act - 1] ?? null;
}

/** The act to look at in a trace that comes in: that of what is wanted, or the one looked at before. */
export function actToShow(
  trace: Pick<Trace, 'source'>,
  { wanted, act }: Readonly<{ wanted: Wanted | null; act: number }>,
): number {
  const { source } = trace;
  const last = actCount(trace);
  if (source.kind !== 'scenario') return 1;
  if (wanted?.fault !== undefined) return source.scenario.faults[wanted.fault]?.at.act ?? 1;
  const asked = wanted?.eventId == null ? act : actOfId(wanted.eventId);
  return Math.min(Math.max(asked, 1), last);
}
