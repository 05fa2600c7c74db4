import { expect, it } from 'vitest';
import { defaultScenario, foldTotals } from '../engine/index.ts';
import { eventsOf } from '../testing/events-of.ts';
import { isToldWhole, reachedIn, totalsUpTo } from './selectors.ts';
import type { AppState } from './state.ts';

const run = eventsOf({ kind: 'scenario', scenario: defaultScenario() });
/** Long enough for totals to be kept on the way. */
const events = Array.from({ length: 30 }, () => run.slice(0, -1)).flat();

it('totals up to the cursor are those of a fold over the events', () => {
  for (const cursor of [0, 1, 1999, 2000, 2001, 4321, events.length - 2, events.length - 1]) {
    expect(totalsUpTo(events, cursor)).toEqual(foldTotals(events, cursor));
  }
});

it('results are told up to the cursor, or of the whole run where that is asked for', () => {
  const state = (cursor: number, wholeRun: boolean) =>
    ({ trace: { events: run }, cursor, wholeRun }) as unknown as AppState;
  expect(reachedIn(state(5, false))).toBe(5);
  expect(reachedIn(state(5, true))).toBe(run.length - 1);
  expect([state(5, false), state(5, true), state(run.length - 1, false)].map(isToldWhole)).toEqual([
    ...[false, true, true],
  ]);
});
