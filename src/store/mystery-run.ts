import type { RunSource, TraceEvent } from '../engine/index.ts';
import type { EngineClient } from '../worker/engine-client.ts';
import { unmaskFault } from './mystery-mask.ts';

/** Where the fault of a mystery comes into the run, and its marks are taken off what comes out. */

/** A source with the hidden fault behind those of its scenario; null where the text hides none. */
export function withHidden(source: RunSource, masked: string): RunSource | null {
  if (source.kind !== 'scenario') return source;
  const { scenario } = source;
  const entry = unmaskFault(masked);
  if (entry === null) return null;
  return { kind: 'scenario', scenario: { ...scenario, faults: [...scenario.faults, entry] } };
}

/** An event without the mark that the fault at a place of the list altered something in it. */
function unmarked(event: TraceEvent, hidden: number): TraceEvent {
  const { faults } = event;
  if (faults === undefined || !faults.includes(hidden)) return event;
  const { faults: _marks, ...rest } = event;
  const others = faults.filter((index) => index !== hidden);
  return others.length === 0 ? rest : { ...rest, faults: others };
}

/** Runs a source with the hidden fault, and does not tell. */
export function runHidden(
  client: EngineClient,
  masked: string,
  ...[source, onUpdate, signal]: Parameters<EngineClient['run']>
): ReturnType<EngineClient['run']> {
  if (source.kind !== 'scenario') return client.run(source, onUpdate, signal);
  const place = source.scenario.faults.length;
  return client.run(
    withHidden(source, masked) ?? source,
    (update) =>
      onUpdate({ ...update, events: update.events.map((event) => unmarked(event, place)) }),
    signal,
  );
}
