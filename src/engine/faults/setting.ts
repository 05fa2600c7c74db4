import { createRandomSource } from '../crypto/hmac-drbg.ts';
import { issueKeySet, type Kms, setUpKms } from '../entities/kms.ts';
import type { KmsKeySet } from '../mcptt/kms-certificate.ts';
import type { ActorId, SystemName } from '../model/actors.ts';
import { hexToBytes } from '../model/bytes.ts';
import { type FaultStep, hidesIdentities as isHiding, type Scenario } from '../model/scenario.ts';
import {
  actorIn,
  ntpClock,
  placesOf,
  roundsOf,
  systemOf,
  talkersOf,
} from '../model/scenario-rules.ts';
import type { Scope, Steps } from '../trace/recording.ts';
import type { FaultPlace } from './fault.ts';

/** What the scenario of a fault says of the run, and keys an insider may have. */

/** The system of the GMS that sends at a step. */
export const sendingSystem = (step: FaultStep): SystemName => (step === 4 ? 'partner' : 'primary');

/** The system whose KMS serves an actor. */
export const systemOfActor = (actor: string): SystemName =>
  actor.startsWith('partner-') ? 'partner' : 'primary';

/** URI of a UE or a GMS. */
export function uriOf(scenario: Scenario, actor: string): string {
  const system = systemOf(scenario, systemOfActor(actor));
  if (actor.endsWith('gms')) return system.gmsUri;
  const uri = system.members[Number(actor.replace(/^(partner-)?ue/, '')) - 1];
  if (uri === undefined) throw new RangeError(`there is no ${actor}`);
  return uri;
}

/** Another identity of the same domain that no member of a group has by default. */
export const anotherUri = (uri: string) => uri.replace(/^([a-z]+:)?/i, '$1other.');

/** What the clock of the sending GMS shows: T. NTP seconds. */
export const timeOfSending = ({ scenario, at }: FaultPlace) =>
  ntpClock(scenario, actorIn.gms(sendingSystem(at.step)));

/** What the clock of a receiver shows. NTP seconds. */
export const clockOf = ({ scenario }: FaultPlace, actor: string) =>
  ntpClock(scenario, actor as ActorId);

/** Whether identities are hidden: UIDs instead of URIs. */
export const hidesIdentities = ({ scenario }: FaultPlace) => isHiding(scenario);

/** Whether both keys travel in one payload. */
export const inOnePayload = ({ scenario }: FaultPlace) =>
  scenario.gmkMode === 'dual-one-procedure' && scenario.dualEncoding === 'two-keys-in-one-payload';

/** Whether both keys travel in one notification, in whichever encoding. */
export const inOneProcedure = ({ scenario }: FaultPlace) =>
  scenario.gmkMode === 'dual-one-procedure';

/** Whether a fault is put to an actor. */
export const isFor = ({ to }: FaultPlace, actor: string) => to === 'all' || to.includes(actor);

/** The actors a message of a step is for. */
export function receiversAt(scenario: Scenario, step: FaultStep): readonly ActorId[] {
  const places = placesOf(scenario);
  const ues = (system: SystemName) =>
    places.filter((place) => place.system === system).map(({ actor }) => actor);
  const isRegroup = scenario.procedure === 'group-regroup';
  switch (step) {
    case 0:
      return [
        'gms',
        ...ues('primary'),
        ...(isRegroup ? ['partner-gms' as const, ...ues('partner')] : []),
      ];
    case 1:
      return ues('primary');
    case 3:
      return ['partner-gms'];
    case 4:
      return ues('partner');
  }
}

/** How many of the two who talk hold a key that the fault has touched: what a partner GMS takes over
 *  goes on to all its UEs. Null where nobody talks. */
export function talkersTouched(place: FaultPlace): number | null {
  const { scenario, at } = place;
  const pair = talkersOf(scenario);
  if (!pair) return null;
  return pair.filter(({ actor, system }) => {
    if (at.step === 3) return system === 'partner' && isFor(place, 'partner-gms');
    return receiversAt(scenario, at.step).includes(actor) && isFor(place, actor);
  }).length;
}

/** Whether a packet passes between somebody the fault has touched and somebody it has not: of the two
 *  who talk it touches one, or a key under which the server sends to both. */
export function isHeardAcross(place: FaultPlace): boolean {
  const touched = talkersTouched(place) ?? 0;
  return touched === 1 || (touched > 0 && touchesMkfc(place));
}

function touchesMkfc({ scenario, at }: FaultPlace): boolean {
  if (scenario.purposeMarking !== 'mkfc-tag' || at.key === 'media') return false;
  const round = roundsOf(scenario).find(({ procedure }) => procedure === at.procedure);
  return round?.purposes.includes('floor') ?? false;
}

/** The KMS of a system, with the secrets the run gives it. */
export function kmsOf(scenario: Scenario, name: SystemName): Kms {
  return makeKms(scenario, name, seedOf(scenario));
}

/** Another KMS that goes by the same name: other secrets. */
export function anotherKms(scenario: Scenario, name: SystemName): Kms {
  return makeKms(scenario, name, Uint8Array.of(0xff, ...seedOf(scenario)));
}

/** The key set a KMS issues to an identity for the period of `ntpSeconds`. */
export function issuedBy(
  scenario: Scenario,
  kms: Kms,
  userUri: string,
  ntpSeconds: number,
): KmsKeySet {
  const issue = issueKeySet(contextOf(seedOf(scenario)), scopeOf(kms.actor), kms, {
    userUri,
    ntpSeconds,
  });
  return resultOf(issue);
}

/** A stream of the fault's own, so that those of the run stay as they are. */
export const faultStream = (scenario: Scenario, name: string) =>
  createRandomSource(seedOf(scenario)).stream(`fault/${name}`);

function makeKms(scenario: Scenario, name: SystemName, seed: Uint8Array): Kms {
  const { kmsUri, keyPeriodSeconds, keyPeriodOffsetSeconds } = systemOf(scenario, name);
  const actor = name === 'primary' ? 'kms' : 'partner-kms';
  const rule = { keyPeriodSeconds, keyPeriodOffsetSeconds };
  const input = { actor, name, kmsUri, rule } as const;
  return resultOf(setUpKms(contextOf(seed), scopeOf(actor), input));
}

const scopeOf = (actor: ActorId): Scope => ({ prefix: 'fault', procedure: 1, step: 0, actor });

function contextOf(seed: Uint8Array) {
  return { random: createRandomSource(seed), stopwatch: () => 0, timings: new Map() };
}

function seedOf({ seed }: Scenario): Uint8Array {
  if (seed === 'fresh') throw new TypeError('seed "fresh" must be drawn before the run');
  return hexToBytes(seed);
}

/** What a part of a run ends with; its events are nobody's. */
function resultOf<T>(steps: Steps<T>): T {
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}
