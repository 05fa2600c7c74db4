import type { RunSource, Scenario, Totals } from '../engine/index.ts';
import type { EngineClient, RunEnd, RunUpdate } from '../worker/engine-client.ts';
import type { Trace } from './trace.ts';

/** Runs one source at a time: a run that begins or is stopped aborts the one before, and nothing of
 *  an aborted run is handed on. */
export function createRunner(client: EngineClient) {
  let current = new AbortController();
  return {
    stop() {
      current.abort();
    },
    /** Puts an end to the run before; what the next one is known by. */
    begin(): AbortSignal {
      current.abort();
      current = new AbortController();
      return current.signal;
    },
    /** The whole trace with how the run ended, or `null` when another run took its place. */
    async run(
      source: RunSource,
      onUpdate: (update: RunUpdate, trace: Trace) => void,
      signal: AbortSignal,
    ): Promise<{ trace: Trace; end: RunEnd } | null> {
      const events: Trace['events'][number][] = [];
      const timings: Record<string, number> = {};
      let actors: Trace['actors'] = [];
      const end = await client.run(
        source,
        (update) => {
          if (signal.aborted) return;
          actors = update.actors;
          // One by one: a long run hands over more events than a call takes arguments.
          for (const event of update.events) events.push(event);
          Object.assign(timings, update.timings);
          onUpdate(update, { source, actors, events, timings });
        },
        signal,
      );
      return signal.aborted ? null : { trace: { source, actors, events, timings }, end };
    },
    /** The totals of another run that goes with the current one and is aborted with it. It begins
     *  after `restMilliseconds`. */
    async totals(
      scenario: Scenario,
      restMilliseconds: number,
      signal: AbortSignal,
    ): Promise<Totals | null> {
      if (restMilliseconds > 0) {
        await new Promise((resolve) => setTimeout(resolve, restMilliseconds));
      }
      if (signal.aborted) return null;
      const totals = await client.totals(scenario, signal);
      return signal.aborted ? null : totals;
    },
  };
}
