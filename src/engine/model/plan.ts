import {
  type GmsId,
  gmsIn,
  type KmsId,
  kmsIn,
  parseActorId,
  type ServerId,
  type SystemName,
  serverIn,
  systemNames,
  type UeId,
} from './actors.ts';
import { type Act, actOf, isPresent, isRegrouped, type RosterEntry, rosterOf } from './acts.ts';
import type { DesignRound, ServerKey } from './designs/design.ts';
import { designOf } from './designs/index.ts';
import { expectationsIn, type KeyExpectation, kindIn } from './expectations.ts';
import { type Leg, legs, type ProcedureNumber, procedureNumbers } from './figure.ts';
import { floorKeyTakers, withoutFloor } from './member-options.ts';
import type { GroupPurpose } from './purpose.ts';
import { prefixInAct, runNames } from './run-names.ts';
import { regroupsInside, type Scenario, systemsInUse } from './scenario.ts';
import type { System } from './scenario-fields.ts';
import { formOf, type MessageForm } from './scenario-rules.ts';
import { sameUid } from './shared-uris.ts';
import type { KmsName } from './stream-names.ts';
import { hostOf } from './uris.ts';

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

/** A KMS: of a system, or a further one for some of its users; it has the key period of the system. */
export type PlannedKms = Readonly<{
  kms: KmsId;
  /** As its random streams name it. */
  name: KmsName;
  system: SystemName;
  kmsUri: string;
  rule: PlannedSystem['rule'];
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
  /** Its MCPTT server, in a design in which it has a part. */
  server: Readonly<{ actor: ServerId; uri: string }> | null;
  members: readonly GroupMember[];
}>;

/** One run of the procedure and the keys it carries; none where a regroup is torn down. */
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
  /** Each once, that of the primary system first. */
  kmss: readonly PlannedKms[];
  /** The KMS that serves a GMS or a UE. */
  kmsOf: (actor: string) => PlannedKms;
  /** Those of the primary system first. */
  members: readonly GroupMember[];
  /** The group that is keyed: `temporary` in a regroup. */
  group: Readonly<{ groupUri: string; groupName: string; temporary: boolean }>;
  /** The notifications of each round, in their order. */
  legs: readonly [Leg, ...Leg[]];
  rounds: readonly [Round, ...Round[]];
  /** The key that UEs come to share with the MCPTT server of their system; null where it has no part. */
  serverKey: ServerKey | null;
  /** Whether a member comes to share it in this act: that in which it first is one. */
  sharesWithServer: (actor: string) => boolean;
  /** The systems in which somebody does. */
  sharingSystems: readonly SystemName[];
  /** How many keys the group has in the end. */
  keyCount: number;
  /** Those of a round that a receiver is sent, and whether it is sent that for floor control. */
  purposesFor: (actor: string, round: Round) => readonly GroupPurpose[];
  takesFloor: (actor: string) => boolean;
  /** How a receiver tells its keys apart. */
  expects: (actor: string) => KeyExpectation;
  /** Receivers of one kind are sent the same and know the same; most are of the kind `plain`. */
  kindOf: (actor: string) => string;
  form: MessageForm;
  /** Who talks to whom when the keys are used; null where the group has one member only. */
  talkers: readonly [GroupMember, GroupMember] | null;
  /** Which act of the scenario it is, from 1, and what happens in it; null in the first. */
  at: number;
  act: Act | null;
  /** Whether the GMS draws the keys; otherwise it sends those that it has. */
  draws: boolean;
  /** Whether a receiver is sent the keys in this act: not who is not affiliated, nor whom it is not about. */
  isKeyed: (actor: string) => boolean;
}>;

const plans = new WeakMap<Scenario, Plan>();

/** The plan of a scenario in the act that it is looked at in, made once. */
export function planOf(scenario: Scenario): Plan {
  const known = plans.get(scenario);
  if (known) return known;
  const made = projected(scenario);
  plans.set(scenario, made);
  return made;
}

const inActs = new WeakMap<Scenario, Map<number, Scenario>>();

