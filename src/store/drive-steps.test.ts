import { describe, expect, it } from 'vitest';
import { driveSteps } from './drive-steps.ts';

function* counting(seen: number[]): Generator<void, string, void> {
  for (let step = 0; step < 3; step += 1) {
    seen.push(step);
    yield;
  }
  return 'done';
}

describe('driveSteps', () => {
  it('[Keyladder §store] gives what the steps give, after the task that asked', async () => {
    const seen: number[] = [];
    const made = driveSteps(counting(seen), new AbortController().signal);
    expect(seen).toEqual([]);
    expect(await made).toBe('done');
    expect(seen).toEqual([0, 1, 2]);
  });

  it('[Keyladder §store] lets other tasks in between long steps, and stops when told', async () => {
    const stop = new AbortController();
    let steps = 0;
    function* endless(): Generator<void, never, void> {
      for (;;) {
        steps += 1;
        const end = performance.now() + 9;
        while (performance.now() < end);
        yield;
      }
    }
    const made = driveSteps(endless(), stop.signal);
    setTimeout(() => stop.abort());
    expect(await made).toBeNull();
    expect(steps).toBe(1);
  });
});
