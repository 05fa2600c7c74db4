import { createRandomSource } from '../crypto/hmac-drbg.ts';
import { randomOf, seedOf } from '../entities/draws.ts';
import { issueKeySet, type Kms, setUpKms } from '../entities/kms.ts';
import type { KmsKeySet } from '../mcptt/kms-certificate.ts';
import type { ActorId, SystemName } from '../model/actors.ts';
import { gmsIn, systemNames, systemOf } from '../model/actors.ts';
import type { RandomSource } from '../model/context.ts';
import { settingsOf } from '../model/designs/index.ts';
import { type FaultStep, legs, provisioningStep } from '../model/figure.ts';
import {
  bringsPair,
  isSentIn,
  memberOf,
  type PlannedSystem,
  planOf,
  receiversOn,
  roundOf,
  systemIn,
} from '../model/plan.ts';
import type { Scenario } from '../model/scenario.ts';
import { formOf, ntpClock } from '../model/scenario-rules.ts';
import type { Scope, Steps } from '../trace/recording.ts';
import type { FaultPlace } from './fault.ts';

/** What the scenario of a fault says of the run, and keys an insider may have. */

const legAt = (step: FaultStep) => legs.find((leg) => leg.step === step) ?? legs[0];

/** The system of the GMS that sends at a step. */
export const sendingSystem = (step: FaultStep): SystemName => systemOf(legAt(step).from);

/** The system of those a step is for. */
export const receivingSystem = (step: FaultStep): SystemName => legAt(step).to.system;

/** The system an actor belongs to, whose KMS serves it. */
export const ownSystem = (scenario: Scenario, actor: string): PlannedSystem =>
  systemIn(planOf(scenario), systemOf(actor));

/** URI of a UE or a GMS. */
export function uriOf(scenario: Scenario, actor: string): string {
  const { gms, gmsUri } = ownSystem(scenario, actor);
  const uri = actor === gms ? gmsUri : memberOf(planOf(scenario), actor)?.uri;
  if (uri === undefined) throw new RangeError(`there is no ${actor}`);
  return uri;
}

/** Another identity of the same domain that no member of a group has by default. */
export const anotherUri = (uri: string) => uri.replace(/^([a-z]+:)?/i, '$1other.');

/** What the clock of the sending GMS shows: T. NTP seconds. */
export const timeOfSending = ({ scenario, at }: FaultPlace) =>
  ntpClock(scenario, gmsIn(sendingSystem(at.step)));

/** What the clock of a receiver shows. NTP seconds. */
export const clockOf = ({ scenario }: FaultPlace, actor: string) => ntpClock(scenario, actor);

/** Whether identities are hidden: UIDs instead of URIs. */
export const hidesIdentities = ({ scenario }: FaultPlace) => formOf(scenario).hideIdentities;

/** Whether both keys travel in one payload. */
export const inOnePayload = ({ scenario }: FaultPlace) =>
  planOf(scenario).rounds.some((round) => round.inOnePayload);

/** Whether both keys travel in one notification, in whichever encoding. */
export const inOneProcedure = ({ scenario }: FaultPlace) =>
  planOf(scenario).rounds.some(({ purposes }) => purposes.length > 1);

/** Whether both keys travel in one notification and are taken for a pair. */
export const inPair = ({ scenario }: FaultPlace) => bringsPair(scenario);

/** What the keys of the message are for, in a run of the procedure that takes place. */
export const purposesAt = ({ scenario, at }: FaultPlace) =>
  roundOf(planOf(scenario), at.procedure)?.purposes ?? [];

/** Whether a fault is put to an actor. */
export const isFor = ({ to }: FaultPlace, actor: string) => to === 'all' || to.includes(actor);

/** The actors a message of a step is for. */
export function receiversAt(scenario: Scenario, step: FaultStep): readonly ActorId[] {
  const plan = planOf(scenario);
  if (step === provisioningStep) {
    return plan.systems.flatMap(({ gms, members }) => [gms, ...members.map(({ actor }) => actor)]);
  }
  const leg = plan.legs.find((one) => one.step === step);
  const receivers = leg ? receiversOn(plan, leg).map(({ actor }) => actor) : [];
  return receivers.filter(plan.isKeyed);
}

