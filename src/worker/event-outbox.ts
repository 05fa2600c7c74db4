import type { Actor, TraceEvent } from '../engine/index.ts';
import type { RunUpdate } from './engine-client.ts';
import { turn } from './in-slices.ts';

/** Time between two updates: a tenth of what the run has taken so far, within these bounds. The page needs
 *  the processor to draw one, and the workers need it too. */
const flushMilliseconds = { least: 150, most: 1_000 } as const;
/** Most events that are handed on in one task of the page: taking them must not block it. */
const mostEvents = 10_000;

/** Who takes part in a run, and how many events it makes when nothing fails. */
export type RunOutlook = Readonly<{ actors: readonly Actor[]; expected: number }>;

/** Gathers events and hands them on every now and then, with the timings that came so far. What to
 *  expect has to be known before the first events. The rounds of a run wait for the last member's
 *  provisioning and come all at once: `drain` hands on what is left, with turns of the page between. */
export function createEventOutbox(onUpdate: (update: RunUpdate) => void) {
  let outlook: RunOutlook = { actors: [], expected: 0 };
  let events: TraceEvent[] = [];
  let timings: Record<string, number> = {};
  /** Events that are made, those that wait for their turn among them. */
  let made = 0;
  let handedOn = 0;
  const start = performance.now();
  let last = start;
  const isDue = () => {
    const { least, most } = flushMilliseconds;
    const now = performance.now();
    return now - last >= Math.min(Math.max((now - start) / 10, least), most);
  };
  const flush = () => {
    const ready = events.slice(0, mostEvents);
    events = events.slice(mostEvents);
    handedOn += ready.length;
    const { actors, expected } = outlook;
    const done = Math.max(Math.min(made, expected), handedOn);
    onUpdate({ actors, events: ready, timings, done, total: Math.max(expected, done) });
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
      if (isDue() || events.length >= mostEvents || handedOn === 0) flush();
    },
    /** Hands on everything, unless `signal` stops it. */
    async drain(signal: AbortSignal): Promise<void> {
      const channel = new MessageChannel();
      try {
        do {
          if (signal.aborted) return;
          flush();
          await turn(channel);
        } while (events.length > 0);
      } finally {
        channel.port1.close();
      }
    },
  };
}
