import { describe, expect, it } from 'vitest';
import { defaultScenario, type RunSource, type TraceEvent } from '../engine/index.ts';
import type { RunUpdate } from './engine-client.ts';
import { createInThreadClient } from './in-thread-client.ts';
import type { RunnableEngine } from './run-in-slices.ts';
import { handMadeEvents } from './trace.fixture.ts';

const source: RunSource = { kind: 'scenario', scenario: defaultScenario() };
const [first] = handMadeEvents(source) as [TraceEvent];

function engineOf(count: number, onEvent: (n: number) => void = () => {}): RunnableEngine {
  return {
    contextFor: (_, stopwatch) => ({
      stopwatch,
      timings: new Map([['event.0', 1.5]]),
      random: { stream: () => ({ bytes: (length) => new Uint8Array(length) }) },
    }),
    actorsOf: () => [],
    expectedEvents: () => count - 1,
    *runSource() {
      for (let n = 0; n < count; n += 1) {
        onEvent(n);
        yield { ...first, id: `event.${n}` };
      }
    },
  };
}

describe('a run in slices', () => {
  it('sends all events in order, in parts of at most 64', async () => {
    const updates: RunUpdate[] = [];
    const client = createInThreadClient(engineOf(200));
    const end = await client.run(
      source,
      (update) => updates.push(update),
      new AbortController().signal,
    );
    expect(end).toEqual({ status: 'done' });
    const ids = updates.flatMap((update) => update.events.map((event) => event.id));
    expect(ids).toEqual(Array.from({ length: 200 }, (_, n) => `event.${n}`));
    expect(Math.max(...updates.map((update) => update.events.length))).toBeLessThanOrEqual(64);
    expect(updates[0]?.timings).toEqual({ 'event.0': 1.5 });
    expect(updates.at(-1)).toMatchObject({ done: 200, total: 200 });
  });

  it('stops soon after it is aborted, and hands nothing on', async () => {
    const controller = new AbortController();
    let made = 0;
    const updates: RunUpdate[] = [];
    const client = createInThreadClient(
      engineOf(100_000, (n) => {
        made = n;
      }),
    );
    const running = client.run(source, (update) => updates.push(update), controller.signal);
    setTimeout(() => controller.abort());
    expect(await running).toEqual({ status: 'cancelled' });
    const after = updates.length;
    await new Promise((resolve) => setTimeout(resolve));
    expect(made).toBeLessThan(99_999);
    expect(updates).toHaveLength(after);
  });

  it('tells a mistake of the engine as text', async () => {
    const client = createInThreadClient(
      engineOf(10, (n) => {
        if (n === 3) throw new RangeError('ssk must be in 1..q-1');
      }),
    );
    const end = await client.run(source, () => {}, new AbortController().signal);
    expect(end).toEqual({ status: 'failed', message: 'RangeError: ssk must be in 1..q-1' });
  });
});
