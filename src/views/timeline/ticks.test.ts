import { describe, expect, it } from 'vitest';
import { defaultScenario, type TraceEvent } from '../../engine/index.ts';
import { handMadeEvents } from '../../worker/trace.fixture.ts';
import { indexAt, plainLook, scrubberInset, tickLook, tickPaths, xOf } from './ticks.ts';

const events = handMadeEvents({ kind: 'scenario', scenario: defaultScenario() });

describe('places on the scrubber', () => {
  it('run from one inset to the other, and back to the same event', () => {
    expect(xOf(0, 48, 800)).toBe(scrubberInset);
    expect(xOf(47, 48, 800)).toBe(800 - scrubberInset);
    for (let index = 0; index < 48; index += 1) {
      expect(indexAt(xOf(index, 48, 800), 48, 800)).toBe(index);
    }
  });

  it('stay in range outside the line, for one event and for none', () => {
    expect(indexAt(-50, 48, 800)).toBe(0);
    expect(indexAt(9000, 48, 800)).toBe(47);
    expect(indexAt(300, 1, 800)).toBe(0);
    expect(indexAt(300, 0, 800)).toBe(0);
    expect(xOf(0, 1, 800)).toBe(scrubberInset);
    expect(xOf(0, 0, 0)).toBe(scrubberInset);
  });
});

describe('marks on the scrubber', () => {
  it('tell a failure from everything else, and draw it last', () => {
    const failed = events.map((event, index) =>
      event.kind === 'check' && index === 3 ? { ...event, passed: false } : event,
    ) as TraceEvent[];
    expect(failed.map(tickLook).filter((look) => look === 'failure')).toHaveLength(1);
    expect(tickPaths(failed, 800).at(-1)?.look).toBe('failure');
  });

  it('tell nothing of what is to come', () => {
    const failed = events.map((event) =>
      event.kind === 'check' || event.kind === 'outcome'
        ? { ...event, passed: false, ok: false }
        : event,
    ) as TraceEvent[];
    expect(tickPaths(failed, 800, plainLook)).toEqual(tickPaths(events, 800, plainLook));
  });

  it('tell a packet of the use of keys from a message of the figure', () => {
    const message = events.find((event) => event.kind === 'message');
    if (message === undefined) throw new TypeError('the run has no message');
    const packet = { ...message, step: 'use', name: 'media-packet' } as TraceEvent;
    expect([message, packet].map(tickLook)).toEqual(['message', 'packet']);
    const [first, second] = tickPaths([message, packet], 800).map(({ d }) => d.split('M')[1]);
    expect(first?.replace(/^[\d.]+ [\d.]+/, '')).not.toBe(second?.replace(/^[\d.]+ [\d.]+/, ''));
  });

  it('have a shape of their own for each look', () => {
    const shapes = tickPaths(events, 800).map(
      ({ d }) => d.replace(/^M[\d.]+ [\d.]+/, '').split('M')[0],
    );
    expect(new Set(shapes).size).toBe(shapes.length);
  });

  it('cost no more than the pixels there are', () => {
    const many = Array.from({ length: 20_000 }, (_, n) => events[n % events.length] as TraceEvent);
    const marks = tickPaths(many, 400).reduce((sum, { d }) => sum + d.split('M').length - 1, 0);
    expect(marks).toBeLessThanOrEqual(400 * 9);
    expect(tickPaths([], 400)).toEqual([]);
  });
});