/** A scenario looked at in one of its acts; the same object each time. */
export function atAct(scenario: Scenario, at: number): Scenario {
  if ((scenario.at ?? 1) === at) return scenario;
  const known = inActs.get(scenario) ?? new Map<number, Scenario>();
  inActs.set(scenario, known);
  const { at: _, ...whole } = scenario;
  const seen = known.get(at) ?? (at === 1 ? whole : { ...whole, at });
  known.set(at, seen);
  return seen;
}

/** A scenario looked at in each of its acts, in their order. */
export const actsOf = (scenario: Scenario): readonly Scenario[] =>
  Array.from({ length: scenario.acts.length + 1 }, (_, place) => atAct(scenario, place + 1));

/** A scenario that ends with its first act, in which the group gets its keys. */
export function firstActOf(scenario: Scenario): Scenario {
  if (scenario.acts.length === 0) return atAct(scenario, 1);
  const { at: _, ...whole } = scenario;
  const faults = scenario.faults.filter(({ at }) => (at.act ?? 1) === 1);
  return { ...whole, acts: [], faults };
}

/** Everybody who is a member in one of the acts. */
export const everMembers = (scenario: Scenario): readonly RosterEntry[] =>
  rosterOf({ ...scenario, systems: systemsInUse(scenario) });

function projected(scenario: Scenario): Plan {
  const isWide = isRegrouped(scenario);
  const [first, ...others] = scenario.systems.slice(0, isWide ? undefined : 1);
  if (!first) throw new TypeError('scenario has no system');
  const { at = 1 } = scenario;
  const act = actOf(scenario);
  const present = everMembers(scenario).filter((one) => isPresent(one, at));
  const { serverKey = null } = designOf(scenario);
  const primary = planned(first, systemNames[0], present, serverKey !== null);
  const systems: [PlannedSystem, ...PlannedSystem[]] = [primary];
  for (const system of others) {
    const own = planned(system, systemNames[1], present, serverKey !== null);
    const { kms, kmsUri, rule } = primary;
    systems.push(sameUid(own.kmsUri) === sameUid(kmsUri) ? { ...own, kms, kmsUri, rule } : own);
  }
  const members = systems.flatMap((system) => system.members);
  const kmss = kmssOf(scenario, systems);
  const inAct = isOfServer(act, serverKey) ? nobody : keyedIn(act, present, at);
  const away = new Set<string>(regroupsInside(scenario) ? scenario.secondGroup?.notAffiliated : []);
  const isKeyed = (actor: string) => !away.has(actor) && inAct(actor);
  const isOfTwo = systems.length > 1;
  const temporary = isOfTwo || regroupsInside(scenario);
  const { groupUri, groupName } = temporary ? scenario.regroup : first;
  const name = prefixInAct(at, isOfTwo ? runNames.twoSystems : runNames.oneSystem);
  const rounds = roundsOf(scenario, name, act);
  const sharesWithServer = serverKey === null ? nobody : newIn(present, at, isKeyed);
  const takesFloor = floorKeyTakers({
    floorKey: scenario.floorKey,
    partnerGms: systems[1]?.gms,
    partnerUes: systems[1]?.members.map(({ actor }) => actor) ?? [],
  });
  return {
    systems,
    kmss,
    kmsOf: kmsFor(scenario, systems, kmss),
    members,
    group: { groupUri, groupName, temporary },
    legs: isOfTwo ? legs : [legs[0]],
    rounds,
    serverKey,
    sharesWithServer,
    sharingSystems: systems
      .filter(({ members: own }) => own.some(({ actor }) => sharesWithServer(actor)))
      .map(({ name: system }) => system),
    keyCount: rounds.reduce((count, { purposes }) => count + purposes.length, 0),
    takesFloor,
    purposesFor: (actor, { purposes }) => (takesFloor(actor) ? purposes : withoutFloor(purposes)),
    expects: expectationsIn(scenario, rounds, takesFloor),
    kindOf: (actor) => kindIn(scenario, takesFloor(actor), actor),
    form: formOf(scenario),
    talkers: talkersOf(
      scenario,
      act?.act === 'tear-down' ? [primary] : systems,
      (actor) => !away.has(actor),
    ),
    ...{ at, act, draws: drawsIn(act) && !isOfServer(act, serverKey), isKeyed },
  };
}

