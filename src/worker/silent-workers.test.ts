import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  defaultMembers,
  defaultScenario,
  hexToBytes,
  type OpenedBundle,
  type RunSource,
  type TraceEvent,
} from '../engine/index.ts';
import { deviatingBundle } from '../testing/deviating-bundle.ts';
import { eventsOf } from '../testing/events-of.ts';
import { createEngineService, type EngineService } from './engine-service.ts';
import { createPoolClient } from './worker-pool.ts';
import type { PoolWorker } from './workers.ts';

const scenario = {
  ...defaultScenario(),
  systems: defaultScenario().systems.map((system) => ({ ...system, members: defaultMembers(5) })),
};
const source: RunSource = { kind: 'scenario', scenario };
/** A second of the clock takes so long here: the good workers work in real time. */
const realMilliseconds = 40;
const never = () => new Promise<never>(() => {});

/** A worker in this thread, with some of its answers replaced. */
function worker(change: Partial<EngineService> = {}, broken: Promise<string> = never()) {
  const made = { ...createEngineService(), ...change, broken, terminated: false };
  return Object.assign(made, {
    terminate() {
      made.terminated = true;
    },
  }) satisfies PoolWorker;
}

/** The n-th worker made is the n-th one given, and a good one when there are no more. */
function poolOf(size: number, given: readonly (() => PoolWorker)[]) {
  const made: PoolWorker[] = [];
  const spawn = () => {
    const next = (given[made.length] ?? worker)();
    made.push(next);
    return next;
  };
  return { client: createPoolClient(spawn, size), made };
}

async function run(
  client: ReturnType<typeof createPoolClient>,
  wanted: RunSource = source,
  second = realMilliseconds,
) {
  const events: TraceEvent[] = [];
  const running = client.run(
    wanted,
    (update) => events.push(...update.events),
    new AbortController().signal,
  );
  let end: Awaited<typeof running> | null = null;
  void running.then((it) => {
    end = it;
  });
  for (let seconds = 0; end === null && seconds < 400; seconds += 1) {
    await vi.advanceTimersByTimeAsync(1000);
    await new Promise((resolve) => setTimeout(resolve, second));
  }
  return { end, events };
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
});
afterEach(() => {
  vi.useRealTimers();
});

describe('a worker of which nothing is heard', () => {
  it('is replaced and its members run again', async () => {
    const { client, made } = poolOf(2, [() => worker({ memberParts: never })]);
    const { end, events } = await run(client);
    expect(end).toEqual({ status: 'done' });
    expect(events).toEqual(eventsOf(source));
    expect(made[0]).toMatchObject({ terminated: true });
  });

  it('is said where those in its place are silent too', async () => {
    const silent = () => worker({ memberParts: never });
    const { client } = poolOf(1, [silent, silent, silent]);
    expect((await run(client)).end).toMatchObject({ status: 'failed', trouble: 'silent' });
    expect((await run(client)).end, 'the next run').toEqual({ status: 'done' });
  });

  it('is waited for while it still says something', async () => {
    const slow = createEngineService();
    // Long seconds: a busy machine does not make the pauses as long as the patience.
    const second = 4 * realMilliseconds;
    const { client, made } = poolOf(1, [
      () =>
        worker({
          ...slow,
          async memberParts(id, indexes) {
            // Each of the pieces under way takes a while; one of them is always soon done.
            const [index = 0] = indexes;
            await new Promise((resolve) => setTimeout(resolve, 2 * second * (1 + index)));
            return slow.memberParts(id, indexes);
          },
        }),
    ]);
    expect((await run(client, source, second)).end).toEqual({ status: 'done' });
    expect(made).toHaveLength(1);
  });
});

describe('a worker that does not start', () => {
  const notFound = () => worker({ openSession: never }, Promise.resolve('not found'));
  const refused = () => {
    throw new DOMException('refused', 'SecurityError');
  };

  it.each([
    ['is not found', notFound],
    ['is refused', refused],
  ])('leaves its members to the others: it %s', async (_, broken) => {
    const { client } = poolOf(2, [worker, broken, broken, broken, broken]);
    const { end, events } = await run(client);
    expect(end).toEqual({ status: 'done' });
    expect(events).toEqual(eventsOf(source));
  });

  it.each([
    ['is not found', notFound],
    ['is refused', refused],
  ])('fails the run where no other starts: it %s', async (_, broken) => {
    const { client } = poolOf(
      2,
      Array.from({ length: 9 }, () => broken),
    );
    expect((await run(client)).end).toMatchObject({ status: 'failed', trouble: 'not-loaded' });
  });
});

it('a run of one piece begins anew on another worker and hands on nothing twice', async () => {
  const opened: RunSource = { kind: 'message', octets: hexToBytes('011a0000') };
  const { client, made } = poolOf(1, [
    () =>
      worker({
        run: (id, wanted, emit) => createEngineService().run(id, wanted, emit).then(never),
      }),
  ]);
  const { end, events } = await run(client, opened);
  expect(end).toEqual({ status: 'done' });
  expect(events).toEqual(eventsOf(opened));
  expect(events.length).toBeGreaterThan(0);
  expect(made).toHaveLength(2);
});

describe('a diagnosis', () => {
  const edits = [[0, 0xff]] as const;
  const opened: OpenedBundle = { kind: 'bundle', bundle: deviatingBundle(), edits };
  const ask = (
    client: ReturnType<typeof createPoolClient>,
    signal = new AbortController().signal,
  ) => client.diagnose(opened, () => {}, signal);

  it('begins anew on another worker where one breaks down', async () => {
    const broken = Promise.resolve('out of memory');
    const { client, made } = poolOf(1, [() => worker({ diagnose: never }, broken)]);
    expect(await ask(client)).toMatchObject({ status: 'done', diagnosed: { diagnosis: null } });
    expect(made).toHaveLength(2);
  });

  it('ends at once when it is cancelled, and the worker is told', async () => {
    const cancel = vi.fn();
    const { client } = poolOf(1, [() => worker({ diagnose: never, cancel })]);
    const controller = new AbortController();
    const asked = ask(client, controller.signal);
    controller.abort();
    expect(await asked).toEqual({ status: 'cancelled' });
    expect(cancel).toHaveBeenCalledOnce();
  });
});
