import { expect, it } from 'vitest';
import { clockText, elapsedOf, paused, setToZero, started } from './talk-timer.ts';

const fresh = { startedAt: null, before: 0, limitMinutes: 10 };

it('runs from its start, rests while it is paused, and goes on', () => {
  const running = started(fresh, 1000);
  expect(elapsedOf(running, 4000)).toBe(3000);
  const rested = paused(running, 4000);
  expect(elapsedOf(rested, 90_000)).toBe(3000);
  expect(elapsedOf(started(rested, 90_000), 91_000)).toBe(4000);
});

it('is not started anew by another start, nor set to 0 while it runs', () => {
  const running = started(fresh, 1000);
  expect(started(running, 5000)).toBe(running);
  expect(setToZero(running)).toBeNull();
  expect(setToZero(paused(running, 4000))).toEqual({ ...fresh });
});

it('reads as a clock', () => {
  expect([0, 9_999, 309_000, 3_909_000].map(clockText)).toEqual([
    ...['0:00', '0:09', '5:09', '1:05:09'],
  ]);
});
