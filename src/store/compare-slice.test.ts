import { describe, expect, it, vi } from 'vitest';
import * as engine from '../engine/index.ts';
import {
  createStepCount,
  defaultMembers,
  defaultScenario,
  type FaultEntry,
  figureSteps,
  foldLedger,
  type Scenario,
} from '../engine/index.ts';
import { createInThreadClient } from '../worker/in-thread-client.ts';
import { manualClient, settled } from '../worker/trace.fixture.ts';
import { createAppStore } from './app-store.ts';
import type { SideRun } from './compare-state.ts';
import { scenarioOfDesign } from './designs.ts';
import { type Keeps, keepsFigure, keepsNothing, runSide } from './run-side.ts';

vi.setConfig({ testTimeout: 60_000 });

const base = defaultScenario();
const scenario = {
  ...base,
  systems: base.systems.map((system) => ({ ...system, members: defaultMembers(2) })),
};
const options = { view: { scenario }, drawSeed: () => '00' };
const client = createInThreadClient(engine);

describe('comparing', () => {
  it('[Keyladder §compare] runs both designs of the scenario once, and the sizes for the plot', async () => {
    const store = createAppStore(client, options);
    store.getState().runCompare();
    await vi.waitFor(() => expect(store.getState().compareRun.status).toBe('done'), 30_000);
    const { sideRuns } = store.getState();
    expect(Object.keys(sideRuns).sort()).toEqual(['once-two-payloads', 'twice']);
    expect(sideRuns.twice?.[0].scenario).toEqual(scenarioOfDesign(scenario, 'twice'));
    expect(sideRuns.twice?.[0].ledger.totals.notifications).toBe(4);
    expect(sideRuns['once-two-payloads']?.[0].ledger.totals.notifications).toBe(2);

    store.getState().runGrowth([1, 3]);
    await vi.waitFor(() => expect(store.getState().growthRun.status).toBe('done'), 30_000);
    const points = store.getState().growthPoints;
    expect(points.map(({ design, size }) => [design, size])).toEqual([
      ['twice', 1],
      ['once-two-payloads', 1],
      ['twice', 3],
      ['once-two-payloads', 3],
    ]);
    expect(points.every(({ ledger, expected }) => ledger.totals.octets > 0 && expected)).toBe(true);
    for (const { ledger, expected } of points) expect(ledger).toEqual(expected.ledger);

    store.getState().changeCompare({ right: 'single' });
    store.getState().runCompare();
    await vi.waitFor(() => expect(store.getState().compareRun.status).toBe('done'), 30_000);
    expect(store.getState().sideRuns.twice).toBe(sideRuns.twice);
    expect(store.getState().sideRuns.single?.[0].ledger.totals.notifications).toBe(2);
  });

  it('[pCR 33.179 §7.4.2] both sides lose the key for floor control, wherever it travels', async () => {
    const at = { procedure: 2, step: 1 } as const;
    const faults: FaultEntry[] = [{ fault: 'key-expired', at, to: 'all', parameters: {} }];
    const faulty = { ...scenario, gmkMode: 'dual-two-procedures' as const, faults };
    const store = createAppStore(client, { ...options, view: { scenario: faulty } });
    store.getState().runCompare();
    await vi.waitFor(() => expect(store.getState().compareRun.status).toBe('done'), 30_000);
    const { sideRuns } = store.getState();
    const [twice, once] = [sideRuns.twice?.[0], sideRuns['once-two-payloads']?.[0]];
    const refused = (run: typeof twice) =>
      run?.trace.events.flatMap((event) =>
        event.kind === 'check' && event.failure?.code === 'expired' ? [event.purpose] : [],
      );
    expect(refused(twice)).toEqual(['floor', 'floor']);
    expect(refused(once)).toEqual(['floor', 'floor']);

    store.getState().changeCompare({ right: 'single' });
    store.getState().runCompare();
    await vi.waitFor(() => expect(store.getState().compareRun.status).toBe('done'), 30_000);
    const single = store.getState().sideRuns.single?.[0];
    expect(single?.scenario.faults).toEqual([]);
    expect(single?.carried[0]?.absent).toEqual({ code: 'one-key', key: 'floor' });
  });

  it('[Keyladder §acts] compares each act, with the ledger of all acts so far and the formula of each', async () => {
    const acts: Scenario['acts'] = [
      { act: 'renew', afterSeconds: 3600, keys: 'floor', gmkId: 'new', oldKey: 'kept' },
      { act: 'join', afterSeconds: 60, system: 'primary', uri: 'sip:new@mcptt.example.org' },
      { act: 'leave', afterSeconds: 60, member: 'ue2', rekey: true, oldKey: 'kept' },
      { act: 'revoke', afterSeconds: 60, keys: 'media' },
    ];
    const living: Scenario = { ...scenario, gmkMode: 'dual-two-procedures', acts };
    const store = createAppStore(client, { ...options, view: { scenario: living } });
    store.getState().changeCompare({ left: 'single', right: 'once-two-payloads' });
    store.getState().runCompare();
    await vi.waitFor(() => expect(store.getState().compareRun.status).toBe('done'), 30_000);
    const { single = [], 'once-two-payloads': once = [] } = store.getState().sideRuns;
    for (const side of [single, once]) {
      expect(side.map(({ ledger }) => ledger)).toEqual(side.map(({ expected }) => expected.ledger));
      const last = side.at(-1);
      const events = side.flatMap(({ trace }) => trace.events);
      expect(last && foldLedger(last.scenario, last.trace.actors, events)).toEqual(last?.soFar);
      expect(side[1]?.before).toEqual(side[0]?.ledger);
    }
    // Two members: a key of its own for floor control costs one payload each, as one key for both does.
    const renewal = [single[1], once[1]].map((run) => [
      run?.ledger.totals.notifications,
      run?.ledger.totals.payloads,
      run?.ledger.carrier.messages['get-group'],
    ]);
    expect(renewal).toEqual([
      [2, 2, 0],
      [2, 2, 0],
    ]);
    expect(once[1]?.ledger.readers).toEqual({ floor: { servers: ['gms'], ues: 2, partnerUes: 0 } });
  });

  it('[Keyladder §compare] cancelling ends the run and keeps nothing of it', async () => {
    const manual = manualClient();
    const store = createAppStore(manual, options);
    store.getState().runCompare();
    await vi.waitFor(() => expect(manual.runs).toHaveLength(1));
    store.getState().cancelCompare();
    expect(manual.runs[0]?.signal.aborted).toBe(true);
    manual.runs[0]?.finish();
    await settled();
    expect(store.getState().compareRun.status).toBe('cancelled');
    expect(store.getState().sideRuns).toEqual({});
  });

  it('[Keyladder §compare] says what the engine said when a run fails', async () => {
    const manual = manualClient();
    const store = createAppStore(manual, options);
    store.getState().runCompare();
    await vi.waitFor(() => expect(manual.runs).toHaveLength(1));
    manual.runs[0]?.end({ status: 'failed', message: 'EngineError: broken' });
    await vi.waitFor(() => expect(store.getState().compareRun.status).toBe('failed'));
    expect(store.getState().compareRun.message).toBe('EngineError: broken');
  });
});

