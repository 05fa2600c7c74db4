import { describe, expect, it, vi } from 'vitest';
import * as engine from '../engine/index.ts';
import {
  createStepCount,
  defaultMembers,
  defaultScenario,
  type FaultEntry,
  figureSteps,
  foldLedger,
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
    expect(sideRuns.twice?.scenario).toEqual(scenarioOfDesign(scenario, 'twice'));
    expect(sideRuns.twice?.ledger.totals.notifications).toBe(4);
    expect(sideRuns['once-two-payloads']?.ledger.totals.notifications).toBe(2);

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
    expect(store.getState().sideRuns.single?.ledger.totals.notifications).toBe(2);
  });

  it('[pCR 33.179 §7.4.2] both sides lose the key for floor control, wherever it travels', async () => {
    const at = { procedure: 2, step: 1 } as const;
    const faults: FaultEntry[] = [{ fault: 'key-expired', at, to: 'all', parameters: {} }];
    const faulty = { ...scenario, gmkMode: 'dual-two-procedures' as const, faults };
    const store = createAppStore(client, { ...options, view: { scenario: faulty } });
    store.getState().runCompare();
    await vi.waitFor(() => expect(store.getState().compareRun.status).toBe('done'), 30_000);
    const { twice, 'once-two-payloads': once } = store.getState().sideRuns;
    const refused = (run: typeof twice) =>
      run?.trace.events.flatMap((event) =>
        event.kind === 'check' && event.failure?.code === 'expired' ? [event.purpose] : [],
      );
    expect(refused(twice)).toEqual(['floor', 'floor']);
    expect(refused(once)).toEqual(['floor', 'floor']);

    store.getState().changeCompare({ right: 'single' });
    store.getState().runCompare();
    await vi.waitFor(() => expect(store.getState().compareRun.status).toBe('done'), 30_000);
    const { single } = store.getState().sideRuns;
    expect(single?.scenario.faults).toEqual([]);
    expect(single?.carried[0]?.absent).toEqual({ code: 'one-key', key: 'floor' });
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
      (await runSide(client, skewed, [], keeps, () => {}, signal)).run;
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
    expect(run?.trace.events).toEqual([]);
    expect(run?.ledger.totals.notifications).toBe(2);
  });
});