/** How many of the two who talk hold a key that the fault has touched: what a partner GMS takes over
 *  goes on to all its UEs. Null where nobody talks. */
export function talkersTouched(place: FaultPlace): number | null {
  const { scenario, at } = place;
  const { talkers } = planOf(scenario);
  if (!talkers) return null;
  const receivers = receiversAt(scenario, at.step);
  const isTouched = (actor: ActorId) =>
    receivers.includes(actor) && isFor(place, actor) && isSent(place, actor);
  return talkers.filter(({ actor, system }) => {
    const isThroughGms = legAt(at.step).to.kind === 'gms';
    return isTouched(isThroughGms ? gmsIn(system) : actor);
  }).length;
}

/** Whether the message of a fault goes to an actor, with the key it is put to. */
function isSent({ scenario, at }: FaultPlace, actor: ActorId): boolean {
  const plan = planOf(scenario);
  const round = roundOf(plan, at.procedure);
  if (!round) return false;
  return at.key ? plan.purposesFor(actor, round).includes(at.key) : isSentIn(plan, actor, round);
}

/** Whether a packet passes between somebody the fault has touched and somebody it has not: of the two
 *  who talk it touches one, or a key under which the server sends to both. */
export function isHeardAcross(place: FaultPlace): boolean {
  const touched = talkersTouched(place) ?? 0;
  return touched === 1 || (touched > 0 && touchesMkfc(place));
}

function touchesMkfc({ scenario, at }: FaultPlace): boolean {
  if (settingsOf(scenario).purposeMarking !== 'mkfc-tag' || at.key === 'media') return false;
  const round = roundOf(planOf(scenario), at.procedure);
  return round?.purposes.includes('floor') ?? false;
}

/** The KMS that serves an actor, or the GMS of a system, with the secrets the run gives it. */
export function kmsOf(scenario: Scenario, served: string): Kms {
  return makeKms(scenario, served, randomOf(scenario));
}

/** Another KMS that goes by the same name: other secrets. */
export function anotherKms(scenario: Scenario, served: string): Kms {
  return makeKms(scenario, served, createRandomSource(Uint8Array.of(0xff, ...seedOf(scenario))));
}

/** The KMS somebody outside has set up, under a name of its own. */
export function foreignKms(scenario: Scenario, name: SystemName): Kms {
  const kms = anotherKms(scenario, name);
  const kmsUri = `kms.impostor.${kms.kmsUri}`;
  return { ...kms, kmsUri, certificate: { ...kms.certificate, kmsUri } };
}

/** The key set a KMS issues to an identity for the period of `ntpSeconds`. */
export function issuedBy(
  scenario: Scenario,
  kms: Kms,
  userUri: string,
  ntpSeconds: number,
): KmsKeySet {
  const issue = issueKeySet(contextOf(randomOf(scenario)), scopeOf(kms.actor), kms, {
    userUri,
    ntpSeconds,
  });
  return resultOf(issue);
}

/** A stream of the fault's own, so that those of the run stay as they are. */
export const faultStream = (scenario: Scenario, name: string) =>
  createRandomSource(seedOf(scenario)).stream(`fault/${name}`);

function makeKms(scenario: Scenario, served: string, random: RandomSource): Kms {
  const user = systemNames.find((system) => system === served);
  const planned = planOf(scenario).kmsOf(user ? gmsIn(user) : served);
  const { kms: actor, name, kmsUri, rule } = planned;
  const input = { actor, name, kmsUri, rule };
  return resultOf(setUpKms(contextOf(random), scopeOf(actor), input));
}

const scopeOf = (actor: ActorId): Scope => ({
  prefix: 'fault',
  procedure: 1,
  step: provisioningStep,
  actor,
});

const contextOf = (random: RandomSource) => ({ random, stopwatch: () => 0, timings: new Map() });

/** What a part of a run ends with; its events are nobody's. */
export function resultOf<T>(steps: Steps<T>): T {
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}
