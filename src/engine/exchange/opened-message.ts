import { carriesTwoKeys } from '../checks/carried-key.ts';
import { format } from '../checks/format.ts';
import type { McpttUe } from '../checks/reception.ts';
import { runCheck } from '../entities/check-runner.ts';
import { type Arrival, receiveNotification } from '../entities/mcptt-ue.ts';
import { bundleKmss, bundleMessage } from '../mcptt/bundle-parts.ts';
import { keyPeriodNo, keyPeriodSpan } from '../mcptt/key-period.ts';
import { type KmsCertificate, type KmsKeySet, ruleOf } from '../mcptt/kms-certificate.ts';
import type { BundleKms, MessageBundle } from '../mcptt/message-bundle.ts';
import { deriveUid } from '../mcptt/uid.ts';
import { type DecodedMessage, decodeMessage, idRoles } from '../mikey/index.ts';
import { type Actor, type ActorId, actorId, parseActorId } from '../model/actors.ts';
import { bytesToUtf8, equalBytes } from '../model/bytes.ts';
import type { Context } from '../model/context.ts';
import { fact } from '../model/fact.ts';
import { legs } from '../model/figure.ts';
import { type KeyParty, keyKindOrGmk } from '../model/key-kind.ts';
import { keyTypes, mkfcTag, type Purpose, purposeTag } from '../model/purpose.ts';
import { runNames } from '../model/run-names.ts';
import { eventBase, type Scope, type Steps } from '../trace/recording.ts';
import type { MessageEvent, TraceEvent } from '../trace/trace.ts';
import { foldTotals } from '../trace/trace-folds.ts';
import { editedOctets, type OctetEdits, type OpenedBundle } from './octet-edits.ts';
import { receiveWithoutKeys } from './opened-without-keys.ts';

/** A message made elsewhere: decoded, and with its receiver's keys put through every check. */

/** The message stands for the first notification of the figure. */
const [leg] = legs;

/** Who sends a message and who gets it, by the kind of its key; what is no message counts as one with
 *  a group key. */
export function partiesOfOpened(
  octets: Uint8Array,
): Readonly<{ sender: ActorId; member: ActorId }> {
  return partiesOf(decodeMessage(octets));
}

function partiesOf({ message }: DecodedMessage) {
  const { from, to } = keyKindOrGmk(message?.hdr.csbId ?? 0);
  const partyOf = (kind: KeyParty, ordinal: number) =>
    actorId({ system: 'primary', kind, ordinal: kind === 'gms' ? 0 : ordinal });
  return { sender: partyOf(from, 1), member: partyOf(to, from === to ? 2 : 1) };
}

function scopesOf(decoded: DecodedMessage): Readonly<{ sent: Scope; received: Scope }> {
  const { sender, member } = partiesOf(decoded);
  const opened = { prefix: runNames.opened, procedure: 1, member } as const;
  return {
    sent: { ...opened, step: leg.step, actor: sender },
    received: { ...opened, step: leg.receipt, actor: member },
  };
}

/** Sender and receiver of an opened message. */
export function actorsOfOpened(
  octets: Uint8Array,
  initiator: string,
  receiver: string,
): readonly Actor[] {
  const { sender, member } = partiesOfOpened(octets);
  return [
    { ...parseActorId(sender), id: sender, uri: initiator },
    { ...parseActorId(member), id: member, uri: receiver },
  ];
}

/** What the keys of a message are taken to be for until they are read: the tag tells, or of two keys
 *  the order. */
function purposesOf({ message }: DecodedMessage): Readonly<{ purpose: Purpose; second?: Purpose }> {
  if (!message) return { purpose: 'group' };
  if (!carriesTwoKeys(message)) return { purpose: keyKindOrGmk(message.hdr.csbId).purpose };
  return purposeTag(message.hdr.csbId) === mkfcTag
    ? { purpose: 'floor', second: 'media' }
    : { purpose: 'media', second: 'floor' };
}

/** `sentAs` is the message before its octets were edited. */
function arrived(decoded: DecodedMessage, sentAs = decoded): MessageEvent {
  const { sent } = scopesOf(decoded);
  const { sender: from, member: to } = partiesOf(decoded);
  const payload = {
    ...purposesOf(decoded),
    sent: sentAs.bytes,
    received: decoded.bytes,
    sentTree: sentAs.tree,
    receivedTree: decoded.tree,
  };
  return Object.freeze({
    ...eventBase(sent, 'message', 'notification'),
    kind: 'message' as const,
    name: 'notification' as const,
    from,
    to,
    payloads: [Object.freeze(payload)],
    fate: sentAs === decoded ? ('delivered' as const) : ('altered' as const),
    failures: [],
  });
}

/** Octets without keys: the message, and whether it is well-formed. */
export function* openedOctets(
  context: Context,
  octets: Uint8Array,
  edits: OctetEdits = [],
): Steps<void> {
  const decoded = decodeMessage(editedOctets(octets, edits));
  const event = arrived(decoded, edits.length > 0 ? decodeMessage(octets) : decoded);
  yield event;
  const about = { ref: { messageId: event.id, payload: 0 }, tree: decoded.tree };
  yield* runCheck(context, scopesOf(decoded).received, format, { decoded }, about);
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
  { bundle, as, ntpSeconds, edits }: Omit<OpenedBundle, 'kind'>,
): Steps<void> {
  const receiver = bundleReceiver(bundle, as);
  if (receiver === null) throw new TypeError('the bundle names no receiver with keys');
  const reception = bundleReception(bundle, receiver, ntpSeconds, edits);
  const { event, arrival } = reception;
  const ue: McpttUe = { ...reception.ue, readsOn: true };
  yield event;
  const { received } = scopesOf(arrival.decoded);
  const history: TraceEvent[] = [event];
  const keysExpected = arrival.second ? 2 : 1;
  const isAble = bundle.users[receiver]?.rsk !== undefined;
  const steps = isAble
    ? receiveNotification(context, received, ue, [arrival])
    : receiveWithoutKeys(context, received, ue, arrival);
  let step = steps.next();
  while (!step.done) {
    history.push(step.value);
    yield step.value;
    step = steps.next();
  }
  const failures = step.value;
  const passed = failures.length === 0;
  yield Object.freeze({
    ...eventBase(received, 'outcome'),
    kind: 'outcome' as const,
    ok: passed && isAble,
    ...(passed && !isAble && { unopened: fact('keys.unopened', { uri: receiver }) }),
    members: [{ actor: event.to, keysHeld: ue.keys.length, keysExpected, failures, unanswered: 0 }],
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
  edits: OctetEdits = [],
): Readonly<{ event: MessageEvent; ue: McpttUe; arrival: Arrival }> {
  const octets = bundleMessage(bundle);
  const decoded = decodeMessage(editedOctets(octets, edits));
  const event = arrived(decoded, edits.length > 0 ? decodeMessage(octets) : decoded);
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
    authorisedGms: isForGms(message) && bundle.initiator !== undefined ? [bundle.initiator] : null,
    groupUri: null,
    expects: {
      dual: true,
      marking: 'any',
      acceptance: 'each-on-its-own',
      tags: Object.values(keyTypes),
    },
    recordsRevocation: false,
    readsOlderForms: true,
    seen: new Set(),
    keys: [],
  };
}

/** Whether it takes a GMS to send such a key. */
const isForGms = (message: DecodedMessage['message']) =>
  keyKindOrGmk(message?.hdr.csbId ?? 0).from === 'gms';

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
