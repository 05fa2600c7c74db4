import { describe, expect, it } from 'vitest';
import { defaultScenario, type ProbeFacts, type Verdict } from '../engine/index.ts';
import type { EngineClient, ProbeEnd, ProbeTask, ProbeUpdate } from '../worker/engine-client.ts';
import { createOctetMapStore } from './octet-map-run.ts';

const verdict: Verdict = { check: null, sameKeys: true };
const facts: ProbeFacts = {
  octets: new Uint8Array(3),
  tree: [],
  unsignedLength: 2,
  unaltered: verdict,
};
const task = (payload: number): ProbeTask => ({
  source: { kind: 'scenario', scenario: defaultScenario() },
  place: { messageId: 'gkp.1.ue1.message.notification', to: 'ue1', payload },
  plan: { time: 'on-the-way', bits: 'one' },
});
const update = (done: number): ProbeUpdate => ({ facts, verdicts: [verdict], done, total: 3 });

type Asked = {
  send: (next: ProbeUpdate) => void;
  end: (end: ProbeEnd) => void;
  signal: AbortSignal;
};

function manualProbe() {
  const asked: Asked[] = [];
  const probe: EngineClient['probe'] = (_, send, signal) =>
    new Promise((end) => asked.push({ send, end, signal }));
  return { asked, store: createOctetMapStore(probe) };
}

describe('the map of a payload', () => {
  it('gathers the verdicts in order and ends', async () => {
    const { asked, store } = manualProbe();
    const running = store.getState().start(task(0));
    expect(store.getState()).toMatchObject({ status: 'running', verdicts: [] });
    asked[0]?.send(update(1));
    asked[0]?.send(update(2));
    expect(store.getState()).toMatchObject({
      facts,
      verdicts: [verdict, verdict],
      done: 2,
      total: 3,
    });
    asked[0]?.end({ status: 'done' });
    await running;
    expect(store.getState()).toMatchObject({ status: 'done', task: task(0) });
  });

  it('keeps what it has when it is cancelled', async () => {
    const { asked, store } = manualProbe();
    const running = store.getState().start(task(0));
    asked[0]?.send(update(1));
    store.getState().cancel();
    expect(asked[0]?.signal.aborted).toBe(true);
    asked[0]?.end({ status: 'cancelled' });
    await running;
    expect(store.getState()).toMatchObject({ status: 'cancelled', verdicts: [verdict] });
  });

  it('drops one payload for another', async () => {
    const { asked, store } = manualProbe();
    const first = store.getState().start(task(0));
    asked[0]?.send(update(1));
    void store.getState().start(task(1));
    expect(asked[0]?.signal.aborted).toBe(true);
    asked[0]?.end({ status: 'cancelled' });
    await first;
    expect(store.getState()).toMatchObject({ status: 'running', verdicts: [], task: task(1) });
  });

  it('tells a mistake of the engine in words', async () => {
    const { asked, store } = manualProbe();
    const running = store.getState().start(task(0));
    asked[0]?.end({ status: 'failed', message: 'Error: no' });
    await running;
    expect(store.getState()).toMatchObject({ status: 'failed', message: 'Error: no' });
  });
});
