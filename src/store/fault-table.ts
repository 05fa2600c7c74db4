import { createStore, type StoreApi } from 'zustand/vanilla';
import {
  type Fact,
  type Fault,
  type FaultEntry,
  faults,
  firstActOf,
  type Harm,
  harmsOf,
  type Prediction,
  predictionOf,
  type Scenario,
  type TraceEvent,
} from '../engine/index.ts';
import type { EngineClient } from '../worker/engine-client.ts';
import { type Design, designs, scenarioOfDesign } from './designs.ts';
import { findPlace } from './fault-places.ts';

/** Every fault against every design: what is predicted, and on request what a real run gives. */

const fewMembers = 2;

/** A scenario of a design, with the first two members of each system, nobody chosen to talk, no
 *  fault and every check made: what the table speaks of is the same for every member. */
export function scenarioForFaults(scenario: Scenario, design: Design): Scenario {
  const systems = scenario.systems.map((system) => ({
    ...system,
    members: system.members.slice(0, fewMembers),
  }));
  return {
    ...scenarioOfDesign(firstActOf(scenario), design),
    systems,
    talk: null,
    clockSkewSeconds: {},
    faults: [],
    skips: [],
  };
}

export type FaultCell = Readonly<
  { kind: 'absent'; reason: Fact } | { kind: 'placed'; entry: FaultEntry; prediction: Prediction }
>;

export type FaultRow = Readonly<{
  fault: Fault;
  cells: Readonly<Record<Design, FaultCell>>;
  /** Whether the designs differ in what comes of it. */
  differs: boolean;
}>;

function cellOf(scenario: Scenario, fault: Fault): FaultCell {
  const { entry, reason } = findPlace(scenario, fault);
  if (reason !== null) return { kind: 'absent', reason };
  return { kind: 'placed', entry, prediction: predictionOf(scenario, entry) };
}

const outcomeOf = (cell: FaultCell) =>
  cell.kind === 'absent' ? 'absent' : (cell.prediction ?? 'nothing');

/** The rows of the table for the figure of a scenario. */
export function faultRows(scenario: Scenario): readonly FaultRow[] {
  const bases = designs.map((design) => [design, scenarioForFaults(scenario, design)] as const);
  return faults.map((fault) => {
    const cells = Object.fromEntries(
      bases.map(([design, base]) => [design, cellOf(base, fault)]),
    ) as Record<Design, FaultCell>;
    const outcomes = new Set(Object.values(cells).map(outcomeOf));
    return { fault, cells, differs: outcomes.size > 1 };
  });
}

/** What a real run gave: the code of the first check that failed, or null where none did, and what harm
 *  it came to; `failed` where the run did not come to its end. */
export type Tried = Readonly<{ code: string | null; harms: readonly Harm[] }> | 'failed';

/** What the run of a cell has shown. `harmless`: no check failed, and no harm was done. */
export type Shown = 'caught' | 'harm' | 'harmless' | 'failed';

export function shownBy(tried: Tried): Shown {
  if (tried === 'failed') return 'failed';
  if (tried.code !== null) return 'caught';
  return tried.harms.length > 0 ? 'harm' : 'harmless';
}

export type DesignCount = Readonly<{
  design: Design;
  /** Faults with a place in the design, and those of them that have been run. */
  placed: number;
  tried: number;
  /** Of those run: noticed by no check, with harm and without. */
  harm: number;
  harmless: number;
  /** Of all of them: predicted to be noticed by no check. */
  predicted: number;
}>;

/** The faults of each design counted: by what the runs have shown so far, and by prediction. */
export function countByDesign(
  rows: readonly FaultRow[],
  tried: FaultTableState['tried'],
): readonly DesignCount[] {
  return designs.map((design) => {
    const placed = rows.flatMap(({ fault, cells }) => {
      const cell = cells[design];
      return cell.kind === 'placed' ? [{ cell, found: tried[cellKey(fault, design)] }] : [];
    });
    const shown = placed.flatMap(({ found }) => (found === undefined ? [] : [shownBy(found)]));
    const count = (what: Shown) => shown.filter((one) => one === what).length;
    return {
      ...{ design, placed: placed.length, tried: shown.length },
      ...{ harm: count('harm'), harmless: count('harmless') },
      predicted: placed.filter(({ cell }) => cell.prediction === null).length,
    };
  });
}

export type FaultTableState = Readonly<{
  status: 'idle' | 'running' | 'done' | 'cancelled';
  done: number;
  total: number;
  /** Names the scenario that was run. */
  basis: string;
  /** By fault and design. */
  tried: Readonly<Record<string, Tried>>;
}>;

export const cellKey = (fault: Fault, design: Design) => `${fault.id} ${design}`;

export type FaultTableStore = StoreApi<
  FaultTableState &
    Readonly<{
      start: (scenario: Scenario, rows: readonly FaultRow[], basis: string) => Promise<void>;
      cancel: () => void;
    }>
>;

const idle: FaultTableState = { status: 'idle', done: 0, total: 0, basis: '', tried: {} };

type Job = Readonly<{ key: string; scenario: Scenario }>;

function jobsOf(scenario: Scenario, rows: readonly FaultRow[]): readonly Job[] {
  return rows.flatMap(({ fault, cells }) =>
    designs.flatMap((design): Job[] => {
      const cell = cells[design];
      if (cell.kind === 'absent') return [];
      const base = scenarioForFaults(scenario, design);
      return [{ key: cellKey(fault, design), scenario: { ...base, faults: [cell.entry] } }];
    }),
  );
}

/** Runs the cells of the table one after the other in the workers. What was found before it is
 *  cancelled stays. */
export function createFaultTableStore(run: EngineClient['run']): FaultTableStore {
  let controller = new AbortController();
  const tryOut = async ({ scenario }: Job, signal: AbortSignal): Promise<Tried> => {
    const events: TraceEvent[] = [];
    const end = await run(
      { kind: 'scenario', scenario },
      (update) => events.push(...update.events),
      signal,
    );
    if (end.status !== 'done') return 'failed';
    const failed = events.find((event) => event.kind === 'check' && !event.passed);
    const code = failed?.kind === 'check' ? (failed.failure?.code ?? null) : null;
    return { code, harms: harmsOf(events) };
  };
  return createStore((set, get) => ({
    ...idle,
    async start(scenario, rows, basis) {
      controller.abort();
      controller = new AbortController();
      const { signal } = controller;
      const jobs = jobsOf(scenario, rows);
      const tried = basis === get().basis ? get().tried : {};
      set({ status: 'running', done: 0, total: jobs.length, basis, tried });
      for (const [index, job] of jobs.entries()) {
        const found = await tryOut(job, signal);
        if (signal.aborted) return;
        set({ done: index + 1, tried: { ...get().tried, [job.key]: found } });
      }
      set({ status: 'done' });
    },
    cancel() {
      if (get().status !== 'running') return;
      controller.abort();
      set({ status: 'cancelled' });
    },
  }));
}
