import type { CheckFailure, CheckName } from '../checks/index.ts';
import type { McpttUe } from '../checks/reception.ts';
import type { FieldNode } from '../codec/field-node.ts';
import { signAs } from '../entities/gms.ts';
import { type Arrival, checkPayload, receiveNotification } from '../entities/mcptt-ue.ts';
import type { Gms } from '../entities/parties.ts';
import type { RunSource } from '../exchange/run-source.ts';
import {
  appendSignature,
  type DecodedMessage,
  decodeMessage,
  eccsiSignatureLength,
} from '../mikey/index.ts';
import { bytesToHex } from '../model/bytes.ts';
import type { Context } from '../model/context.ts';
import { legs } from '../model/figure.ts';
import type { Purpose } from '../model/purpose.ts';
import type { Scope } from '../trace/recording.ts';
import type { CheckEvent, KeyRecord, PayloadRef } from '../trace/trace.ts';
import { copyOf, type NotificationRef, type ReceptionOf, receptionOf } from './reception-of.ts';

/** What a receiver makes of a Group Key Transport payload when octets of it change: the payload is
 *  altered, everything else is as in the run, and every check is made for real. */

/** A payload of a notification to somebody. */
export type ProbeTarget = NotificationRef & PayloadRef;

/** On the way, so that the signature no longer fits; or before the GMS signs, as somebody with its
 *  signing keys could do. */
export const probeTimes = ['on-the-way', 'before-signing'] as const;
export type ProbeTime = (typeof probeTimes)[number];

/** Bits of one octet turned over. */
export type Alteration = Readonly<{ offset: number; mask: number }>;

/** Every octet in turn, each with its lowest bit turned over, or with every bit, the highest first. */
export type ProbePlan = Readonly<{ time: ProbeTime; bits: 'one' | 'all' }>;

/** The first check that fails; none where everything was accepted, and whether the keys that are
 *  stored then are those of the unaltered payload. */
export type Verdict =
  | Readonly<{ check: CheckName; failure: CheckFailure; key?: Purpose }>
  | Readonly<{ check: null; sameKeys: boolean }>;

/** What is known before anything is altered. */
export type ProbeFacts = Readonly<{
  /** The payload as it arrives in the run. */
  octets: Uint8Array;
  tree: readonly FieldNode[];
  /** Octets before the signature value; null where it cannot be signed again. */
  unsignedLength: number | null;
  /** What the receiver makes of it as it is. */
  unaltered: Verdict;
}>;

export type Probe = Readonly<{
  facts: ProbeFacts;
  /** Throws RangeError for an octet the payload does not have, or that is not one to be signed. */
  probe: (alteration: Alteration, time: ProbeTime) => Verdict;
}>;

/** How many alterations a plan makes of a payload. */
export function alterationCount({ octets, unsignedLength }: ProbeFacts, plan: ProbePlan): number {
  const length = plan.time === 'on-the-way' ? octets.length : (unsignedLength ?? 0);
  return plan.bits === 'all' ? 8 * length : length;
}

/** The alteration of a plan with that number, from 0. */
export function alterationAt({ bits }: ProbePlan, index: number): Alteration {
  if (bits === 'one') return { offset: index, mask: 1 };
  return { offset: index >> 3, mask: 0x80 >> (index & 7) };
}

/** Everything it takes to receive one payload again and again. `between` is the receiver when it has
 *  received the payloads before. */
type ProbedReception = Readonly<{
  context: Context;
  scope: Scope;
  ue: McpttUe;
  between: McpttUe;
  arrivals: readonly Arrival[];
  payload: number;
}>;

type Received = Readonly<{ failed: readonly CheckEvent[]; keys: readonly KeyRecord[] }>;

/** Prepares the receiver of a payload as it is before the notification arrives; null where there is
 *  no such payload, or it never arrives. `context` is that of the run; it is used up. */