describe('a run of a large group', () => {
  it('[Keyladder §compare] keeps what the figure shows of all members and counts all', async () => {
    const signal = new AbortController().signal;
    const [system] = base.systems;
    if (!system) throw new TypeError('no system');
    const large = { ...base, systems: [{ ...system, members: defaultMembers(52) }] };
    const skewed = { ...large, clockSkewSeconds: { ue52: 400 } };
    const run = async (keeps: Keeps) =>
      (await runSide(client, skewed, [], keeps, () => {}, signal)).run?.[0];
    const [part, whole] = [await run(keepsFigure), await run((event) => event)];
    if (!part || !whole) throw new TypeError('the run did not end');
    expect(part.ledger).toEqual(whole.ledger);
    const { actors, events } = whole.trace;
    expect(foldLedger(whole.scenario, actors, events)).toEqual(whole.ledger);
    expect(part.trace.events.length).toBeLessThan(events.length);
    expect(part.trace.actors).toEqual(actors);
    const came = ({ trace }: SideRun) =>
      figureSteps(trace.events).map(({ key, first, last }) => {
        const count = createStepCount();
        for (let index = first; index <= last; index += 1) {
          const event = trace.events[index];
          if (event) count.add(event, index);
        }
        // The figure shows no calculations, and of the checks those of the first and which failed.
        const { refusedAt, events: _, calculations: __, checks, ...facts } = count.facts();
        const made = checks.map(({ kind, each, refused, failed }) => [kind, each, refused, failed]);
        return [key, facts, made, refusedAt === null ? null : trace.events[refusedAt]?.id];
      });
    expect(came(part)).toEqual(came(whole));
  });

  it('[Keyladder §compare] of a run for the plot nothing is kept', async () => {
    const signal = new AbortController().signal;
    const { run } = await runSide(client, scenario, [], keepsNothing, () => {}, signal);
    expect(run?.[0].trace.events).toEqual([]);
    expect(run?.[0].ledger.totals.notifications).toBe(2);
  });
});
