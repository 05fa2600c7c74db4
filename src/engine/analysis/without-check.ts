import { type CheckName, checkOfCode, checks } from '../checks/index.ts';
import { contextFor, runSource } from '../exchange/run-source.ts';
import { predictionOf, reasonAgainst } from '../faults/disturbance.ts';
import type { Fault } from '../faults/fault.ts';
import { faults } from '../faults/index.ts';
import { receiversAt } from '../faults/setting.ts';
import { type ActorId, isUe } from '../model/actors.ts';
import { defaultPartnerSystem, defaultScenario } from '../model/default-scenario.ts';
import { procedureNumbers } from '../model/figure.ts';
import type { Scenario } from '../model/scenario.ts';
import type { FaultEntry, SkipEntry } from '../model/scenario-fields.ts';
import { type CheckEvent, hasFailed, type TraceEvent } from '../trace/trace.ts';
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

/** Trials ask for the events of a run, one after the other: whoever drives them makes each run, here or in
 *  a worker, so that both come to the same. */
export type Trials<T> = Generator<Scenario, T, Iterable<TraceEvent>>;

/** The places of a fault in a run: one receiver where it takes one, else all. `wished` is the receiver that
 *  is taken where it can be. */
function placesOf(fault: Fault, scenario: Scenario, wished?: ActorId): readonly FaultEntry[] {
  return fault.steps.flatMap((step) => {
    const receivers = receiversAt(scenario, step);
    const one = receivers.find((id) => id === wished) ?? receivers.find(isUe) ?? receivers[0];
    return procedureNumbers.flatMap((procedure) =>
      [...(one ? [[one]] : []), 'all' as const]
        .map((to): FaultEntry => ({ fault: fault.id, at: { procedure, step }, to, parameters: {} }))
        .filter((entry) => isStopped(scenario, entry)),
    );
  });
}

/** Whether a fault has that place, and a check is expected to stop it there. */
const isStopped = (scenario: Scenario, entry: FaultEntry): boolean =>
  reasonAgainst(scenario, entry) === null && predictionOf(scenario, entry) !== null;

/** Where in a run a check is expected to stop something: one place a fault of the catalogue, attacks first.
 *  `party`: who is to be met, where the fault can be put to one. */
export function placesStoppedBy(
  scenario: Scenario,
  check: CheckName,
  party: ActorId,
): readonly FaultEntry[] {
  const isStoppedBy = (entry: FaultEntry) => {
    const code = predictionOf(scenario, entry);
    return code !== null && code !== 'unknown' && checkOfCode(code).name === check;
  };
  const found = faults.flatMap((fault) => {
    const places = placesOf(fault, scenario, party).filter(isStoppedBy);
    const entry = places.find(({ to }) => to.includes(party)) ?? places[0];
    return entry ? [{ entry, isAttack: fault.kind === 'attack' }] : [];
  });
  const [attacks, others] = [true, false].map((wanted) =>
    found.flatMap(({ entry, isAttack }) => (isAttack === wanted ? [entry] : [])),
  );
  return [...(attacks ?? []), ...(others ?? [])];
}

/** The first check that fails in a run; undefined where none does. */
function firstFailed(events: Iterable<TraceEvent>): CheckEvent | undefined {
  for (const event of events) if (hasFailed(event)) return event;
  return undefined;
}

/** Tries a fault at a place of a scenario; null where no check stops it. */
export function* trialAt(setting: Scenario, entry: FaultEntry): Trials<Trial | null> {
  const scenario = { ...setting, faults: [entry], skips: [] };
  const stopped = firstFailed(yield scenario);
  return stopped ? yield* withoutIt(scenario, entry, stopped) : null;
}

/** Tries a fault in the first run where a check stops it; null where none does. */
export function* trialOf(fault: Fault): Trials<Trial | null> {
  for (const setting of settings()) {
    for (const entry of placesOf(fault, setting)) {
      const trial = yield* trialAt(setting, entry);
      if (trial) return trial;
    }
  }
  return null;
}

function* withoutIt(
  scenario: Scenario,
  entry: FaultEntry,
  { check, actor, step }: CheckEvent,
): Trials<Trial> {
  const events = [...(yield { ...scenario, skips: [{ party: actor, check }] })];
  const by = stopsBehind(events, actor, step)[0]?.check ?? null;
  return { check, party: actor, scenario, entry, by, harms: harmsOf(events) };
}

/** The checks of a party that fail in a run where it has left another one out. Others make all their checks.
 *  What fails only when the keys are used is harm, and stops nothing, unless the check left out is made
 *  there itself. */
export function stopsBehind(
  events: Iterable<TraceEvent>,
  party: ActorId,
  leftOutAt: TraceEvent['step'],
): readonly CheckEvent[] {
  return [...events]
    .filter(hasFailed)
    .filter(({ actor, step }) => actor === party && (leftOutAt === 'use' || step !== 'use'));
}

/** Makes the runs that trials ask for. */
function made<T>(trials: Trials<T>): T {
  let next = trials.next();
  while (!next.done) {
    const source = { kind: 'scenario', scenario: next.value } as const;
    const context = contextFor(source, () => 0);
    next = trials.next(runSource(source, context));
  }
  return next.value;
}

/** Tries a fault here and now. */
export const tryWithout = (fault: Fault): Trial | null => made(trialOf(fault));

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
