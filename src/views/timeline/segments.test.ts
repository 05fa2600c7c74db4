import { describe, expect, it } from 'vitest';
import {
  defaultPartnerSystem,
  defaultScenario,
  inFigureOrder,
  planOf,
  type Scenario,
  type TraceEvent,
} from '../../engine/index.ts';
import { handMadeEvents } from '../../worker/trace.fixture.ts';
import { hasFailed, placeOf, segmentsOf, stateOf } from './segments.ts';

const scenario = defaultScenario();
const plan = planOf(scenario);
const events = inFigureOrder(handMadeEvents({ kind: 'scenario', scenario }));
const keysOf = (change: Partial<Scenario>) =>
  segmentsOf([], planOf({ ...scenario, ...change }), true).map(({ key }) => key);

describe('screen.md: the timeline has a segment for each step of the figure', () => {
  it('of one procedure, of two, and of none where a message was opened', () => {
    expect(keysOf({})).toEqual(['1.0', '1.1', '1.2', '1.use']);
    expect(keysOf({ gmkMode: 'dual-two-procedures' })).toEqual([
      '1.0',
      '1.1',
      '1.2',
      '2.1',
      '2.2',
      '1.use',
    ]);
    expect(segmentsOf([], plan, false)).toEqual([]);
  });

  it('counts the steps that there are, those with the MCPTT servers too', () => {
    const places = (change: Partial<Scenario>, ...steps: readonly number[]) =>
      steps.map((step) => Object.values(placeOf(step, planOf({ ...scenario, ...change }))));
    expect(places({}, 1, 2)).toEqual([1, 2].map((place) => [place, 2]));
    const ofFour = [1, 2, 3, 4].map((place) => [place, 4]);
    expect(places({ gmkMode: 'floor-under-csk' }, 1, 2, 7, 8)).toEqual(ofFour);
    expect(places({ gmkMode: 'musik' }, 1, 2, 7, 8)).toEqual(ofFour);
    const ofTen = Array.from({ length: 10 }, (_, index) => [index + 1, 10]);
    const systems = [...scenario.systems, defaultPartnerSystem()];
    const regroup = { gmkMode: 'musik', procedure: 'group-regroup', systems } as const;
    expect(places(regroup, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10)).toEqual(ofTen);
  });

  it('says where each is, seen from the cursor', () => {
    const segments = segmentsOf(events, plan, true);
    expect(segments.map(({ name }) => name)).toEqual(['provisioning', 'notification', 'ok', 'use']);
    const cursor = segments[1]?.last ?? 0;
    expect(segments.map((one) => stateOf(one, cursor))).toEqual([
      'passed',
      'current',
      'ahead',
      'ahead',
    ]);
    expect(segments.at(-1)?.last).toBe(events.length - 1);
  });

  it('keeps the place of a step that did not happen or has not come yet', () => {
    const cut = events.filter(({ step }) => step === 0 || step === 1);
    const segments = segmentsOf(cut, plan, true);
    expect(segments.map(({ key }) => key)).toEqual(['1.0', '1.1', '1.2', '1.use']);
    expect(stateOf(segments[2] as never, cut.length - 1)).toBe('ahead');
    expect(segments[2]?.last).toBe(cut.length - 1);
  });

  it('tells a failure once the cursor has reached it, and not before', () => {
    const at = events.findIndex(({ kind, step }) => kind === 'check' && step === 2);
    const failed = events.map((event, index) =>
      index === at ? { ...event, passed: false } : event,
    ) as TraceEvent[];
    const step = segmentsOf(failed, plan, true)[2];
    if (step === undefined) throw new TypeError('no step 2');
    expect([at - 1, at, failed.length].map((reached) => hasFailed(failed, step, reached))).toEqual([
      false,
      true,
      true,
    ]);
  });
});
