import type { Actor, TraceEvent } from '../engine/index.ts';
import type { RunUpdate } from './engine-client.ts';

const flushMilliseconds = 150;
const flushEvents = 2_000;

/** Who takes part in a run, and how many events it makes when nothing fails. */
export type RunOutlook = Readonly<{ actors: readonly Actor[]; expected: number }>;

/** Gathers events and hands them on about every 150 ms, with the timings that came so far. What to
 *  expect has to be known before the first events. */
export function createEventOutbox(onUpdate: (update: RunUpdate) => void) {
  let outlook: RunOutlook = { actors: [], expected: 0 };
  let events: TraceEvent[] = [];
  let timings: Record<string, number> = {};
  /** Events that are made, those that wait for their turn among them. */
  let made = 0;
  let handedOn = 0;
  let last = performance.now();
  const flush = () => {
    handedOn += events.length;
    const { actors, expected } = outlook;
    const done = Math.max(Math.min(made, expected), handedOn);
    onUpdate({ actors, events, timings, done, total: Math.max(expected, done) });
    events = [];
    timings = {};
    last = performance.now();
  };
  return {
    expect(known: RunOutlook) {
      outlook = known;
    },
    put(more: readonly TraceEvent[], times: Readonly<Record<string, number>>, size: number) {
      made += size;
      for (const event of more) events.push(event);
      Object.assign(timings, times);
      const due = performance.now() - last >= flushMilliseconds || events.length >= flushEvents;
      if (due || handedOn === 0) flush();
    },
    flush,
  };
}
