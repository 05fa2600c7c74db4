import type { CheckFailure } from '../checks/index.ts';
import { partnerCertificate } from '../checks/partner-certificate.ts';
import { tellGiven } from '../crypto/draw-kinds.ts';
import { runCheck } from '../entities/check-runner.ts';
import type { Gmk } from '../entities/parties.ts';
import { type RunContext, tap } from '../entities/taps.ts';
import { EngineError } from '../model/failures.ts';
import { type Leg, provisioningStep } from '../model/figure.ts';
import type { Working } from '../model/named-value.ts';
import type { Round } from '../model/plan.ts';
import type { Purpose } from '../model/purpose.ts';
import type { Scenario } from '../model/scenario.ts';
import { gmsStreams, keyStream } from '../model/stream-names.ts';
import { compute, faultsAt, type Scope, type Steps } from '../trace/recording.ts';
import type { KeyRecord } from '../trace/trace.ts';
import { answering, type Closing, notClosed } from './closing.ts';
import { notify, receive } from './group-key-provisioning.ts';
import { leak } from './leak.ts';
import type { Member, Parties } from './step-zero.ts';

/** Figure 7.4.3.3-1, "Group Regroup security procedures (multiple MCPTT systems)": what it adds to
 *  the keying of members. Source: pCR 33.179 §7.4.4.3. */

/** The partner GMS as a receiver. */
function partnerGmsOf({ partnerGms }: Parties): Member {
  if (!partnerGms) throw new TypeError('there is no partner GMS');
  return partnerGms;
}

/** What the partner GMS took over from a run of the procedure. */
export type PassedOn = Closing &
  Readonly<{
    /** The GMKs it re-encrypts to its users; none where it refused. */
    gmks: readonly Gmk[];
    /** Keys somebody outside knows, since it gave them away or was sent them from there: none, as a rule. */
    leaked: readonly KeyRecord[];
  }>;

/** Step 3, and the beginning of step 4: the primary GMS treats the partner GMS as one more user of
 *  the group; the partner GMS makes every check of a receiver before it takes the keys over. */
export function* passOn(
  scenario: Scenario,
  context: RunContext,
  parties: Parties,
  leg: Leg,
  round: Round,
  gmks: readonly Gmk[],
): Steps<PassedOn> {
  const member = partnerGmsOf(parties);
  const { prefix, procedure } = round;
  const { gms, other } = parties.primary;
  const atSender: Scope = {
    ...{ prefix, procedure, step: leg.step },
    ...{ actor: gms.name, member: member.actor },
  };
  if (!other) return yield* withoutCertificate(context, atSender, member);
  const recipient = { uri: member.ue.uri, certificate: other };
  const arrived = yield* notify(context, atSender, gms, round, gmks, member, recipient);
  const failures: CheckFailure[] = [];
  const taken: Gmk[] = [];
  const records: KeyRecord[] = [];
  for (const { scope, notification, delaySeconds } of arrived) {
    const atReceiver: Scope = { ...scope, step: leg.receipt, actor: member.actor };
    failures.push(...(yield* receive(context, atReceiver, member, notification, delaySeconds)));
    const learnt = member.ue.keys.filter((key) => key.learntFrom.messageId === notification.id);
    records.push(...learnt);
    for (const record of learnt) {
      const rand = yield* randFor(scenario, context, atReceiver, round, record, taken);
      const { gmk, gmkId, parameters } = record;
      taken.push({ purpose: toldApart(record, round, taken), gmk, gmkId, rand, parameters });
    }
  }
  const at: Scope = { prefix, procedure, step: leg.receipt, actor: member.actor };
  const passedOn = tap(context, at, 'passedOn', taken);
  const leaked = tap(context, at, 'leaks', false) ? records : [];
  if (leaked.length > 0) yield leak(context, at, leaked);
  const closing = closingOf(context, leg, round, member, arrived.length > 0, failures);
  return { gmks: passedOn, leaked: [...leaked, ...member.outside], ...closing };
}

/** The purpose of a key as the partner GMS has learnt it. Of two keys with one purpose the second goes
 *  by the purpose left over, so that its events can be told from those of the first. */
function toldApart({ purpose }: KeyRecord, { purposes }: Round, taken: readonly Gmk[]): Purpose {
  const isTaken = (one: Purpose) => taken.some((key) => key.purpose === one);
  return isTaken(purpose) ? (purposes.find((one) => !isTaken(one)) ?? purpose) : purpose;
}

function closingOf(
  context: RunContext,
  leg: Leg,
  round: Round,
  member: Member,
  answers: boolean,
  failures: readonly CheckFailure[],
): Closing {
  if (!answers) return { ...notClosed, failures };
  const scope = answering(leg, round, member.actor);
  const fate = tap(context, scope, 'answer', 'delivered');
  if (fate !== 'dropped') member.unanswered.count -= 1;
  const atReceipt = { ...scope, step: leg.receipt };
  const faults = new Set([scope, atReceipt].flatMap((at) => context.faultsAt?.(at) ?? []));
  return { answers, failures, fate, faults: [...faults].sort((a, b) => a - b) };
}

/** The primary GMS does not know the KMS of the partner system: it has nothing to encrypt with. */
function* withoutCertificate(context: RunContext, scope: Scope, member: Member): Steps<PassedOn> {
  const { prefix, procedure, actor } = scope;
  const about = faultsAt(context, { prefix, procedure, step: provisioningStep, actor });
  const missing = { certificate: null, own: null };
  const failed = yield* runCheck(context, scope, partnerCertificate, missing, about);
  if (!failed) throw new EngineError('order', 'a missing certificate was found');
  member.failures.push(failed);
  return { ...notClosed, gmks: [], leaked: [], failures: [failed] };
}

/** The RAND that goes on with a GMK: the one it came with, since receivers derive the SRTP keys of
 *  senders in the other system with their own. Without `sharedRand` the partner GMS draws one, which
 *  no text forbids. */
function* randFor(
  scenario: Scenario,
  context: RunContext,
  scope: Scope,
  { inOnePayload }: Round,
  { purpose, rand }: KeyRecord,
  taken: readonly Gmk[],
): Steps<Uint8Array> {
  const [first] = taken;
  if (scenario.regroup.sharedRand) return rand;
  if (inOnePayload && first) return first.rand;
  const stream = context.random.stream(gmsStreams.rand(scope.actor, keyStream(purpose)));
  const drawn = yield* compute(context, { ...scope, purpose }, 'rand', () => {
    const made = stream.bytes(16);
    const working: Working = {
      clause: 'RFC 3830 §6.11',
      inputs: [{ name: 'randReceived', value: rand }],
      intermediates: [],
      outputs: [{ name: 'RAND', value: made, unverified: true }],
    };
    return tellGiven({ made, working }, { RAND: stream });
  });
  return drawn.made;
}
