import {
  type DrawKind,
  type DrawKindName,
  drawKindOf,
  drawKinds,
  drawnFrom,
  whyNoDraw,
  withGiven,
} from '../crypto/draw-kinds.ts';
import { createRandomSource } from '../crypto/hmac-drbg.ts';
import { sakkeParameterSet1 } from '../crypto/parameter-set-1.ts';
import { keyPeriodNo } from '../mcptt/key-period.ts';
import { deriveUid } from '../mcptt/uid.ts';
import type { ActorId } from '../model/actors.ts';
import { bytesToNumberBE } from '../model/big-integers.ts';
import { bytesToHex, hexToBytes } from '../model/bytes.ts';
import type { RandomSource } from '../model/context.ts';
import { type Fact, fact } from '../model/fact.ts';
import { type Plan, planOf, receiversOn } from '../model/plan.ts';
import { mkfcTag } from '../model/purpose.ts';
import type { Scenario } from '../model/scenario.ts';
import { ntpClock, tagOf } from '../model/scenario-rules.ts';
import type { InputProblem } from '../model/schema-problems.ts';
import type { Clause } from '../model/sources.ts';
import {
  gmsStreams,
  type KeyStream,
  keyStream,
  kmsStreams,
  packetStreams,
  payloadStreams,
} from '../model/stream-names.ts';

/** What a run draws at random, and what a scenario gives of it. */

/** A stream of a run: who draws from it, for which of two keys, and for whom. */
export type DrawStream = Readonly<{
  name: string;
  kind: DrawKindName;
  actor: ActorId;
  key?: KeyStream | 'both';
  for?: ActorId;
}>;

/** The octets a run is drawn from. Throws TypeError for the seed `fresh`: draw one first. */
export function seedOf({ seed }: Scenario): Uint8Array {
  if (seed === 'fresh') throw new TypeError('seed "fresh" must be drawn before the run');
  return hexToBytes(seed);
}

/** The random values of a scenario: what it gives, and else what follows from its seed. */
export function randomOf(scenario: Scenario): RandomSource {
  const drawn = createRandomSource(seedOf(scenario));
  const given = Object.entries(scenario.draws);
  if (given.length === 0) return drawn;
  const values = given.map(([name, hex]) => [name, hexToBytes(hex)] as const);
  return withGiven(drawn, Object.fromEntries(values));
}

/** The streams a run of a scenario draws from where nothing goes wrong, in the order of its parts. */
export function* drawStreams(scenario: Scenario): Generator<DrawStream, void, void> {
  const plan = planOf(scenario);
  for (const { name, kms } of plan.kmss) {
    yield { name: kmsStreams.ksak(name), kind: 'ksak', actor: kms };
    yield { name: kmsStreams.z(name), kind: 'z', actor: kms };
  }
  yield* identityStreams(scenario, plan);
  yield* keyStreams(scenario, plan);
  yield* payloadsStreams(plan);
  yield* serverStreams(plan);
  yield* useStreams(scenario, plan);
}

function* identityStreams(scenario: Scenario, plan: Plan): Generator<DrawStream> {
  for (const { actor, uri } of usersIn(plan)) {
    const { name: kms, kms: from, rule } = plan.kmsOf(actor);
    const periodNo = keyPeriodNo(ntpClock(scenario, actor), rule);
    yield { name: kmsStreams.v(kms, uri, periodNo), kind: 'v', actor: from, for: actor };
  }
}

/** Whom KMSs give keys, system by system. */
const usersIn = ({ systems }: Plan): readonly Readonly<{ actor: ActorId; uri: string }>[] =>
  systems.flatMap(({ gms, gmsUri, server, members }) => [
    { actor: gms, uri: gmsUri },
    ...(server ? [server] : []),
    ...members,
  ]);