export function openProbe(source: RunSource, context: Context, place: ProbeTarget): Probe | null {
  const reception = receptionOf(source, context, place);
  const decoded = reception?.arrivals[place.payload]?.decoded;
  if (!reception || !decoded) return null;
  const { bytes: octets, tree, message } = decoded;
  const { signer } = reception;
  const probed = probedReception(reception, context, place);
  const unaltered = receive(probed, decoded, true);
  const unsignedLength =
    signer && message?.sign.signature.length === eccsiSignatureLength
      ? message.signedOctets.length
      : null;
  const verdictOn = (altered: Uint8Array) => {
    const arrived = decodeMessage(altered);
    const early = refusedAsAWhole(probed, arrived);
    return verdictOf(probed, early ?? receive(probed, arrived), unaltered);
  };
  return {
    facts: { octets, tree, unsignedLength, unaltered: verdictOf(probed, unaltered, unaltered) },
    probe({ offset, mask }, time) {
      if (time === 'on-the-way') return verdictOn(turnedOver(octets, offset, mask));
      if (!signer || unsignedLength === null) throw new RangeError('it cannot be signed again');
      const unsigned = turnedOver(octets.subarray(0, unsignedLength), offset, mask);
      return verdictOn(signedAgain(probed, signer, unsigned, `${offset}/${mask}`));
    },
  };
}

function probedReception(
  { ue, arrivals }: ReceptionOf,
  { random, stopwatch, skips }: Context,
  { payload, to }: ProbeTarget,
): ProbedReception {
  const context = { random, stopwatch, timings: new Map(), ...(skips ? { skips } : {}) };
  const scope: Scope = {
    prefix: 'probe',
    procedure: 1,
    step: legs[0].receipt,
    actor: to,
    member: to,
  };
  const between = copyOf(ue);
  const before = receiveNotification(context, scope, between, arrivals.slice(0, payload));
  while (!before.next().done);
  return { context, scope, ue, between, arrivals, payload };
}

function turnedOver(octets: Uint8Array, offset: number, mask: number): Uint8Array {
  const octet = octets[offset];
  if (octet === undefined) throw new RangeError(`there is no octet ${offset}`);
  const copy = Uint8Array.from(octets);
  copy[offset] = octet ^ mask;
  return copy;
}

function signedAgain(
  { context }: ProbedReception,
  signer: Gms,
  unsigned: Uint8Array,
  name: string,
) {
  const stream = context.random.stream(`probe/${signer.name}/${name}`);
  return appendSignature(unsigned, signAs(signer, unsigned, stream).signature);
}

/** The check of the payload as a whole that fails; null where none does. It spares the payloads before
 *  this one, which change nothing in these checks but what has been seen. */
function refusedAsAWhole(
  { context, scope, between, arrivals, payload }: ProbedReception,
  decoded: DecodedMessage,
): Received | null {
  const arrival = arrivals[payload];
  if (payload === 0 || !arrival) return null;
  const failed: CheckEvent[] = [];
  for (const event of checkPayload(context, scope, between, { ...arrival, decoded })) {
    if (event.kind === 'check' && !event.passed) failed.push(event);
  }
  context.timings.clear();
  return failed.length > 0 ? { failed, keys: [] } : null;
}

/** Lets a copy of the receiver receive the notification with other octets in the payload. Ends with
 *  the first check of the payload that fails, unless all of them are asked for. */
function receive(
  { context, scope, ue, arrivals, payload }: ProbedReception,
  decoded: DecodedMessage,
  toTheEnd = false,
): Received {
  const receiver = copyOf(ue);
  const altered = arrivals.map((arrival, at) =>
    at === payload ? { ...arrival, decoded } : arrival,
  );
  const failed: CheckEvent[] = [];
  for (const event of receiveNotification(context, scope, receiver, altered)) {
    if (event.kind !== 'check' || event.passed) continue;
    failed.push(event);
    if (!toTheEnd && event.subject?.payload === payload) break;
  }
  context.timings.clear();
  return { failed, keys: receiver.keys };
}

/** The first failed check of the payload itself; else the first that would not have failed without
 *  the alteration, as over the pair of two keys. */
function verdictOf(
  { payload }: ProbedReception,
  { failed, keys }: Received,
  unaltered: Received,
): Verdict {
  const before = new Set(unaltered.failed.map(nameOf));
  const own = failed.find(({ subject }) => subject?.payload === payload);
  const event = own ?? failed.find((check) => !before.has(nameOf(check)));
  if (!event?.failure)
    return { check: null, sameKeys: contentOf(keys) === contentOf(unaltered.keys) };
  const { check, failure, purpose } = event;
  return { check, failure, ...(purpose ? { key: purpose } : {}) };
}

const nameOf = ({ check, subject, failure }: CheckEvent) =>
  `${check}/${subject?.payload}/${failure?.code}`;

/** Keys as text, to compare what is stored. */
function contentOf(keys: readonly KeyRecord[]): string {
  return JSON.stringify(keys, (_, value) =>
    value instanceof Uint8Array ? bytesToHex(value) : value,
  );
}
