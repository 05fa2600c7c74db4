import { carriesTwoKeys } from '../checks/carried-key.ts';
import { format } from '../checks/format.ts';
import type { McpttUe } from '../checks/reception.ts';
import { runCheck } from '../entities/check-runner.ts';
import { type Arrival, receiveNotification } from '../entities/mcptt-ue.ts';
import { keyPeriodNo, keyPeriodSpan } from '../mcptt/key-period.ts';
import { type KmsCertificate, type KmsKeySet, ruleOf } from '../mcptt/kms-certificate.ts';
import {
  type BundleKms,
  bundleKmss,
  bundleMessage,
  type MessageBundle,
} from '../mcptt/message-bundle.ts';
import { deriveUid } from '../mcptt/uid.ts';
import { type DecodedMessage, decodeMessage, idRoles } from '../mikey/index.ts';
import { type Actor, parseActorId, ueIn } from '../model/actors.ts';
import { bytesToUtf8, equalBytes } from '../model/bytes.ts';
import type { Context } from '../model/context.ts';
import { fact } from '../model/fact.ts';
import { legs } from '../model/figure.ts';
import type { Purpose } from '../model/purpose.ts';
import { gmkTag, mkfcTag, purposeTag } from '../model/purpose.ts';
import { runNames } from '../model/run-names.ts';
import { eventBase, type Scope, type Steps } from '../trace/recording.ts';
import type { MessageEvent, TraceEvent } from '../trace/trace.ts';
import { foldTotals } from '../trace/trace-folds.ts';
import { receiveWithoutKeys } from './opened-without-keys.ts';

/** A message made elsewhere: decoded, and with its receiver's keys put through every check. */

/** The message stands for the first notification of the figure, to its first member. */
const [leg] = legs;
const sender = leg.from;
const member = ueIn(leg.to.system, 1);
const opened = { prefix: runNames.opened, procedure: 1, member } as const;
const sent: Scope = { ...opened, step: leg.step, actor: sender };
const received: Scope = { ...opened, step: leg.receipt, actor: member };

/** GMS and receiver of an opened message. */
export function actorsOfOpened(initiator: string, receiver: string): readonly Actor[] {
  return [
    { ...parseActorId(sender), id: sender, uri: initiator },
    { ...parseActorId(member), id: member, uri: receiver },
  ];
}

/** What the keys of a message are taken to be for until they are read: the tag of an MKFC tells, or
 *  of two keys the order. */
function purposesOf({ message }: DecodedMessage): Readonly<{ purpose: Purpose; second?: Purpose }> {
  if (!message || !carriesTwoKeys(message)) return { purpose: 'group' };
  return purposeTag(message.hdr.csbId) === mkfcTag
    ? { purpose: 'floor', second: 'media' }
    : { purpose: 'media', second: 'floor' };
}

function arrived(decoded: DecodedMessage): MessageEvent {
  const { bytes: octets, tree } = decoded;
  const payload = {
    ...purposesOf(decoded),
    sent: octets,
    received: octets,
    sentTree: tree,
    receivedTree: tree,
  };
  return Object.freeze({
    ...eventBase(sent, 'message', 'notification'),
    kind: 'message' as const,
    name: 'notification' as const,
    from: sender,
    to: member,
    payloads: [Object.freeze(payload)],
    fate: 'delivered' as const,
    failures: [],
  });
}

/** Octets without keys: the message, and whether it is well-formed. */
export function* openedOctets(context: Context, octets: Uint8Array): Steps<void> {
  const decoded = decodeMessage(octets);
  const event = arrived(decoded);
  yield event;
  const about = { ref: { messageId: event.id, payload: 0 }, tree: decoded.tree };
  yield* runCheck(context, received, format, { decoded }, about);
}

/** The URI a bundle is opened as: `as`, its responder, or its only user with a decryption key. */
export function bundleReceiver(bundle: MessageBundle, as?: string): string | null {
  const wanted = as ?? bundle.responder;
  if (wanted !== undefined) return Object.hasOwn(bundle.users, wanted) ? wanted : null;
  const able = Object.entries(bundle.users).filter(([, user]) => user.rsk !== undefined);
  return able.length === 1 ? (able[0]?.[0] ?? null) : null;
}

/** Every receiver check on a bundle's message, as its receiver; without an RSK those that need none. `ntpSeconds` is the receiver's clock.
 *  Throws TypeError when the bundle has no usable receiver: ask `bundleReceiver` first. */
