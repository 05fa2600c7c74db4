import { reasonAgainst } from '../faults/disturbance.ts';
import type { Fault } from '../faults/fault.ts';
import {
  defaultMembers,
  defaultPartnerSystem,
  defaultScenario,
} from '../model/default-scenario.ts';
import type { FaultStep } from '../model/figure.ts';
import type { Scenario } from '../model/scenario.ts';
import type { FaultEntry } from '../model/scenario-fields.ts';
import type { CheckEvent, TraceEvent } from '../trace/trace.ts';
import { eventsOf } from './events-of.ts';

/** Scenarios and runs for the tests of the catalogue. */

/** A scenario with two members a system, and another change. */
export function scenarioOf(change: Partial<Scenario> = {}): Scenario {
  const base = defaultScenario();
  const [system] = base.systems;
  const partner = { ...defaultPartnerSystem(), members: defaultMembers(2, 'partner') };
  const systems = [
    ...(system ? [{ ...system, members: defaultMembers(2) }] : []),
    ...(change.procedure === 'group-regroup' ? [partner] : []),
  ];
  return { ...base, systems, ...change };
}

/** Every combination of mode and encoding with one acceptance, marking and profile, turned from one
 *  to the next so that every value of each meets every mode. */
export function settings(procedure: Scenario['procedure']): readonly Scenario[] {
  const modes = [
    ['single', 'two-payloads'],
    ['dual-two-procedures', 'two-payloads'],
    ['dual-one-procedure', 'two-payloads'],
    ['dual-one-procedure', 'two-keys-in-one-payload'],
    ['mkfc-document', 'two-payloads'],
  ] as const;
  const profiles = [
    { profile: 'ts-33.179' },
    { profile: 'ts-33.180', hideIdentities: true },
    { profile: 'ts-33.180', hideIdentities: false, mkiInSpi: true },
  ] as const;
  const markings = ['text', 'mkfc-tag', 'none'] as const;
  const acceptances = ['all-or-nothing', 'each-on-its-own'] as const;
  return modes.flatMap(([gmkMode, dualEncoding], mode) => {
    const settles = gmkMode === 'single' || gmkMode === 'mkfc-document';
    const turns = settles ? profiles.length : 2 * profiles.length;
    return Array.from({ length: turns }, (_, turn) => {
      const purposeMarking = markings[turn % 3] ?? 'text';
      const dualAcceptance = acceptances[turn % 2] ?? 'all-or-nothing';
      const chosen = profiles[(turn + mode) % 3] ?? {};
      const modal = { procedure, gmkMode, dualEncoding, purposeMarking, dualAcceptance };
      return scenarioOf({ ...modal, ...chosen });
    });
  });
}

/** The places of a scenario a fault applies at: each step, run of the procedure, for all or the first
 *  receiver only. */
export function placesFor(fault: Fault, scenario: Scenario): readonly FaultEntry[] {
  const first: Readonly<Record<FaultStep, string>> = {
    0: 'ue1',
    1: 'ue1',
    3: 'partner-gms',
    4: 'partner-ue1',
  };
  return fault.steps.flatMap((step) =>
    ([1, 2] as const).flatMap((procedure) =>
      (['all', [first[step]]] as const).flatMap((to): FaultEntry[] => {
        const entry = { fault: fault.id, at: { procedure, step }, to: [...to], parameters: {} };
        const placed: FaultEntry = { ...entry, to: to === 'all' ? 'all' : [first[step]] };
        return reasonAgainst(scenario, placed) === null ? [placed] : [];
      }),
    ),
  );
}

/** The events of a scenario with these faults. */
export function runWith(scenario: Scenario, ...faults: readonly FaultEntry[]): TraceEvent[] {
  const source = { kind: 'scenario' as const, scenario: { ...scenario, faults: [...faults] } };
  return eventsOf(source);
}

/** The first check of a run that fails. */
export function firstFailed(events: readonly TraceEvent[]): CheckEvent | undefined {
  return events.find((event): event is CheckEvent => event.kind === 'check' && !event.passed);
}
