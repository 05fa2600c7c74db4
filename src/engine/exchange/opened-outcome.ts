import type { Fact } from '../model/fact.ts';
import type {
  CheckEvent,
  CheckFailure,
  ComputeEvent,
  KeyRecord,
  TraceEvent,
} from '../trace/trace.ts';
import { contextFor, type RunSource, runSource } from './run-source.ts';

/** What the checks of an opened message came to. `failure`: the first that failed. `keys`: those its receiver
 *  stores. `unopened`: why the key was not opened though no check failed: its receiver's key is not there. */
export type OpenedOutcome = Readonly<{
  failure: CheckFailure | null;
  checks: readonly CheckEvent[];
  calculations: readonly ComputeEvent[];
  keys: readonly KeyRecord[];
  unopened: Fact | null;
}>;

/** Opens a message and tells what came of it. */
export function outcomeOf(source: RunSource): OpenedOutcome {
  const events: readonly TraceEvent[] = [
    ...runSource(
      source,
      contextFor(source, () => 0),
    ),
  ];
  const checks = events.filter((event) => event.kind === 'check');
  const outcome = events.find((event) => event.kind === 'outcome');
  const failures = outcome ? outcome.members[0]?.failures : checks.map(({ failure }) => failure);
  return {
    failure: failures?.find((failure) => failure !== undefined) ?? null,
    checks,
    calculations: events.filter((event) => event.kind === 'compute'),
    keys: events.flatMap((event) => (event.kind === 'store' ? [event.record] : [])),
    unopened: outcome?.unopened ?? null,
  };
}
