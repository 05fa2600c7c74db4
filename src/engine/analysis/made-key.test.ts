import { describe, expect, it } from 'vitest';
import { defaultScenario } from '../model/default-scenario.ts';
import { eventsOf } from '../testing/events-of.ts';
import type { ComputeEvent } from '../trace/trace.ts';
import { foreignKeys } from './gmk-origins.ts';
import { madeKeyOf } from './made-key.ts';

const events = eventsOf({ kind: 'scenario', scenario: defaultScenario() });
const isOther = (event: (typeof events)[number]): event is ComputeEvent =>
  event.kind === 'compute' && event.operation !== 'gmk';

describe('the keys that are made in a run', () => {
  it('are found without a look at the values of any other calculation', () => {
    const made = events.flatMap((event) => madeKeyOf(event) ?? []);
    expect(made.map(({ key, keyId }) => [key.length, keyId.length])).toEqual([[16, 4]]);
    let looks = 0;
    const guarded = events.map((event) =>
      isOther(event)
        ? Object.defineProperty({ ...event }, 'working', { get: () => (looks += 1) })
        : event,
    );
    expect(guarded.filter(isOther).length).toBeGreaterThan(50);
    foreignKeys(guarded);
    expect(looks).toBe(0);
  });
});