/** Whether a run of the procedure sends something to a receiver: keys of it, or that there are none any more. */
export const isSentIn = ({ purposesFor }: Plan, actor: string, round: Round): boolean =>
  round.purposes.length === 0 || purposesFor(actor, round).length > 0;

/** How many keys of the group a receiver has in the end. */
export const keyCountOf = ({ rounds, purposesFor }: Plan, actor: string): number =>
  rounds.reduce((count, round) => count + purposesFor(actor, round).length, 0);

function kmssOf({ partnerKmss }: Scenario, systems: Plan['systems']): readonly PlannedKms[] {
  const [primary, partner] = systems;
  const own = systems.flatMap(({ kms, kmsUri, rule, name }, at): PlannedKms[] =>
    at > 0 && kms === primary.kms ? [] : [{ kms, name, system: name, kmsUri, rule }],
  );
  if (!partner) return own;
  const further = partnerKmss.map(({ kmsUri }, at): PlannedKms => {
    const ordinal = at === 0 ? 2 : 3;
    const { name: system, rule } = partner;
    return { kms: kmsIn(system, ordinal), name: `partner-${ordinal}`, system, kmsUri, rule };
  });
  return [...own, ...further];
}

function kmsFor(
  { partnerKmss }: Scenario,
  systems: Plan['systems'],
  kmss: readonly PlannedKms[],
): Plan['kmsOf'] {
  const byUri = new Map(kmss.map((one) => [one.kmsUri, one]));
  const further = new Map<string, PlannedKms | undefined>(
    partnerKmss.flatMap(({ kmsUri, ues }) => ues.map((ue) => [ue, byUri.get(kmsUri)] as const)),
  );
  const ofSystem = new Map(
    systems.map(({ name, kms }) => [name, kmss.find((one) => one.kms === kms)] as const),
  );
  return (actor) => {
    const kms = further.get(actor) ?? ofSystem.get(parseActorId(actor).system);
    if (!kms) throw new TypeError(`no KMS serves ${actor}`);
    return kms;
  };
}

/** Whether an act is about the key for floor control alone where that is shared with an MCPTT server: then
 *  there is nothing that a GMS does. */
const isOfServer = (act: Act | null, serverKey: ServerKey | null): boolean =>
  serverKey !== null && act !== null && 'keys' in act && act.keys === 'floor';

/** Whether there is no such act in its design: it is about a key that the GMS does not have. */
export const isNoAct = (scenario: Scenario): boolean => {
  const { act, serverKey } = planOf(scenario);
  return isOfServer(act, serverKey);
};

/** Whether an act has new keys. */
const drawsIn = (act: Act | null): boolean =>
  act === null ||
  act.act === 'renew' ||
  act.act === 'regroup' ||
  (act.act === 'leave' && act.rekey);

/** Whom the keys go to in an act: to who joins, to nobody, or to all. Who lacks them in a retry is known
 *  only when it comes to it. */
function keyedIn(act: Act | null, present: readonly RosterEntry[], at: number): Plan['isKeyed'] {
  if (act?.act === 'leave' && !act.rekey) return () => false;
  if (act?.act !== 'join') return () => true;
  const joining = new Set<string>(
    present.flatMap(({ actor, from }) => (from === at ? [actor] : [])),
  );
  return (actor) => joining.has(actor);
}

const nobody = () => false;

/** Whether somebody who is sent keys becomes a member in an act. */
function newIn(
  present: readonly RosterEntry[],
  at: number,
  isKeyed: Plan['isKeyed'],
): (actor: string) => boolean {
  const known = new Set<string>(present.flatMap(({ actor, from }) => (from === at ? [actor] : [])));
  return (actor) => known.has(actor) && isKeyed(actor);
}

/** What an MCPTT server is called: it stands in the domain of the GMS of its system. */
const serverUri = (gmsUri: string) => `sip:mcptt-server@${hostOf(gmsUri)}`;

