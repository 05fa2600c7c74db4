import { type FaultEntry, type FaultResult, faultResults } from '../engine/index.ts';
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
