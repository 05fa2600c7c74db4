import { describe, expect, it } from 'vitest';
import { defaultScenario, type TraceEvent } from '../engine/index.ts';
import { handMadeEvents } from '../worker/trace.fixture.ts';
import { eachInSteps, type InSteps, perEventsInSteps } from './per-events.ts';

const some = handMadeEvents({ kind: 'scenario', scenario: defaultScenario() });

function drive<T>(steps: InSteps<T>): { rests: number; value: T } {
  let rests = 0;
  let step = steps.next();
  while (!step.done) {
    rests += 1;
    step = steps.next();
  }
  return { rests, value: step.value };
}

describe('folds in steps', () => {
  it('look at every event in its place, and rest after each thousand', () => {
    const long = Array.from({ length: 2_500 }, (_, n) => some[n % some.length] as TraceEvent);
    const seen: number[] = [];
    const { rests } = drive(
      eachInSteps(long, (event, index) => {
        expect(event).toBe(long[index]);
        seen.push(index);
      }),
    );
    expect(seen).toEqual(long.map((_, index) => index));
    expect(rests).toBe(2);
  });

  it('are made once for each list of events', () => {
    let made = 0;
    const countOf = perEventsInSteps(function* (events) {
      made += 1;
      yield;
      return { count: events.length };
    });
    const first = drive(countOf(some));
    const again = drive(countOf(some));
    expect(first).toEqual({ rests: 1, value: { count: some.length } });
    expect(again.rests).toBe(0);
    expect(again.value).toBe(first.value);
    expect(drive(countOf([...some])).rests).toBe(1);
    expect(made).toBe(2);
  });
});
