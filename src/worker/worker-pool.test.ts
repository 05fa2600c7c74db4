import { describe, expect, it } from 'vitest';
import {
  defaultMembers,
  defaultScenario,
  foldTotals,
  type RunSource,
  type Scenario,
  type TraceEvent,
} from '../engine/index.ts';
import { eventsOf } from '../testing/events-of.ts';
import { createEngineService } from './engine-service.ts';
import { createPoolClient } from './worker-pool.ts';
import type { PoolWorker } from './workers.ts';

const scenario: Scenario = {
  ...defaultScenario(),
  gmkMode: 'dual-one-procedure',
  systems: defaultScenario().systems.map((system) => ({ ...system, members: defaultMembers(9) })),
};
const source = { kind: 'scenario', scenario } as const;
const whole = eventsOf(source);
const turn = () => new Promise<void>((resolve) => setTimeout(resolve));

type Fake = { worker: PoolWorker; terminated: boolean; parts: number };

/** Workers in this thread; each answer takes a turn of the event loop. `breaksAt` gives, for the
 *  n-th worker made, after how many parts it breaks down. */
function fakeWorkers(breaksAt: (n: number) => number | null = () => null) {
  const made: Fake[] = [];
  const spawn = (): PoolWorker => {
    const service = createEngineService();
    const limit = breaksAt(made.length);
    let breakDown: (reason: string) => void = () => {};
    const broken = new Promise<string>((resolve) => {
      breakDown = resolve;
    });
    const worker: PoolWorker = {
      openSession: (id, wanted) => turn().then(() => service.openSession(id, wanted)),
      async memberSums(id, indexes) {
        await turn();
        return service.memberSums(id, indexes);
      },
      async memberParts(id, indexes) {
        await turn();
        if (limit !== null && fake.parts >= limit) {
          breakDown('out of memory');
          return new Promise(() => {});
        }
        fake.parts += indexes.length;
        return service.memberParts(id, indexes);
      },
      async talkPart(id, at, talkers) {
        await turn();
        return service.talkPart(id, at, talkers);
      },
      closeSession: (id) => service.closeSession(id),
      openProbe: (id, task) => service.openProbe(id, task),
      probe: (id, plan, from, to) => service.probe(id, plan, from, to),
      closeProbe: (id) => service.closeProbe(id),
      run: (id, wanted, emit) => service.run(id, wanted, emit),
      diagnose: (id, opened, emit) => service.diagnose(id, opened, emit),
      whoReads: (id, task, emit) => service.whoReads(id, task, emit),
      releases: (id, task, emit) => service.releases(id, task, emit),
      cancel: (id) => service.cancel(id),
      readKeys: (inputs) => service.readKeys(inputs),
      openPackets: (task) => service.openPackets(task),
      sakkeForm: () => service.sakkeForm(),
      async find(input) {
        await turn();
        if (limit === 0) {
          breakDown('out of memory');
          return new Promise(() => {});
        }
        return service.find(input);
      },
      terminate() {
        fake.terminated = true;
      },
      broken,
    };
    const fake: Fake = { worker, terminated: false, parts: 0 };
    made.push(fake);
    return worker;
  };
  return { spawn, made };
}

async function traceOf(client: ReturnType<typeof createPoolClient>, wanted: RunSource = source) {
  const events: TraceEvent[] = [];
  const timings: Record<string, number> = {};
  const end = await client.run(
    wanted,
    (update) => {
      events.push(...update.events);
      Object.assign(timings, update.timings);
    },
    new AbortController().signal,
  );
  return { end, events, timings };
}

describe('a pool of workers', () => {
  it.each([1, 2, 8])('gives the same trace with %i', async (size) => {
    const { spawn, made } = fakeWorkers();
    const { end, events, timings } = await traceOf(createPoolClient(spawn, size));
    expect(end).toEqual({ status: 'done' });
    expect(events).toEqual(whole);
    expect(made.length).toBeLessThanOrEqual(size);
    const computed = whole.filter((event) => event.kind === 'compute').map((event) => event.id);
    expect(Object.keys(timings).sort()).toEqual([...new Set(computed)].sort());
  });

  it('begins on one worker: the others start when the first events have been handed on', async () => {
    const { spawn, made } = fakeWorkers();
    const startedAt: number[] = [];
    const client = createPoolClient(spawn, 3);
    await client.run(source, () => startedAt.push(made.length), new AbortController().signal);
    expect(startedAt[0]).toBe(1);
    expect(made).toHaveLength(3);
  });

  it('replaces a worker that breaks down and does its work again', async () => {
    const { spawn, made } = fakeWorkers((n) => (n === 0 ? 2 : n === 2 ? 1 : null));
    const { end, events } = await traceOf(createPoolClient(spawn, 2));
    expect(end).toEqual({ status: 'done' });
    expect(events).toEqual(whole);
    expect(made[0]?.terminated).toBe(true);
    // Two to begin with, one for the first that broke down and one for its replacement.
    expect(made).toHaveLength(4);
  });

  it('gives up a run that brings down every worker', async () => {
    const { spawn } = fakeWorkers(() => 0);
    const { end } = await traceOf(createPoolClient(spawn, 2));
    expect(end).toMatchObject({
      status: 'failed',
      message: expect.stringContaining('out of memory'),
    });
  });

  it('ends at once when it is aborted, hands nothing on, and works again', async () => {
    const { spawn } = fakeWorkers();
    const client = createPoolClient(spawn, 2);
    const controller = new AbortController();
    let handedOn = 0;
    const running = client.run(
      source,
      () => {
        handedOn += 1;
        controller.abort();
      },
      controller.signal,
    );
    expect(await running).toEqual({ status: 'cancelled' });
    const before = handedOn;
    expect((await traceOf(client)).events).toEqual(whole);
    expect(handedOn).toBe(before);
  });

  it('counts a run without handing on its events', async () => {
    const { spawn } = fakeWorkers();
    const client = createPoolClient(spawn, 2);
    const totals = await client.totals(scenario, new AbortController().signal);
    expect(totals).toEqual(foldTotals(whole));
  });

  it('finds messages on a worker; where it breaks down, on the next', async () => {
    const once = fakeWorkers((n) => (n === 0 ? 0 : null));
    const found = await createPoolClient(once.spawn, 2).find('mikey ARoFAQ9dKEA=');
    expect(found).toMatchObject({ ok: true, messages: [{ kind: 'mikey' }] });
    expect(once.made.map(({ terminated }) => terminated)).toEqual([true, false]);
    const always = fakeWorkers(() => 0);
    expect(await createPoolClient(always.spawn, 2).find('x')).toBeNull();
  });

  it('tells a mistake of the engine as text', async () => {
    const { spawn } = fakeWorkers();
    const wrong = { ...scenario, seed: 'fresh' };
    const { end } = await traceOf(createPoolClient(spawn, 2), {
      kind: 'scenario',
      scenario: wrong,
    });
    expect(end).toMatchObject({ status: 'failed', message: expect.stringContaining('seed') });
  });
});
