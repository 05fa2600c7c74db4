import type { ActorId, SystemName } from './actors.ts';
import { ntpFromUnix, unixFromNtp } from './ntp-time.ts';
import type { KeyParameters, Purpose } from './purpose.ts';
import { gmkTag, mkfcTag, purposeTexts } from './purpose.ts';
import type { Profile } from './scenario.ts';
import { type Scenario, type System, systemsInUse } from './scenario.ts';

/** What a scenario means for the procedure: its systems, clocks, runs and keys. */

/** A system of a scenario. Throws TypeError where it does not take part. */
export function systemOf(scenario: Scenario, name: SystemName = 'primary'): System {
  const system = systemsInUse(scenario)[name === 'primary' ? 0 : 1];
  if (!system) throw new TypeError(`scenario has no ${name} system`);
  return system;
}

/** Whether the scenario runs over two systems. */
export const isRegroup = (scenario: Scenario) => scenario.procedure === 'group-regroup';

/** The names of the systems that take part, the primary one first. */
export function systemNames(scenario: Scenario): readonly SystemName[] {
  return isRegroup(scenario) ? ['primary', 'partner'] : ['primary'];
}

/** The KMS, the GMS and the member at `index` of a system, from 0. */
export const actorIn = {
  kms: (system: SystemName): ActorId => (system === 'primary' ? 'kms' : 'partner-kms'),
  gms: (system: SystemName) =>
    (system === 'primary' ? 'gms' : 'partner-gms') as 'gms' | 'partner-gms',
  ue: (system: SystemName, index: number): ActorId =>
    system === 'primary' ? `ue${index + 1}` : `partner-ue${index + 1}`,
} as const;

/** A member of the group, with its place in the member list of its system, from 0. */
export type Place = Readonly<{ system: SystemName; index: number; actor: ActorId; uri: string }>;

/** Every member, those of the primary system first. */
export function placesOf(scenario: Scenario): readonly Place[] {
  return systemNames(scenario).flatMap((system) =>
    systemOf(scenario, system).members.map((uri, index) => ({
      system,
      index,
      actor: actorIn.ue(system, index),
      uri,
    })),
  );
}

/** What an actor's clock shows at the start, in NTP seconds. */
export function ntpClock(scenario: Scenario, actor: ActorId): number {
  const skew = scenario.clockSkewSeconds[actor] ?? 0;
  return ntpFromUnix(Math.floor(Date.parse(scenario.clock) / 1000) + skew);
}

/** How a receiver tells which key is for what, and what it does with a half-good pair. */
export type KeyExpectation = Readonly<{
  dual: boolean;
  /** Both keys are to come in one notification. */
  together?: boolean;
  /** `any`, for a reader who was not told: the tag, else the text, else of two keys the order. */
  marking: 'text' | 'mkfc-tag' | 'none' | 'any';
  acceptance: 'all-or-nothing' | 'each-on-its-own';
  /** Purpose tags a group key may have here. */
  tags: readonly number[];
}>;

/** How the members of a scenario tell their keys apart, and what they accept. */
export function expectationOf(scenario: Scenario): KeyExpectation {
  const dual = scenario.gmkMode !== 'single';
  const tagged = dual && scenario.purposeMarking === 'mkfc-tag';
  return {
    dual,
    together: scenario.gmkMode === 'dual-one-procedure',
    marking: scenario.purposeMarking,
    acceptance: scenario.dualAcceptance,
    tags: tagged ? [gmkTag, mkfcTag] : [gmkTag],
  };
}

/** How a GMS writes its messages. `hideIdentities` and `mkiInSpi` count in `ts-33.180` only. */
export type MessageForm = Readonly<{
  profile: Profile;
  hideIdentities: boolean;
  mkiInSpi: boolean;
}>;

/** How the GMSs of a scenario write their messages. */
export function formOf({ profile, hideIdentities, mkiInSpi }: Scenario): MessageForm {
  return { profile, hideIdentities, mkiInSpi };
}

/** One run of the procedure and the keys it carries. */
export type Round = Readonly<{
  procedure: 1 | 2;
  /** Begins the ids of its events. */
  prefix: string;
  purposes: readonly Purpose[];
  /** Whether its two keys travel in one Group Key Transport payload. */
  inOnePayload: boolean;
}>;

/** Begins the ids of the events of a run of the procedure. */
export function prefixOf(scenario: Scenario, procedure: 1 | 2): string {
  const name = isRegroup(scenario) ? 'regroup' : 'gkp';
  return procedure === 1 ? name : `${name}2`;
}

/** The runs of the procedure a mode asks for, and the keys each of them carries. */
export function roundsOf(scenario: Scenario): readonly Round[] {
  const round = (
    procedure: 1 | 2,
    purposes: readonly Purpose[],
    inOnePayload: boolean = false,
  ): Round => ({ procedure, prefix: prefixOf(scenario, procedure), purposes, inOnePayload });
  switch (scenario.gmkMode) {
    case 'single':
      return [round(1, ['group'])];
    case 'dual-two-procedures':
      return [round(1, ['media']), round(2, ['floor'])];
    case 'dual-one-procedure': {
      const inOnePayload = scenario.dualEncoding === 'two-keys-in-one-payload';
      return [round(1, ['media', 'floor'], inOnePayload)];
    }
  }
}

/** The purpose tag of a key. Source: TS 33.180 §5.2.2. */
export function tagOf(scenario: Scenario, purpose: Purpose): number {
  return purpose === 'floor' && scenario.purposeMarking === 'mkfc-tag' ? mkfcTag : gmkTag;
}

/** URI and name of the group that is keyed: in a regroup the temporary one. */
export function groupOf(scenario: Scenario): Readonly<{ groupUri: string; groupName: string }> {
  return isRegroup(scenario) ? scenario.regroup : systemOf(scenario);
}

/** The parameters a GMS sends with a key. Source: TS 33.179 §E.6. */
export function parametersOf(
  scenario: Scenario,
  gms: Readonly<{ ntpSeconds: number }>,
  purpose: Purpose,
): KeyParameters {
  const { groupUri, groupName } = groupOf(scenario);
  const activationTime = unixFromNtp(gms.ntpSeconds);
  const lifetime = scenario.keyLifetimeSeconds;
  const marked = purpose !== 'group' && scenario.purposeMarking === 'text';
  return {
    keyType: tagOf(scenario, purpose),
    status: 1,
    activationTime,
    expiryTime: lifetime === 0 ? 0 : activationTime + lifetime,
    text: marked ? groupName + purposeTexts[purpose] : groupName,
    groupIds: [groupUri],
  };
}

/** Who talks to whom when the keys are used: the chosen pair, or the first two members, one of each
 *  system in a regroup; null where the group has one member only. */
export function talkersOf(scenario: Scenario): readonly [Place, Place] | null {
  const places = placesOf(scenario);
  const named = (actor: string) => places.find((place) => place.actor === actor);
  const first = places[0];
  const second = isRegroup(scenario) ? named('partner-ue1') : places[1];
  const pair = scenario.talk
    ? [named(scenario.talk.from), named(scenario.talk.to)]
    : [first, second];
  const [from, to] = pair;
  return from && to ? [from, to] : null;
}