export function* openedBundle(
  context: Context,
  bundle: MessageBundle,
  as?: string,
  ntpSeconds?: number,
): Steps<void> {
  const receiver = bundleReceiver(bundle, as);
  if (receiver === null) throw new TypeError('the bundle names no receiver with keys');
  const { event, ue, arrival } = bundleReception(bundle, receiver, ntpSeconds);
  yield event;
  const history: TraceEvent[] = [event];
  const keysExpected = arrival.second ? 2 : 1;
  const isAble = bundle.users[receiver]?.rsk !== undefined;
  const reception = isAble
    ? receiveNotification(context, received, ue, [arrival])
    : receiveWithoutKeys(context, received, ue, arrival);
  let step = reception.next();
  while (!step.done) {
    history.push(step.value);
    yield step.value;
    step = reception.next();
  }
  const failures = step.value;
  const passed = failures.length === 0;
  yield Object.freeze({
    ...eventBase(received, 'outcome'),
    kind: 'outcome' as const,
    ok: passed && isAble,
    ...(passed && !isAble && { unopened: fact('keys.unopened', { uri: receiver }) }),
    members: [{ actor: member, keysHeld: ue.keys.length, keysExpected, failures, unanswered: 0 }],
    packets: [],
    totals: foldTotals(history),
  });
}

/** The message of a bundle, its receiver as it is before the message arrives, and what arrives.
 *  `receiver` is one of the bundle's users. */
export function bundleReception(
  bundle: MessageBundle,
  receiver: string,
  ntpSeconds?: number,
): Readonly<{ event: MessageEvent; ue: McpttUe; arrival: Arrival }> {
  const decoded = decodeMessage(bundleMessage(bundle));
  const event = arrived(decoded);
  const ue = receiverOf(bundle, receiver, decoded, ntpSeconds);
  const ref = { messageId: event.id, payload: 0 };
  return { event, ue, arrival: { decoded, ref, ...purposesOf(decoded) } };
}

function receiverOf(
  bundle: MessageBundle,
  receiver: string,
  { message }: DecodedMessage,
  ntpSeconds: number | undefined,
): McpttUe {
  const messageTime = message?.t.ntpSeconds;
  const kmss = bundleKmss(bundle);
  const kmsUri = homeKms(bundle, receiver, message, kmss);
  return {
    uri: receiver,
    ntpSeconds: ntpSeconds ?? bundle.ntp_seconds ?? messageTime ?? 0,
    clockWindowSeconds: 300,
    kmsUri,
    certificates: kmss.map(certificateOf),
    keySets: keySetsOf(bundle, receiver, kmss, kmsUri, messageTime),
    authorisedGms: bundle.initiator === undefined ? null : [bundle.initiator],
    groupUri: null,
    expects: {
      dual: true,
      marking: 'any',
      acceptance: 'each-on-its-own',
      tags: [gmkTag, mkfcTag],
    },
    recordsRevocation: false,
    seen: new Set(),
    keys: [],
  };
}

function certificateOf(kms: BundleKms): KmsCertificate {
  return {
    role: 'Root',
    kmsUri: kms.uri,
    revoked: kms.revoked ?? false,
    userIdFormat: 2,
    userKeyPeriod: kms.key_period,
    userKeyOffset: kms.key_period_offset,
    pubEncKey: kms.pub_enc_key,
    pubAuthKey: kms.pub_auth_key,
    parameterSet: 1,
  };
}

/** The receiver's own KMS: the one its entry names, the one its UID was made under, the one the
 *  message names if there are several, or the only one. */
function homeKms(
  bundle: MessageBundle,
  receiver: string,
  message: DecodedMessage['message'],
  kmss: readonly BundleKms[],
): string {
  const user = bundle.users[receiver];
  if (user?.kms !== undefined) return user.kms;
  const { uid, key_period_no } = user ?? {};
  const byUid = kmss.find(
    (kms) =>
      uid !== undefined &&
      key_period_no !== undefined &&
      equalBytes(uidUnder(kms, receiver, key_period_no), uid),
  );
  if (byUid) return byUid.uri;
  const named = message?.idrs.find((idr) => idr.role === idRoles.IDRkmsr)?.idData;
  const match = kmss.find((kms) => named && kms.uri === bytesToUtf8(named));
  return (kmss.length > 1 ? match : undefined)?.uri ?? kmss[0]?.uri ?? '';
}

function uidUnder(kms: BundleKms, uri: string, periodNo: number): Uint8Array {
  return deriveUid({ uri, kmsUri: kms.uri, ...ruleOf(certificateOf(kms)), keyPeriodNo: periodNo })
    .uid;
}

function keySetsOf(
  bundle: MessageBundle,
  receiver: string,
  kmss: readonly BundleKms[],
  kmsUri: string,
  messageTime: number | undefined,
): readonly KmsKeySet[] {
  const user = bundle.users[receiver];
  const kms = kmss.find((candidate) => candidate.uri === kmsUri);
  if (!user?.rsk || !kms) return [];
  const rule = ruleOf(certificateOf(kms));
  const periodNo = user.key_period_no ?? keyPeriodNo(messageTime ?? 0, rule);
  if (periodNo < 0) return [];
  const span = keyPeriodSpan(periodNo, rule);
  return [
    {
      kmsUri,
      userUri: receiver,
      userId: uidUnder(kms, receiver, periodNo),
      keyPeriodNo: periodNo,
      validFromNtp: span.startNtp,
      validToNtp: span.endNtp,
      userDecryptKey: user.rsk,
      userSigningKeySsk: user.ssk ?? new Uint8Array(32),
      userPubTokenPvt: user.pvt ?? new Uint8Array(65),
    },
  ];
}