function planned(
  system: System,
  name: SystemName,
  present: readonly RosterEntry[],
  hasServer: boolean,
): PlannedSystem {
  const { kmsUri, gmsUri, keyPeriodSeconds, keyPeriodOffsetSeconds } = system;
  return {
    name,
    kms: kmsIn(name),
    kmsUri,
    rule: { keyPeriodSeconds, keyPeriodOffsetSeconds },
    gms: gmsIn(name),
    gmsUri,
    server: hasServer ? { actor: serverIn(name), uri: serverUri(gmsUri) } : null,
    members: present
      .filter((entry) => entry.system === name)
      .map(({ index, ordinal, actor, uri }) => ({ index, system: name, ordinal, actor, uri })),
  };
}

/** The runs of the procedure that the design asks for, and the keys each of them carries; in an act about one
 *  of two keys there is one run, with that one. */
function roundsOf(scenario: Scenario, name: string, act: Act | null): Plan['rounds'] {
  const round = ({ keys, inOnePayload }: DesignRound, at = 0): Round => {
    const procedure = procedureNumbers[at] ?? 1;
    const prefix = procedure === 1 ? name : `${name}${procedure}`;
    return { procedure, prefix, purposes: keys, inOnePayload: inOnePayload === true };
  };
  if (act?.act === 'tear-down') return [round({ keys: [] })];
  const only = act !== null && 'keys' in act ? act.keys : 'both';
  if (only !== 'both') return [round({ keys: [only] })];
  const [first, ...others] = designOf(scenario).rounds;
  return [round(first), ...others.map((one, at) => round(one, at + 1))];
}

/** The chosen pair, or the first two members, one of each system in a regroup. */
function talkersOf(
  { talk }: Scenario,
  systems: Plan['systems'],
  isAffiliated: (actor: string) => boolean,
): Plan['talkers'] {
  const [primary, partner] = systems;
  const [first, next] = primary.members.filter(({ actor }) => isAffiliated(actor));
  const [from, to] = [talk && memberIn(systems, talk.from), talk && memberIn(systems, talk.to)];
  if (from && to) return [from, to];
  const other = partner ? partner.members[0] : next;
  return first && other ? [first, other] : null;
}

function memberIn(systems: Plan['systems'], id: string): GroupMember | undefined {
  const { kind, system, ordinal } = parseActorId(id);
  const members = systems.find(({ name }) => name === system)?.members;
  if (kind !== 'ue') return undefined;
  const inPlace = members?.[ordinal - 1];
  return inPlace?.actor === id ? inPlace : members?.find(({ actor }) => actor === id);
}

/** A member of the group by its id; undefined where there is none. */
export const memberOf = (plan: Plan, id: string) => memberIn(plan.systems, id);

/** A system that takes part. Throws TypeError where it does not. */
export function systemIn({ systems }: Plan, name: SystemName): PlannedSystem {
  const system = systems.find((one) => one.name === name);
  if (!system) throw new TypeError(`scenario has no ${name} system`);
  return system;
}

/** Whether a scenario runs over two systems in the act that it is looked at in. */
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

/** Whether one run of the procedure brings two keys that its receivers take for a pair. */
export const bringsPair = (scenario: Scenario): boolean =>
  designOf(scenario).pairs === true && bringsTwoAtOnce(scenario);

/** A run of the procedure by its number; undefined where the scenario does not have it. */
export const roundOf = ({ rounds }: Plan, procedure: ProcedureNumber) =>
  rounds.find((round) => round.procedure === procedure);

/** The last run of the procedure. */
export const lastRound = ({ rounds }: Plan): Round => rounds.at(-1) ?? rounds[0];

/** The notification from GMS to GMS, where there is one. */
export const legBetweenServers = (plan: Plan): Leg | undefined =>
  plan.legs.find(({ to }) => to.kind === 'gms');

/** Whom the notification of a leg goes to in the act, with their URIs. */
export function receiversOn(
  plan: Plan,
  { to }: Leg,
): readonly Readonly<{ actor: UeId | GmsId; uri: string }>[] {
  const { gms, gmsUri, members } = systemIn(plan, to.system);
  const all = to.kind === 'gms' ? [{ actor: gms, uri: gmsUri }] : members;
  return all.filter(({ actor }) => plan.isKeyed(actor));
}
