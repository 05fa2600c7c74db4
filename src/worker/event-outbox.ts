import { actorsOf, expectedEvents, type RunSource, type TraceEvent } from '../engine/index.ts';
import type { RunUpdate } from './engine-client.ts';

const flushMilliseconds = 150;
const flushEvents = 2_000;

/** Gathers events and hands them on about every 150 ms, with the timings that came so far. */
export function createEventOutbox(source: RunSource, onUpdate: (update: RunUpdate) => void) {
  const actors = actorsOf(source);
  const total = expectedEvents(source);
  let events: TraceEvent[] = [];
  let timings: Record<string, number> = {};
  /** Events that are made, those that wait for their turn among them. */
  let made = 0;
  let handedOn = 0;
  let last = performance.now();
  const flush = () => {
    handedOn += events.length;
    const done = Math.max(Math.min(made, total), handedOn);
    onUpdate({ actors, events, timings, done, total: Math.max(total, done) });
    events = [];
    timings = {};
    last = performance.now();
  };
  return {
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
