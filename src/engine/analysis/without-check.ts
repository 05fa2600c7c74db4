import { type CheckName, checks } from '../checks/index.ts';
import { contextFor, runSource } from '../exchange/run-source.ts';
import { faultProblems, predictionOf } from '../faults/disturbance.ts';
import type { Fault } from '../faults/fault.ts';
import { faults } from '../faults/index.ts';
import { receiversAt } from '../faults/setting.ts';
import { isUe } from '../model/actors.ts';
import { defaultPartnerSystem, defaultScenario } from '../model/default-scenario.ts';
import type { FaultEntry, Scenario, SkipEntry } from '../model/scenario.ts';
import { type CheckEvent, hasFailed } from '../trace/trace.ts';
import { type Harm, harmsOf } from './fault-harm.ts';

/** What each check alone stops: every fault of the catalogue is run with all checks made, and then with
 *  the one left out that has stopped it. */

/** One fault, tried: the check that stops it, and what happens without. */
export type Trial = Readonly<{
  check: CheckName;
  party: SkipEntry['party'];
  scenario: Scenario;
  entry: FaultEntry;
  /** Null where it gets past. */
  by: CheckName | null;
  harms: readonly Harm[];
}>;

/** Of one check: the faults that only it stops, and those that are stopped without it, by another check or
 *  since its party cannot go on. */
export type WithoutCheck = Readonly<{
  check: CheckName;
  unstopped: readonly Trial[];
  behind: readonly Trial[];
}>;

/** Small runs in which every fault of the catalogue has a place, the plainest first. */
function settings(): readonly Scenario[] {
  const base = defaultScenario();
  const [system] = base.systems;
  if (!system) return [];
  const two = { ...base, systems: [{ ...system, members: system.members.slice(0, 2) }] };
  const partner = defaultPartnerSystem();
  const both = [...two.systems, { ...partner, members: partner.members.slice(0, 1) }];
  const atOnce = { ...two, gmkMode: 'dual-one-procedure' } as const;
  const hidden = { profile: 'ts-33.180', hideIdentities: true } as const;
  return [
    two,
    atOnce,
    { ...atOnce, dualEncoding: 'two-keys-in-one-payload' },
    { ...atOnce, purposeMarking: 'mkfc-tag' },
    { ...two, gmkMode: 'dual-two-procedures' },
    { ...two, ...hidden },
    { ...two, profile: 'ts-33.180', mkiInSpi: true },
    { ...two, procedure: 'group-regroup', systems: both },
  ];
}

/** The places of a fault in a run: one receiver where it takes one, else all. */
function placesOf(fault: Fault, scenario: Scenario): readonly FaultEntry[] {
  return fault.steps.flatMap((step) => {
    const receivers = receiversAt(scenario, step);
    const one = receivers.find(isUe) ?? receivers[0];
    return ([1, 2] as const).flatMap((procedure) =>
      [...(one ? [[one]] : []), 'all' as const]
        .map((to): FaultEntry => ({ fault: fault.id, at: { procedure, step }, to, parameters: {} }))
        .filter((entry) => isStopped(scenario, entry)),
    );
  });
}

/** Whether a fault has that place, and a check is expected to stop it there. */
function isStopped(scenario: Scenario, entry: FaultEntry): boolean {
  const problems = faultProblems({ ...scenario, faults: [entry] });
  return problems.length === 0 && predictionOf(scenario, entry) !== null;
}

const eventsOf = (scenario: Scenario) => {
  const source = { kind: 'scenario', scenario } as const;
  return runSource(
    source,
    contextFor(source, () => 0),
  );
};

/** The first check that fails in a run; undefined where none does. */
function firstFailed(scenario: Scenario): CheckEvent | undefined {
  for (const event of eventsOf(scenario)) if (hasFailed(event)) return event;
  return undefined;
}

/** Tries a fault in the first run where a check stops it; null where none does. */
export function tryWithout(fault: Fault): Trial | null {
  for (const setting of settings()) {
    for (const entry of placesOf(fault, setting)) {
      const scenario = { ...setting, faults: [entry] };
      const stopped = firstFailed(scenario);
      if (stopped) return withoutIt(scenario, entry, stopped);
    }
  }
  return null;
}

function withoutIt(
  scenario: Scenario,
  entry: FaultEntry,
  { check, actor, step }: CheckEvent,
): Trial {
  const careless = { ...scenario, skips: [{ party: actor, check }] };
  const events = [...eventsOf(careless)];
  // Others make all their checks. What fails only when the keys are used is harm, and stops nothing.
  const stops = events
    .filter(hasFailed)
    .filter((event) => event.actor === actor && (step === 'use' || event.step !== 'use'));
  const by = stops[0]?.check ?? null;
  return { check, party: actor, scenario, entry, by, harms: harmsOf(events) };
}

/** The table of all checks, in their order, from the trials of all faults. */
export function tableOf(trials: readonly Trial[]): readonly WithoutCheck[] {
  return checks.map(({ name: check }) => {
    const own = trials.filter((trial) => trial.check === check);
    return {
      check,
      unstopped: own.filter(({ by }) => by === null),
      behind: own.filter(({ by }) => by !== null),
    };
  });
}

/** What each check alone stops. Takes some seconds: a few small runs a fault. */
export function withoutCheck(): readonly WithoutCheck[] {
  return tableOf(faults.map(tryWithout).filter((trial) => trial !== null));
}
