import { describe, expect, it } from 'vitest';
import { defaultScenario, type FaultEntry, inFigureOrder, type Scenario } from '../engine/index.ts';
import { eventsOf } from '../testing/events-of.ts';
import { alignTraces, cursorOfSide, positionOf } from './align-traces.ts';
import { momentOfCheck, storyOf } from './check-moment.ts';
import { scenarioOfSide } from './compare-sides.ts';

function pair(fault: string, check: string, change: Partial<Scenario> = {}) {
  const entry: FaultEntry = {
    ...{ fault, at: { procedure: 1, step: 1 }, to: ['ue2'], parameters: {} },
  };
  const scenario = { ...defaultScenario(), ...change, faults: [entry] };
  const skip = { party: 'ue2' as const, check };
  const runOf = (side: 'with-check' | 'without-check') =>
    inFigureOrder(eventsOf({ kind: 'scenario', scenario: scenarioOfSide(scenario, side, skip) }));
  const [left, right] = [runOf('with-check'), runOf('without-check')];
  const stops = alignTraces(left, right);
  const moment = momentOfCheck(stops, right, skip);
  const at = positionOf(stops, moment);
  const story = (side: 'left' | 'right', position = at) =>
    storyOf(side === 'left' ? left : right, cursorOfSide(stops, position, side), skip);
  return { stops, moment, at, story };
}

describe('[pCR 33.179 §7.4.2] a run with a check beside the run without', () => {
  it('stands where the check is left out and would have failed, with what came of it there', () => {
    const { moment, at, story, stops } = pair('impostor-signs-as-gms', 'signature');
    expect(moment).toBe('1.2');
    expect(stops.slice(0, at).every(({ difference }) => difference === 'same')).toBe(true);
    expect(stops[at]?.difference).toBe('results');
    const [left, right] = [story('left'), story('right')];
    expect(left).toMatchObject({ stored: 0, harms: [], behind: null });
    expect(left.decided).toMatchObject({ kind: 'check', failure: { code: 'signature' } });
    expect(right.decided).toMatchObject({ kind: 'skip', wouldFail: { code: 'signature' } });
    expect(right.stored).toBe(1);
    expect(right.harms).toEqual(['known-outside', 'kept-unchecked', 'wrong-key']);
    expect(story('right', at - 1).decided).toBeNull();
    expect(story('right', stops.length - 1).harms).toContain('packet-closed');
  });

  it('stands there as well where another check stops it all the same, and names that check', () => {
    const { moment, story } = pair('addressed-to-another', 'receiver');
    expect(moment).toBe('1.2');
    expect(story('right')).toMatchObject({ stored: 0, behind: { check: 'decapsulation' } });
    expect(story('left').behind).toBeNull();
  });

  it('has no moment where the check would have passed', () => {
    const { moment, story } = pair('notification-delayed', 'signature');
    expect(moment).toBeNull();
    expect(story('right').decided).toBeNull();
  });
});
