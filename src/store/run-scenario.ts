import type { RunSource, Scenario, Totals } from '../engine/index.ts';
import type { EngineClient, RunEnd, RunUpdate } from '../worker/engine-client.ts';
import type { Trace } from './state.ts';

/** Runs one source at a time: starting a run or stopping aborts the one before, and nothing of an
 *  aborted run is handed on. */
export function createRunner(client: EngineClient) {
  let current: AbortController | null = null;

  /** The whole trace with how the run ended, or `null` when another run took its place. */
  const collect = async (
    source: RunSource,
    onUpdate: (update: RunUpdate, trace: Trace) => void,
    signal: AbortSignal,
  ): Promise<{ trace: Trace; end: RunEnd } | null> => {
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
  };

  return {
    stop() {
      current?.abort();
      current = null;
    },
    /** A run in the place of the one before. */
    start(source: RunSource, onUpdate: (update: RunUpdate, trace: Trace) => void) {
      current?.abort();
      current = new AbortController();
      return collect(source, onUpdate, current.signal);
    },
    /** The totals of another run that goes with the current one and is aborted with it. It begins
     *  after `restMilliseconds`. */
    async totals(scenario: Scenario, restMilliseconds: number): Promise<Totals | null> {
      current ??= new AbortController();
      const { signal } = current;
      if (restMilliseconds > 0)
        await new Promise((resolve) => setTimeout(resolve, restMilliseconds));
      if (signal.aborted) return null;
      const totals = await client.totals(scenario, signal);
      return signal.aborted ? null : totals;
    },
  };
}
