import {
  type GmsId,
  gmsIn,
  type KmsId,
  kmsIn,
  parseActorId,
  type SystemName,
  systemNames,
  type UeId,
  ueIn,
} from './actors.ts';
import { type Leg, legs, type ProcedureNumber } from './figure.ts';
import type { GroupPurpose } from './purpose.ts';
import { runNames } from './run-names.ts';
import { type Scenario, type System, systemsInUse } from './scenario.ts';
import { expectationOf, formOf, type KeyExpectation, type MessageForm } from './scenario-rules.ts';
import { sameUid } from './shared-uris.ts';

/** A scenario in one shape, whichever procedure it runs: whoever reads it asks for systems,
 *  notifications and rounds, never which figure it is. */

/** A member of the group: `index` counts those of all systems from 0, `ordinal` those of its own
 *  from 1. */
export type GroupMember = Readonly<{
  index: number;
  system: SystemName;
  ordinal: number;
  actor: UeId;
  uri: string;
}>;

/** A system that takes part, with its servers and its members of the group. */
export type PlannedSystem = Readonly<{
  name: SystemName;
  /** That of the primary system, where both use one; it has one key period then. */
  kms: KmsId;
  kmsUri: string;
  rule: Pick<System, 'keyPeriodSeconds' | 'keyPeriodOffsetSeconds'>;
  gms: GmsId;
  gmsUri: string;
  members: readonly GroupMember[];
}>;

/** One run of the procedure and the keys it carries. */
export type Round = Readonly<{
  /** Which run it is, from 1. */
  procedure: ProcedureNumber;
  /** Begins the ids of its events. */
  prefix: string;
  purposes: readonly GroupPurpose[];
  /** Whether its two keys travel in one Group Key Transport payload. */
  inOnePayload: boolean;
}>;

export type Plan = Readonly<{
  /** The primary one first. */
  systems: readonly [PlannedSystem, ...PlannedSystem[]];
  /** Those of the primary system first. */
  members: readonly GroupMember[];
  /** The group that is keyed: `temporary` in a regroup. */
  group: Readonly<{ groupUri: string; groupName: string; temporary: boolean }>;
  /** The notifications of each round, in their order. */
  legs: readonly [Leg, ...Leg[]];
  rounds: readonly [Round, ...Round[]];
  /** How many keys a member has in the end. */
  keyCount: number;
  expectations: KeyExpectation;
  form: MessageForm;
  /** Who talks to whom when the keys are used; null where the group has one member only. */
  talkers: readonly [GroupMember, GroupMember] | null;
}>;

const plans = new WeakMap<Scenario, Plan>();

/** The plan of a scenario, made once. */
export function planOf(scenario: Scenario): Plan {
  const known = plans.get(scenario);
  if (known) return known;
  const made = projected(scenario);
  plans.set(scenario, made);
  return made;
}

function projected(scenario: Scenario): Plan {
  const [first, ...others] = systemsInUse(scenario);
  if (!first) throw new TypeError('scenario has no system');
  const primary = planned(first, systemNames[0], 0);
  const systems: [PlannedSystem, ...PlannedSystem[]] = [primary];
  for (const system of others) {
    const own = planned(system, systemNames[1], primary.members.length);
    const { kms, kmsUri, rule } = primary;
    systems.push(sameUid(own.kmsUri) === sameUid(kmsUri) ? { ...own, kms, kmsUri, rule } : own);
  }
  const members = systems.flatMap((system) => system.members);
  const temporary = systems.length > 1;
  const { groupUri, groupName } = temporary ? scenario.regroup : first;
  const rounds = roundsOf(scenario, temporary ? runNames.twoSystems : runNames.oneSystem);
  return {
    systems,
    members,
    group: { groupUri, groupName, temporary },
    legs: temporary ? legs : [legs[0]],
    rounds,
    keyCount: rounds.reduce((count, { purposes }) => count + purposes.length, 0),
    expectations: expectationOf(scenario),
    form: formOf(scenario),
    talkers: talkersOf(scenario, systems),
  };
}

