import { actOfId, atAct, isUe, planOf, type TraceEvent } from '../engine/index.ts';
import { perEvents } from './per-events.ts';
import type { Wanted } from './state.ts';
import type { Trace } from './trace.ts';

/** The acts of a run: the page looks at one at a time. */

const slicesOf = perEvents(() => new Map<number, readonly TraceEvent[]>());

/** How many acts a trace has; one where it is no run of a scenario. */
export const actCount = ({ source }: Pick<Trace, 'source'>): number =>
  source.kind === 'scenario' ? source.scenario.acts.length + 1 : 1;

/** What of a whole trace belongs to an act, as if it were a run by itself. */
export function traceInAct(whole: Trace, act: number): Trace {
  const { source, events, actors } = whole;
  if (source.kind !== 'scenario' || actCount(whole) === 1) return whole;
  const scenario = atAct(source.scenario, act);
  const slices = slicesOf(events);
  const own = slices.get(act) ?? events.filter((event) => (event.act ?? 1) === act);
  slices.set(act, own);
  const present = new Set<string>(planOf(scenario).members.map(({ actor }) => actor));
  return {
    ...whole,
    source: { kind: 'scenario', scenario },
    actors: actors.filter(({ id }) => !isUe(id) || present.has(id)),
    events: own,
  };
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