/** What is drawn once for each key. In one payload the keys share a RAND. */
function* keyStreams(scenario: Scenario, { rounds, systems }: Plan): Generator<DrawStream> {
  const [{ gms: actor }, partner] = systems;
  for (const { purposes, inOnePayload } of rounds) {
    for (const [at, purpose] of purposes.entries()) {
      const key = keyStream(purpose);
      yield { name: gmsStreams.gmk(key), kind: 'gmk', actor, key };
      yield { name: gmsStreams.gmkId(key), kind: 'gmk-id', actor, key };
      if (inOnePayload && at > 0) continue;
      yield { name: gmsStreams.rand(actor, key), kind: 'rand', actor, key };
      if (!partner || scenario.regroup.sharedRand) continue;
      const { gms } = partner;
      yield { name: gmsStreams.rand(gms, key), kind: 'rand', actor: gms, key };
    }
  }
}

/** What is drawn for each payload and its receiver. */
function* payloadsStreams(plan: Plan): Generator<DrawStream> {
  for (const leg of plan.legs) {
    const { from: actor } = leg;
    for (const round of plan.rounds) {
      for (const { actor: to, uri } of receiversOn(plan, leg)) {
        const keys = plan.purposesFor(to, round).map(keyStream);
        const isOne = round.inOnePayload && keys.length > 1;
        for (const key of keys) {
          yield { name: payloadStreams.iv(actor, key, uri), kind: 'iv', actor, key, for: to };
        }
        for (const key of isOne ? (['both'] as const) : keys) {
          yield { name: payloadStreams.j(actor, key, uri), kind: 'j', actor, key, for: to };
        }
      }
    }
  }
}

/** What is drawn for the keys that members and MCPTT servers share: by each member for its own, or by a server
 *  once, and for each payload. */
function* serverStreams({
  systems,
  serverKey: key,
  sharesWithServer,
}: Plan): Generator<DrawStream> {
  if (key === null) return;
  for (const { server, members } of systems) {
    const sharing = members.filter(({ actor }) => sharesWithServer(actor));
    if (!server || sharing.length === 0) continue;
    const isUpload = key === 'client';
    for (const { actor } of isUpload ? sharing : [server]) {
      yield { name: gmsStreams.gmk(key, actor), kind: 'gmk', actor, key };
      yield { name: gmsStreams.gmkId(key, actor), kind: 'gmk-id', actor, key };
      yield { name: gmsStreams.rand(actor, key), kind: 'rand', actor, key };
    }
    for (const member of sharing) {
      const [{ actor }, to] = isUpload ? [member, server] : [server, member];
      const place = { actor, key, for: to.actor };
      yield { name: payloadStreams.iv(actor, key, to.uri), kind: 'iv', ...place };
      yield { name: payloadStreams.j(actor, key, to.uri), kind: 'j', ...place };
    }
  }
}

/** What those who talk draw, and the servers that send floor control in their place, or answer them. */
function* useStreams(scenario: Scenario, plan: Plan): Generator<DrawStream> {
  const { talkers } = plan;
  if (!talkers) return;
  const servers = floorServers(scenario, plan);
  const isAsked = servers.length === 0 || plan.serverKey === 'client';
  for (const { actor } of talkers) {
    yield { name: packetStreams.ssrc(actor, 'media'), kind: 'ssrc', actor, key: 'media' };
    yield { name: packetStreams.sequenceNumber(actor), kind: 'rtp-sequence-number', actor };
    yield { name: packetStreams.timestamp(actor), kind: 'rtp-timestamp', actor };
    if (!isAsked) continue;
    yield { name: packetStreams.ssrc(actor, 'floor'), kind: 'ssrc', actor, key: 'floor' };
  }
  for (const actor of servers) {
    yield { name: packetStreams.ssrc(actor, 'floor'), kind: 'ssrc', actor, key: 'floor' };
  }
}

