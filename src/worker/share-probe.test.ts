import { describe, expect, it } from 'vitest';
import * as engine from '../engine/index.ts';
import { defaultScenario, type ProbePlan, type Scenario, type Verdict } from '../engine/index.ts';
import type { EngineClient, ProbeTask } from './engine-client.ts';
import { createEngineService } from './engine-service.ts';
import { createInThreadClient } from './in-thread-client.ts';
import { createPoolClient } from './worker-pool.ts';
import type { PoolWorker } from './workers.ts';

const scenario: Scenario = { ...defaultScenario(), gmkMode: 'dual-one-procedure' };
const place = { messageId: 'gkp.1.ue2.message.notification', to: 'ue2' as const, payload: 1 };
const oneBit: ProbePlan = { time: 'on-the-way', bits: 'one' };
const task = (plan: ProbePlan = oneBit, payload = 1): ProbeTask => ({
  source: { kind: 'scenario', scenario },
  place: { ...place, payload },
  plan,
});
const turn = () => new Promise<void>((resolve) => setTimeout(resolve));

/** Workers in this thread; `breaksAt` gives, for the n-th made, after how many pieces it breaks. */
function poolOf(size: number, breaksAt: (n: number) => number | null = () => null) {
  let made = 0;
  let asked = 0;
  const spawn = (): PoolWorker => {
    const service = createEngineService();
    const limit = breaksAt(made);
    let pieces = 0;
    made += 1;
    let breakDown: (reason: string) => void = () => {};
    const broken = new Promise<string>((resolve) => {
      breakDown = resolve;
    });
    return {
      ...service,
      async probe(id, plan, from, to) {
        await turn();
        asked += 1;
        if (limit !== null && pieces >= limit) {
          breakDown('out of memory');
          return new Promise(() => {});
        }
        pieces += 1;
        return service.probe(id, plan, from, to);
      },
      terminate() {},
      broken,
    };
  };
  const client = createPoolClient(spawn, size);
  return { client, made: () => made, asked: () => asked };
}

async function verdictsOf(client: EngineClient, wanted: ProbeTask = task()) {
  const verdicts: Verdict[] = [];
  const counts: number[] = [];
  const end = await client.probe(
    wanted,
    (update) => {
      verdicts.push(...update.verdicts);
      counts.push(update.done);
    },
    new AbortController().signal,
  );
  return { end, verdicts, counts };
}

describe('a payload broken octet by octet', () => {
  const alone = verdictsOf(createInThreadClient(engine));

  it.each([1, 2])('gives the same verdicts in order with %i workers', async (size) => {
    const { end, verdicts, counts } = await verdictsOf(poolOf(size).client);
    expect(end).toEqual({ status: 'done' });
    expect(verdicts).toEqual((await alone).verdicts);
    expect(counts).toEqual(counts.toSorted((a, b) => a - b));
    expect(counts.at(-1)).toBe(verdicts.length);
  });

  it('replaces a worker that breaks down and does its work again', async () => {
    const pool = poolOf(2, (n) => (n === 0 ? 2 : n === 2 ? 1 : null));
    const { end, verdicts } = await verdictsOf(pool.client);
    expect(end).toEqual({ status: 'done' });
    expect(verdicts).toEqual((await alone).verdicts);
    // Two to begin with, one for the first that broke down and one for its replacement.
    expect(pool.made()).toBe(4);
  });

  it('gives up where every worker breaks down', async () => {
    const { end } = await verdictsOf(poolOf(2, () => 0).client);
    expect(end).toMatchObject({ status: 'failed', message: expect.stringContaining('memory') });
  });

  it('ends at once when it is aborted, hands nothing on and asks for no more', async () => {
    const { client, asked } = poolOf(2);
    const controller = new AbortController();
    let updates = 0;
    const end = await client.probe(
      task({ time: 'on-the-way', bits: 'all' }),
      () => {
        updates += 1;
        controller.abort();
      },
      controller.signal,
    );
    expect(end).toEqual({ status: 'cancelled' });
    await turn();
    await turn();
    const after = asked();
    await turn();
    expect(asked()).toBe(after);
    expect(updates).toBe(1);
    expect((await verdictsOf(client)).end).toEqual({ status: 'done' });
  });

  it('says where there is no such payload', async () => {
    for (const client of [poolOf(2).client, createInThreadClient(engine)]) {
      expect((await verdictsOf(client, task(oneBit, 2))).end).toEqual({ status: 'absent' });
    }
  });

  it('turns over every bit of every octet that is signed, on request', async () => {
    const plan: ProbePlan = { time: 'before-signing', bits: 'all' };
    const { facts } = engine.openProbe(
      task().source,
      engine.contextFor(task().source, () => 0),
      place,
    ) ?? { facts: null };
    // The last 129 octets are the signature.
    expect(facts?.unsignedLength).toBe(739 - 129);
    expect(facts && engine.alterationCount(facts, plan)).toBe(8 * (facts?.unsignedLength ?? 0));
    const onTheWay = { ...plan, time: 'on-the-way' } as const;
    expect(facts && engine.alterationCount(facts, onTheWay)).toBe(8 * (facts?.octets.length ?? 0));
    expect([0, 7, 8].map((n) => engine.alterationAt(plan, n))).toEqual([
      { offset: 0, mask: 0x80 },
      { offset: 0, mask: 1 },
      { offset: 1, mask: 0x80 },
    ]);
  });
});
