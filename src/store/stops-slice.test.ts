import { describe, expect, it, vi } from 'vitest';
import * as engine from '../engine/index.ts';
import {
  type ActorId,
  defaultPartnerSystem,
  defaultScenario,
  faultById,
  gmsIn,
  type Scenario,
  tryWithout,
} from '../engine/index.ts';
import type { EngineClient } from '../worker/engine-client.ts';
import { createInThreadClient } from '../worker/in-thread-client.ts';
import { manualClient, settled } from '../worker/trace.fixture.ts';
import { createAppStore } from './app-store.ts';
import { sidesOf } from './compare-sides.ts';
import { findStopped, isBroken, tryCatalogue } from './what-it-stops.ts';

vi.setConfig({ testTimeout: 120_000 });

const client = createInThreadClient(engine);
const base = defaultScenario();

function storeOf(scenario: Scenario = base, over: EngineClient = client) {
  return createAppStore(over, { view: { scenario }, drawSeed: () => '00' });
}

describe('showing what a check stops', () => {
  it('[pCR 33.179 §7.4.2] puts the attack that only the signature stops into the run, at the same party', async () => {
    const old = { ...base, skips: [{ party: 'ue3' as const, check: 'replay' }] };
    const store = storeOf(old);
    await store.getState().showWhatStops('signature', 'ue2');
    const { scenario, compare, screen, stopSearch, before } = store.getState();
    expect(stopSearch).toBeNull();
    expect(screen).toBe('compare');
    expect(scenario.faults.map(({ fault, to }) => [fault, to])).toEqual([
      ['impostor-signs-as-gms', ['ue2']],
    ]);
    expect(scenario.skips).toEqual([]);
    expect(compare.without).toEqual({ party: 'ue2', check: 'signature' });
    expect(compare.stop).toBeNull();
    expect(before?.scenario).toBe(old);

    store.getState().runCompare();
    await vi.waitFor(() => expect(store.getState().compareRun.status).toBe('done'), 60_000);
    const { sideRuns } = store.getState();
    expect(sidesOf(compare)).toEqual({ left: 'with-check', right: 'without-check' });
    expect(sideRuns['with-check']?.[0].harms).not.toContain('known-outside');
    expect(sideRuns['without-check']?.[0].scenario.skips).toEqual([compare.without]);
    expect(sideRuns['without-check']?.[0].harms).toContain('known-outside');
    expect(sideRuns['without-check']?.[0].carried[0]?.entries).toEqual(scenario.faults);

    store.getState().backToBefore();
    expect(store.getState().scenario).toEqual(old);
    expect(store.getState().screen).toBe('ladder');
    expect(store.getState().compare.without).toBeNull();
    expect(store.getState().before).toBeNull();
  });

  it('[pCR 33.179 §7.4.2] takes what another check stops as well where nothing gets past', async () => {
    const store = storeOf({ ...base, gmkMode: 'dual-two-procedures' });
    await store.getState().showWhatStops('format', 'ue1');
    const { scenario, compare } = store.getState();
    expect(scenario.gmkMode).toBe('dual-two-procedures');
    expect(scenario.faults).toHaveLength(1);
    expect(compare.without).toEqual({ party: 'ue1', check: 'format' });
  });

  it('[pCR 33.179 §7.4.3.3] meets the party that makes the check: a GMS, or a member beyond the first two', async () => {
    const systems = [...base.systems, defaultPartnerSystem()];
    const regroup: Scenario = { ...base, procedure: 'group-regroup', systems };
    const gms = gmsIn('partner');
    const { signal } = new AbortController();
    const find = (party: ActorId) =>
      findStopped(client.run, regroup, { check: 'signature', party }, () => {}, signal);
    expect(await find(gms)).toMatchObject({ party: gms, by: null, entry: { to: [gms] } });
    expect(await find('ue3')).toMatchObject({ party: 'ue3', by: null, entry: { to: ['ue3'] } });
  });

  it('[Keyladder §faults] says where nothing of the catalogue runs into a check, and changes nothing', async () => {
    const store = storeOf();
    await store.getState().showWhatStops('dual-complete', 'ue1');
    expect(store.getState().stopSearch?.status).toBe('nothing');
    expect(store.getState().scenario).toBe(base);
  });

  it('[Keyladder §faults] is given up when it is cancelled', async () => {
    const manual = manualClient();
    const store = storeOf(base, manual);
    const search = store.getState().showWhatStops('signature', 'ue1');
    await vi.waitFor(() => expect(manual.runs).toHaveLength(1));
    expect(store.getState().stopSearch).toMatchObject({ status: 'running', done: 0 });
    store.getState().cancelStopSearch();
    expect(manual.runs[0]?.signal.aborted).toBe(true);
    manual.runs[0]?.finish();
    await search;
    await settled();
    expect(store.getState().stopSearch?.status).toBe('cancelled');
    expect(store.getState().scenario).toBe(base);
  });
});

describe('the table of what each check stops', () => {
  it('[Keyladder §faults] has the trials the command line makes', async () => {
    const wanted = ['wrong-signer', 'impostor-signs-as-gms', 'addressed-to-another'];
    const stop = new AbortController();
    const found: unknown[] = [];
    const broken = await tryCatalogue(
      client.run,
      (trial) => found.push(trial),
      stop.signal,
      wanted.flatMap((id) => faultById(id) ?? []),
    );
    expect(broken).toBeNull();
    expect(found).toEqual(wanted.map((id) => tryWithout(faultById(id) ?? never())));
  });

  it('[Keyladder §faults] stops when it is cancelled and keeps what it has', async () => {
    const manual = manualClient();
    const store = storeOf(base, manual);
    const fill = store.getState().fillStopTable();
    await vi.waitFor(() => expect(manual.runs).toHaveLength(1));
    store.getState().cancelStopTable();
    manual.runs[0]?.finish();
    await fill;
    expect(store.getState().stopTable.status).toBe('cancelled');
    expect(isBroken({ broken: 'cancelled' })).toBe(true);
  });
});

function never(): never {
  throw new TypeError('no such fault');
}