function planned(system: System, name: SystemName, before: number): PlannedSystem {
  const { kmsUri, gmsUri, keyPeriodSeconds, keyPeriodOffsetSeconds } = system;
  return {
    name,
    kms: kmsIn(name),
    kmsUri,
    rule: { keyPeriodSeconds, keyPeriodOffsetSeconds },
    gms: gmsIn(name),
    gmsUri,
    members: system.members.map((uri, at) => {
      const ordinal = at + 1;
      return { index: before + at, system: name, ordinal, actor: ueIn(name, ordinal), uri };
    }),
  };
}

/** The runs of the procedure a mode asks for, and the keys each of them carries. */
function roundsOf({ gmkMode, dualEncoding }: Scenario, name: string): Plan['rounds'] {
  const round = (
    procedure: ProcedureNumber,
    purposes: readonly GroupPurpose[],
    inOnePayload: boolean = false,
  ): Round => {
    const prefix = procedure === 1 ? name : `${name}${procedure}`;
    return { procedure, prefix, purposes, inOnePayload };
  };
  switch (gmkMode) {
    case 'single':
      return [round(1, ['group'])];
    case 'dual-two-procedures':
      return [round(1, ['media']), round(2, ['floor'])];
    case 'dual-one-procedure':
      return [round(1, ['media', 'floor'], dualEncoding === 'two-keys-in-one-payload')];
  }
}

/** The chosen pair, or the first two members, one of each system in a regroup. */
function talkersOf({ talk }: Scenario, systems: Plan['systems']): Plan['talkers'] {
  const [primary, partner] = systems;
  const [first, next] = primary.members;
  const [from, to] = talk
    ? [memberIn(systems, talk.from), memberIn(systems, talk.to)]
    : [first, partner ? partner.members[0] : next];
  return from && to ? [from, to] : null;
}

function memberIn(systems: Plan['systems'], id: string): GroupMember | undefined {
  const { kind, system, ordinal } = parseActorId(id);
  const members = systems.find(({ name }) => name === system)?.members;
  return kind === 'ue' ? members?.[ordinal - 1] : undefined;
}

/** A member of the group by its id; undefined where there is none. */
export const memberOf = (plan: Plan, id: string) => memberIn(plan.systems, id);

/** A system that takes part. Throws TypeError where it does not. */
export function systemIn({ systems }: Plan, name: SystemName): PlannedSystem {
  const system = systems.find((one) => one.name === name);
  if (!system) throw new TypeError(`scenario has no ${name} system`);
  return system;
}

/** Whether a scenario runs over two systems. */
export const hasPartner = (scenario: Scenario): boolean => planOf(scenario).systems.length > 1;

/** Whether a scenario runs over two systems with a KMS each. */
export const hasPartnerKms = (scenario: Scenario): boolean =>
  planOf(scenario).systems.some(({ kms }) => kms !== kmsIn('primary'));

/** Whether the group gets two keys. */
export const hasTwoKeys = (scenario: Scenario): boolean => planOf(scenario).keyCount > 1;

/** Whether the procedure runs twice, a key each time. */
export const runsTwice = (scenario: Scenario): boolean => planOf(scenario).rounds.length > 1;

/** Whether one run of the procedure brings two keys. */
export const bringsTwoAtOnce = (scenario: Scenario): boolean =>
  planOf(scenario).rounds.some(({ purposes }) => purposes.length > 1);

/** A run of the procedure by its number; undefined where the scenario does not have it. */
export const roundOf = ({ rounds }: Plan, procedure: ProcedureNumber) =>
  rounds.find((round) => round.procedure === procedure);

/** The last run of the procedure. */
export const lastRound = ({ rounds }: Plan): Round => rounds.at(-1) ?? rounds[0];

/** The notification from GMS to GMS, where there is one. */
export const legBetweenServers = (plan: Plan): Leg | undefined =>
  plan.legs.find(({ to }) => to.kind === 'gms');

/** Whom the notification of a leg goes to, with their URIs. */
export function receiversOn(
  plan: Plan,
  { to }: Leg,
): readonly Readonly<{ actor: UeId | GmsId; uri: string }>[] {
  const { gms, gmsUri, members } = systemIn(plan, to.system);
  return to.kind === 'gms' ? [{ actor: gms, uri: gmsUri }] : members;
}
