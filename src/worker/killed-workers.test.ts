import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { defaultMembers, defaultScenario, type TraceEvent, traceDigest } from '../engine/index.ts';
import { eventsOf } from '../testing/events-of.ts';
import { createEngineService, type EngineService } from './engine-service.ts';
import { createPoolClient } from './worker-pool.ts';
import type { PoolWorker } from './workers.ts';

const scenario = {
  ...defaultScenario(),
  systems: defaultScenario().systems.map((system) => ({ ...system, members: defaultMembers(8) })),
};
const source = { kind: 'scenario', scenario } as const;
const whole = traceDigest(eventsOf(source));

/** What a good worker answers, each part made once, whoever asks. */
const answers = createEngineService();
const session = answers.openSession(1, scenario);
const parts = new Map<number, ReturnType<EngineService['memberParts']>>();
const partOf = (index: number) => {
  const part = parts.get(index) ?? session.then(() => answers.memberParts(1, [index]));
  parts.set(index, part);
  return part;
};
let use: ReturnType<EngineService['talkPart']> | undefined;
const useBy = (talkers: Parameters<EngineService['talkPart']>[2]) => {
  use ??= answers.talkPart(1, 1, talkers);
  return use;
};

/** Numbers from 0 to 1 that are the same for a seed. */
function drawing(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Workers of which the one that is asked at a moment dies: with an event, or without a word, as one that was
 *  terminated. */
function workersKilledAt(moment: number, silently: boolean, draw: () => number) {
  const made: { terminated: boolean }[] = [];
  let asked = 0;
  const spawn = (): PoolWorker => {
    let isDead = false;
    let tell: (reason: string) => void = () => {};
    const broken = new Promise<string>((resolve) => {
      tell = resolve;
    });
    const answer = async <T>(work: () => T | Promise<T>): Promise<T> => {
      asked += 1;
      const isLast = asked === moment;
      for (let turns = Math.floor(4 * draw()); turns > 0; turns -= 1) {
        await new Promise((resolve) => setTimeout(resolve));
      }
      if (isLast) isDead = true;
      if (isLast && !silently) tell('killed');
      if (isDead) return new Promise<never>(() => {});
      return work();
    };
    const worker = {
      ...answers,
      openSession: () => answer(() => session),
      memberParts: (_: number, [index = 0]: readonly number[]) => answer(() => partOf(index)),
      talkPart: (_: number, _at: number, talkers: Parameters<typeof useBy>[0]) =>
        answer(() => useBy(talkers)),
      closeSession() {},
      broken,
      terminated: false,
      terminate() {
        worker.terminated = true;
      },
    };
    made.push(worker);
    return worker;
  };
  return { spawn, made };
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
});
afterEach(() => {
  vi.useRealTimers();
});

// Two sessions, eight members, the use of the keys: eleven questions, and one more for what is asked again.
it.each(Array.from({ length: 10 }, (_, seed) => seed))(
  'a worker that dies at a random moment costs nothing of the run: seed %i',
  async (seed) => {
    const draw = drawing(seed);
    const moment = 1 + Math.floor(11 * draw());
    const { spawn, made } = workersKilledAt(moment, seed % 2 === 1, draw);
    const client = createPoolClient(spawn, 2);
    for (const deaths of [1, 0]) {
      const before = made.length;
      const events: TraceEvent[] = [];
      let isOver = false;
      const running = client.run(
        source,
        (update) => events.push(...update.events),
        new AbortController().signal,
      );
      void running.finally(() => {
        isOver = true;
      });
      while (!isOver) {
        await vi.advanceTimersByTimeAsync(1000);
        await new Promise((resolve) => setTimeout(resolve));
      }
      expect(await running).toEqual({ status: 'done' });
      expect(traceDigest(events)).toBe(whole);
      expect(made.filter(({ terminated }) => terminated)).toHaveLength(1);
      if (deaths === 0) expect(made.length).toBe(before);
    }
  },
);
