import type { RunSource, TraceEvent } from '../engine/index.ts';
import type { EngineClient } from '../worker/engine-client.ts';
import type { Mystery } from './mystery-state.ts';

/** Where the fault of a mystery comes into the run, and its marks are taken off what comes out. */

/** A source with the hidden fault behind those of its scenario; itself where none is hidden. */
export function withHidden(source: RunSource, mystery: Mystery | null): RunSource {
  if (mystery === null || source.kind !== 'scenario') return source;
  const { scenario } = source;
  return {
    kind: 'scenario',
    scenario: { ...scenario, faults: [...scenario.faults, mystery.entry] },
  };
}

/** An event without the mark that the fault at a place of the list altered something in it. */
function unmarked(event: TraceEvent, hidden: number): TraceEvent {
  const { faults } = event;
  if (faults === undefined || !faults.includes(hidden)) return event;
  const { faults: _marks, ...rest } = event;
  const others = faults.filter((index) => index !== hidden);
  return others.length === 0 ? rest : { ...rest, faults: others };
}

/** A client whose runs have the hidden fault, if there is one when they begin, and do not tell. */
export function hidingClient(client: EngineClient, mystery: () => Mystery | null): EngineClient {
  return {
    ...client,
    run(source, onUpdate, signal) {
      const full = withHidden(source, mystery());
      if (full === source || source.kind !== 'scenario')
        return client.run(source, onUpdate, signal);
      const place = source.scenario.faults.length;
      return client.run(
        full,
        (update) =>
          onUpdate({ ...update, events: update.events.map((event) => unmarked(event, place)) }),
        signal,
      );
    },
    probe(task, onUpdate, signal) {
      return client.probe(
        { ...task, source: withHidden(task.source, mystery()) },
        onUpdate,
        signal,
      );
    },
  };
}