/** Who sends floor control to those who talk: under an MKFC the GMS stands for it. */
function floorServers(
  scenario: Scenario,
  { rounds, systems, talkers, serverKey }: Plan,
): readonly ActorId[] {
  const tags = rounds.flatMap(({ purposes }) => purposes.map((one) => tagOf(scenario, one)));
  if (tags.includes(mkfcTag)) return [systems[0].gms];
  if (serverKey === null) return [];
  return systems.flatMap(({ name, server }) =>
    server && talkers?.some(({ system }) => system === name) ? [server.actor] : [],
  );
}

/** The value each stream of a run gives, in hex. */
export function* drawnValues(
  scenario: Scenario,
): Generator<DrawStream & Readonly<{ value: string }>, void, void> {
  const random = randomOf(scenario);
  for (const stream of drawStreams(scenario)) {
    yield { ...stream, value: bytesToHex(drawnFrom(random.stream(stream.name), stream.kind)) };
  }
}

/** What a value of a stream has to be: its octets, its range where not all of them will do, and the clause
 *  that has it drawn. */
export function drawFormOf({ kind }: Pick<DrawStream, 'kind'>): Readonly<{
  octets: number;
  clause: Clause;
  from?: string;
  to?: string;
}> {
  const { lengthBytes: octets, clause, least = 0n, mostText }: DrawKind = drawKinds[kind];
  if (mostText === undefined) return { octets, clause };
  return { octets, clause, from: least.toString(), to: mostText };
}

/** Why values of a scenario cannot be given. */
export function drawProblems(scenario: Scenario): readonly InputProblem[] {
  const given = Object.entries(scenario.draws);
  if (given.length === 0) return [];
  const names = new Set([...drawStreams(scenario)].map(({ name }) => name));
  return given.flatMap(([name, hex], index): readonly InputProblem[] => {
    const kind = names.has(name) ? drawKindOf(name) : undefined;
    const problem = kind
      ? (whyNoDraw(kind, hexToBytes(hex)) ??
        sameSsrc(kind, hex, given.slice(0, index)) ??
        userWithoutRsk(scenario, name, hex))
      : fact('draw.unknown', { name });
    return problem ? [{ path: `draws.${name}`, problem }] : [];
  });
}

/** Streams of packets under one SSRC could use a nonce twice (RFC 7714 §8.4). */
function sameSsrc(
  kind: DrawKindName,
  hex: string,
  before: readonly (readonly [string, string])[],
): Fact | null {
  if (kind !== 'ssrc') return null;
  const other = before.find(([name, value]) => value === hex && drawKindOf(name) === 'ssrc');
  return other ? fact('draw.sameSsrc', { other: other[0] }) : null;
}

/** Who cannot have an RSK under a secret of a KMS: z + UID has no inverse modulo q (RFC 6508 §6.1.1). */
function userWithoutRsk(scenario: Scenario, name: string, hex: string): Fact | null {
  const plan = planOf(scenario);
  const kms = plan.kmss.find((one) => kmsStreams.z(one.name) === name);
  if (!kms) return null;
  const z = bytesToNumberBE(hexToBytes(hex));
  const { kmsUri, rule } = kms;
  const user = usersIn(plan).find(({ actor, uri }) => {
    if (plan.kmsOf(actor) !== kms) return false;
    const periodNo = keyPeriodNo(ntpClock(scenario, actor), rule);
    const { uid } = deriveUid({ uri, kmsUri, ...rule, keyPeriodNo: periodNo });
    return (z + bytesToNumberBE(uid)) % sakkeParameterSet1.q === 0n;
  });
  return user ? fact('draw.noRsk', { user: user.uri }) : null;
}

/** The values a scenario gives that have a place in its run. */
export function fittingDraws(scenario: Scenario): Scenario['draws'] {
  const misfits = new Set(drawProblems(scenario).map(({ path }) => path));
  const fitting = Object.entries(scenario.draws).filter(([name]) => !misfits.has(`draws.${name}`));
  return Object.fromEntries(fitting);
}
