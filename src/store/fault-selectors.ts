import {
  type FaultEntry,
  type FaultResult,
  faultResults,
  type SkipEntry,
  type TraceEvent,
} from '../engine/index.ts';
import { isSameSkip } from './skip-selectors.ts';
import type { Trace } from './trace.ts';

const kept = new WeakMap<Trace['events'], readonly FaultResult[]>();
const none: readonly FaultEntry[] = [];

/** The faults of the run on the screen; none where a message was opened. */
export const faultsOfTrace = ({ source }: Trace): readonly FaultEntry[] =>
  source.kind === 'scenario' ? source.scenario.faults : none;

/** What came of each fault, once for each whole list of events; nothing while the run goes on. */
export function resultsOf(trace: Trace): readonly FaultResult[] {
  if (trace.events.at(-1)?.kind !== 'outcome') return [];
  const known = kept.get(trace.events);
  if (known !== undefined) return known;
  const results = faultResults(trace.events, faultsOfTrace(trace));
  kept.set(trace.events, results);
  return results;
}

/** The checks left out that would have failed on something a fault altered, each once. */
export function missedBy(events: readonly TraceEvent[], fault: number): readonly SkipEntry[] {
  const missed: SkipEntry[] = [];
  for (const event of events) {
    if (event.kind !== 'skip' || !event.wouldFail || !event.faults?.includes(fault)) continue;
    const entry = { party: event.actor, check: event.check };
    if (!missed.some((one) => isSameSkip(one, entry))) missed.push(entry);
  }
  return missed;
}
