import { describe, expect, it } from 'vitest';
import { defaultScenario } from '../model/default-scenario.ts';
import { airSeconds, airTime } from './air-time.ts';
import { expectedRun } from './growth.ts';

describe('airSeconds', () => {
  it('[Keyladder §air-time] 8,000 octets at 64 kbit/s take 1 s, five round trips of 200 ms another', () => {
    const channel = { kilobitsPerSecond: 64, roundTripMilliseconds: 200 };
    expect(airSeconds(8_000, 0, channel)).toBe(1);
    expect(airSeconds(8_000, 5, channel)).toBe(2);
    expect(airSeconds(0, 3, channel)).toBeCloseTo(0.6, 12);
  });

  it('[Keyladder §air-time] refuses a channel without a bit rate', () => {
    for (const kilobitsPerSecond of [0, -1, Number.NaN]) {
      expect(() => airSeconds(1, 1, { kilobitsPerSecond, roundTripMilliseconds: 0 })).toThrow(
        RangeError,
      );
    }
  });
});

describe('airTime', () => {
  it('[Keyladder §air-time] a member counts its own octets, the group all of them', () => {
    const octets = {
      'both-payloads': { inAll: 40_000, air: 30_000, member: 1_000 },
      'new-payload': { inAll: 30_000, air: 20_000, member: 500 },
    };
    const { carrier } = expectedRun(defaultScenario()).ledger;
    const run = { ...carrier, octets, roundTrips: { inAll: 90, member: 3, inSequence: 4 } };
    const channel = { kilobitsPerSecond: 8, roundTripMilliseconds: 100 };
    expect(airTime(run, 'both-payloads', channel)).toEqual({
      memberSeconds: 1.3,
      groupSeconds: 30.4,
    });
    expect(airTime(run, 'new-payload', channel)).toEqual({
      memberSeconds: 0.8,
      groupSeconds: 20.4,
    });
  });
});
