import { describe, expect, it, vi } from 'vitest';
import * as engine from '../engine/index.ts';
import type { EngineClient } from '../worker/engine-client.ts';
import { createInThreadClient } from '../worker/in-thread-client.ts';
import { createAppStore } from './app-store.ts';
import { forgeryIn, helped, helpsFor, idBefore } from './reads-help.ts';
import type { ReadsFound } from './reads-state.ts';
import { readsRows, statesOf, takenAt } from './reads-table.ts';

const inThread = createInThreadClient(engine);
const base = engine.defaultScenario();
const leave: engine.Act = {
  ...{ act: 'leave', member: 'ue3', rekey: false, oldKey: 'kept', afterSeconds: 3600 },
};
const scenario = (members: number, acts: readonly engine.Act[]): engine.Scenario => ({
  ...base,
  systems: base.systems.map((system) => ({
    ...system,
    members: Array.from({ length: members }, (_, place) => `sip:user.${place}@example.org`),
  })),
  acts: [...acts],
});

async function storeOver(given: engine.Scenario, client: Partial<EngineClient> = {}) {
  const options = { view: { scenario: given }, drawSeed: () => '00' };
  const store = createAppStore({ ...inThread, ...client }, options);
  const done = () =>
    vi.waitFor(() => expect(store.getState().run.status).toBe('done'), { timeout: 60_000 });
  store.getState().rerun();
  await done();
  return { store, done };
}

const opens = (found: ReadsFound, row: Parameters<typeof statesOf>[1] = 'all') =>
  statesOf(found, row).filter((state) => state === 'opens').length;

describe('who reads what, asked of the run on the screen', () => {
  it('finds what a member opens that has left, and what new keys would have changed', async () => {
    const { store, done } = await storeOver(scenario(3, [leave]));
    const found = async () => {
      await store.getState().findReads();
      const { readsSearch } = store.getState();
      if (readsSearch?.status !== 'done' || !readsSearch.found) throw new Error('nothing found');
      return readsSearch.found;
    };
    store.getState().askReads({
      compromised: [{ actor: 'ue3', at: 1, stays: false }],
      recorded: false,
    });
    const before = await found();
    expect(opens(before)).toBe(4);
    expect(takenAt(before, 'ue3')).toBe(7);
    expect(helpsFor(store.getState().scenario, store.getState().reads)).toEqual(['renew', 'rekey']);
    await store.getState().tryHelp('rekey');
    await done();
    const after = await found();
    expect(opens(after)).toBe(0);
    const { readsBefore } = store.getState();
    expect(readsBefore).toMatchObject({ help: 'rekey', inserted: null });
    const row = readsRows(after, readsBefore).find((one) => one.row === 'ue3');
    expect(row?.stopped.filter(Boolean)).toHaveLength(4);
    store.getState().undoHelp();
    await done();
    expect(store.getState().scenario.acts).toEqual([leave]);
    expect(opens(await found())).toBe(4);
  });

  it('shows what the signing keys of a GMS can do: a member stores a key that somebody else made', async () => {
    const { store, done } = await storeOver(scenario(2, []));
    store.getState().askReads({ compromised: [{ actor: 'gms', at: 1, stays: false }] });
    await store.getState().findReads();
    await store.getState().tryHelp('forge');
    await done();
    await store.getState().findReads();
    const { trace, readsSearch, quiz } = store.getState();
    expect(forgeryIn((quiz.whole ?? trace).events)).toEqual({ to: 'ue1', stored: true });
    const found = readsSearch?.found;
    if (!found) throw new Error('nothing found');
    const { traffic } = found.gathered.task;
    const opened = traffic.filter((_, place) => statesOf(found, 'outsider')[place] === 'opens');
    expect(opened.map(({ act, from, kind }) => [act, from, kind])).toEqual([
      [2, 'ue1', 'packet'],
      [2, 'ue1', 'packet'],
    ]);
    store.getState().undoHelp();
    await done();
    expect(store.getState().scenario).toMatchObject({ acts: [], faults: [] });
    expect(store.getState().reads.compromised.map(({ actor }) => actor)).toEqual(['gms']);
  });

  it('asks only about some members of a large group, and is told once of a run', async () => {
    const whoReads = vi.fn(inThread.whoReads);
    const { store } = await storeOver(scenario(10, []), { whoReads });
    store.getState().askReads({ compromised: [{ actor: 'ue7', at: 1, stays: false }] });
    await store.getState().findReads();
    await store.getState().findReads();
    expect(whoReads).toHaveBeenCalledTimes(1);
    const found = store.getState().readsSearch?.found;
    expect(found?.rows).toEqual(['kms', 'gms', 'ue1', 'ue2', 'ue7']);
    expect(found?.others).toHaveLength(7);
    expect(found && opens(found, 'ue7')).toBe(5);
  });

  it('stops when it is told to, and begins again', async () => {
    const waiting: EngineClient['whoReads'] = (_task, onStep, signal) =>
      new Promise((resolve) => {
        onStep({ done: 1, total: 9 });
        signal.addEventListener('abort', () => resolve({ status: 'cancelled' }));
      });
    const { store } = await storeOver(scenario(2, []), { whoReads: waiting });
    const finding = store.getState().findReads();
    await vi.waitFor(() => expect(store.getState().readsSearch?.done).toBe(1));
    store.getState().cancelReads();
    await finding;
    expect(store.getState().readsSearch).toMatchObject({ status: 'cancelled', found: null });
  });
});

describe('an act that is put in', () => {
  it('moves the events behind it on by one act', () => {
    expect(idBefore('gkp.1.ue1.message.notification', 2)).toBe('gkp.1.ue1.message.notification');
    expect(idBefore('act2-gkp.1.ue1.message.ok', 2)).toBeNull();
    expect(idBefore('act3-gkp.1.ue1.message.ok', 2)).toBe('act2-gkp.1.ue1.message.ok');
    expect(idBefore('act2-gkp.1.ue1.message.ok', 1)).toBe('gkp.1.ue1.message.ok');
    expect(idBefore('act2-gkp.1.ue1.message.ok', null)).toBe('act2-gkp.1.ue1.message.ok');
  });

  it('leaves a fault in the act it was put in', () => {
    const at = { act: 2, procedure: 1, step: 1 } as const;
    const faults = [{ fault: 'wrong-signer', at, to: 'all', parameters: {} } as const];
    const faulty = { ...scenario(3, [{ ...leave, rekey: true }]), faults: [...faults] };
    const compromised = [{ actor: 'ue2', at: 1, stays: false }] as const;
    const renewed = helped(faulty, { compromised }, 'renew')?.scenario;
    expect(renewed?.acts.map(({ act }) => act)).toEqual(['renew', 'leave']);
    expect(renewed?.faults).toEqual([{ ...faults[0], at: { ...at, act: 3 } }]);
  });

  it('is offered only where the scenario can have it', () => {
    const of = (actor: engine.ActorId, acts: readonly engine.Act[], members = 3) =>
      helpsFor(scenario(members, acts), {
        ...{ compromised: [{ actor, at: 1, stays: false }], recorded: true, shown: [], cell: null },
      });
    expect(of('ue2', [])).toEqual(['renew', 'remove']);
    expect(of('ue1', [], 1)).toEqual(['renew']);
    expect(of('gms', [{ ...leave, rekey: true }])).toEqual(['renew', 'drop', 'forge']);
  });
});
