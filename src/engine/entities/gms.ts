import { tellGiven } from '../crypto/draw-kinds.ts';
import { signEccsi } from '../crypto/eccsi.ts';
import { createKeyId } from '../mcptt/gmk-id.ts';
import { mkiOf } from '../mcptt/group-srtp-keys.ts';
import { keyPeriodNo } from '../mcptt/key-period.ts';
import { ruleOf } from '../mcptt/kms-certificate.ts';
import { deriveUid } from '../mcptt/uid.ts';
import {
  appendSignature,
  type CsIdMap,
  csIdMapTypes,
  defaultSecurityPolicy,
  encodeSecondKey,
  encodeUnsignedMessage,
  type GroupKeyTransportParts,
  generalExtensionTypes,
  idRoles,
  idTypes,
} from '../mikey/index.ts';
import { type ActorId, primaryGms } from '../model/actors.ts';
import { uint32ToBytes, utf8ToBytes } from '../model/bytes.ts';
import type { RandomStream } from '../model/context.ts';
import { csIdOf, keyKindFor } from '../model/key-kind.ts';
import type { Working } from '../model/named-value.ts';
import type { KeyParameters, Purpose } from '../model/purpose.ts';
import { isServerKey } from '../model/purpose.ts';
import { type SignedOctets, writings } from '../model/releases.ts';
import type { MessageForm } from '../model/scenario-rules.ts';
import type { Clause } from '../model/sources.ts';
import { gmsStreams, keyStream, payloadStreams } from '../model/stream-names.ts';
import { compute, type Scope, type Steps } from '../trace/recording.ts';
import type { Gmk, Recipient, SealedKey, Sender } from './parties.ts';
import { diversify, sealKey } from './sealed-key.ts';
import { type RunContext, tap } from './taps.ts';

/** The GMS draws GMK, GMK-ID and RAND, once per key, and so does another `maker` for its key. Source: TS 33.179 §7.3.1; one RAND for all
 *  members, since receivers derive each other's SRTP keys with it (TS 33.179 §7.3.6). `rand` is that
 *  of another key, where both travel in one payload, which has one RAND; `gmkId` that of a key in whose
 *  place this one comes. */
export function* createGmk(
  context: RunContext,
  scope: Scope,
  input: Readonly<{
    purpose: Purpose;
    tag: number;
    parameters: KeyParameters;
    rand?: Uint8Array;
    gmkId?: number;
    maker?: ActorId;
  }>,
): Steps<Gmk> {
  const { maker = primaryGms } = input;
  const key = keyStream(input.purpose);
  const { name, clause } = namedAs(input.purpose);
  const made = yield* compute(context, scope, 'gmk', () => {
    const ofGmk = context.random.stream(gmsStreams.gmk(key, maker));
    const ofGmkId = context.random.stream(gmsStreams.gmkId(key, maker));
    const ofRand = context.random.stream(gmsStreams.rand(maker, key));
    const gmk = ofGmk.bytes(16);
    const gmkId = input.gmkId ?? createKeyId(input.tag, ofGmkId);
    const rand = input.rand ?? ofRand.bytes(16);
    const ofPayload = { name: 'RAND', value: rand, clause: 'RFC 3830 §6.11' } as const;
    const working: Working = {
      clause,
      inputs: [
        { name: 'purposeTag', value: input.tag, clause: 'TS 33.180 §5.2.2' },
        ...(input.rand ? [ofPayload] : []),
      ],
      intermediates: [],
      outputs: [
        { name, value: gmk, secret: true },
        { name: `${name}-ID`, value: uint32ToBytes(gmkId) },
        ...(input.rand ? [] : [ofPayload]),
      ],
    };
    const streams = { [name]: ofGmk, [`${name}-ID`]: ofGmkId, RAND: ofRand };
    return tellGiven({ gmk, gmkId, rand, working }, streams);
  });
  return {
    purpose: input.purpose,
    gmk: made.gmk,
    gmkId: made.gmkId,
    rand: made.rand,
    parameters: input.parameters,
  };
}

/** What a key is called where it is made; an MKFC is made as a GMK is. */
function namedAs(purpose: Purpose): Readonly<{ name: string; clause: Clause }> {
  const kind = isServerKey(purpose) ? keyKindFor(purpose) : undefined;
  return kind ?? { name: 'GMK', clause: 'TS 33.179 §7.3.1' };
}

/** The GMS makes the Group Key Transport payload of one GMK for one member.
 *  Source: TS 33.179 §7.3.1, §E.2. */
export function* createGroupKeyTransport(
  context: RunContext,
  scope: Scope,
  sender: Sender,
  key: Gmk,
  recipient: Recipient,
): Steps<Uint8Array> {
  const gukId = yield* diversify(context, scope, key, recipient.uri);
  const to = yield* addressed(context, scope, sender, recipient);
  const { sakke, parameters } = yield* sealKey(context, scope, { from: sender, key, gukId, to });
  const generalExtensions = parameters ? [parameters] : [];
  const parts = { ...commonParts(sender, key, gukId, to), sakke, generalExtensions };
  const nonceStream = payloadStreams.j(sender.name, keyStream(key.purpose), to.uri);
  return yield* signed(context, scope, sender, parts, nonceStream);
}

/** The GMS makes one payload of two GMKs for one member: the second one in a general extension of
 *  private use, its key parameters behind it; one RAND (that of the first), one T, one signature.
 *  No document defines it. Source: Keyladder §second-key. */
export function* createTwoKeyTransport(
  context: RunContext,
  scope: Scope,
  sender: Sender,
  [first, second]: readonly [Gmk, Gmk],
  recipient: Recipient,
): Steps<Uint8Array> {
  const to = yield* addressed(context, scope, sender, recipient);
  const one = yield* sealOfTwo(context, scope, sender, first, to);
  const two = yield* sealOfTwo(context, scope, sender, second, to);
  const data = encodeSecondKey({ gukId: two.gukId, ...two.sakke });
  const secondKey = { type: generalExtensionTypes.secondKey, data };
  const parts = {
    ...commonParts(sender, first, one.gukId, to),
    sakke: one.sakke,
    generalExtensions: [one.parameters, secondKey, two.parameters].filter((made) => made !== null),
  };
  return yield* signed(
    context,
    scope,
    sender,
    parts,
    payloadStreams.j(sender.name, 'both', to.uri),
  );
}

/** What is done for each key, its purpose told apart in the events. */
function* sealOfTwo(
  context: RunContext,
  scope: Scope,
  sender: Sender,
  key: Gmk,
  to: Addressee,
): Steps<SealedKey> {
  const inScope = { ...scope, purpose: key.purpose };
  const gukId = yield* diversify(context, inScope, key, to.uri);
  return yield* sealKey(context, inScope, { from: sender, key, gukId, to });
}

type Addressee = Recipient & Readonly<{ uid: Uint8Array; kmsPublicKey: Uint8Array }>;

/** A receiver with its UID for the key period of its KMS that T lies in. Source: TS 33.179 §F.2.1. */
function* addressed(
  context: RunContext,
  scope: Scope,
  sender: Sender,
  { uri, certificate }: Recipient,
): Steps<Addressee> {
  const rule = ruleOf(certificate);
  const periodNo = keyPeriodNo(sender.ntpSeconds, rule);
  const identity = { uri, kmsUri: certificate.kmsUri, ...rule, keyPeriodNo: periodNo };
  const { uid } = yield* compute(context, scope, 'uid', () => deriveUid(identity));
  return { uri, certificate, uid, kmsPublicKey: certificate.pubEncKey };
}

/** The payloads up to SP; `key` is the one the CSB ID, `gukId`, belongs to. */
function commonParts(sender: Sender, key: Gmk, gukId: number, to: Addressee) {
  return {
    csbId: gukId,
    csIdMap: csIdMapOf(sender.form, key, gukId),
    ntpSeconds: sender.ntpSeconds,
    rand: key.rand,
    idrs: identityPayloads(sender, to),
    sp: defaultSecurityPolicy(),
  };
}

/** An empty map, or one group call under the policy of SP. The MKI as SPI is what one
 *  public stack writes; it discloses the user salt, the XOR of its halves.
 *  Source: TS 33.179 §E.2, TS 33.180 Table E.1.3-1. */
function csIdMapOf(
  { release, mkiInSpi }: MessageForm,
  { gmkId, purpose }: Gmk,
  gukId: number,
): CsIdMap {
  if (writings[release].csIdMap === 'empty') return { type: csIdMapTypes.empty };
  const none = new Uint8Array(0);
  const { policyNo } = defaultSecurityPolicy();
  const session = {
    csId: csIdOf(purpose),
    protType: 0,
    s: 0,
    policies: Uint8Array.of(policyNo),
    sessionData: none,
    spi: mkiInSpi ? mkiOf(gmkId, gukId) : none,
  };
  return { type: csIdMapTypes.genericId, sessions: [session] };
}

/** Identities as URIs, or hidden: UIDs under roles of their own. Their ID type is the one an
 *  implementation was seen to write, URI; no text at hand gives it.
 *  Source: TS 33.179 §E.2, TS 33.180 §E.7. */
function identityPayloads(sender: Sender, to: Addressee) {
  const hidden = sender.form.hideIdentities;
  const identity = (role: number, idData: Uint8Array) => ({ role, idType: idTypes.uri, idData });
  return [
    hidden
      ? identity(idRoles.IDRuidi, sender.keySet.userId)
      : identity(idRoles.IDRi, utf8ToBytes(sender.uri)),
    hidden ? identity(idRoles.IDRuidr, to.uid) : identity(idRoles.IDRr, utf8ToBytes(to.uri)),
    identity(idRoles.IDRkmsi, utf8ToBytes(sender.certificate.kmsUri)),
    identity(idRoles.IDRkmsr, utf8ToBytes(to.certificate.kmsUri)),
  ];
}

/** The message with the signature of the GMS behind it. Source: TS 33.179 §7.3.1. */
function* signed(
  context: RunContext,
  scope: Scope,
  sender: Sender,
  parts: GroupKeyTransportParts,
  nonceStream: string,
): Steps<Uint8Array> {
  const unsigned = encodeUnsignedMessage(tap(context, scope, 'parts', parts));
  const message = tap(context, scope, 'unsigned', unsigned);
  const { signature } = yield* compute(context, scope, 'eccsi-sign', () =>
    signAs(sender, signedOctets[sender.form.signed](message), context.random.stream(nonceStream)),
  );
  return tap(context, scope, 'signed', appendSignature(message, signature));
}

const signHeaderLength = 2;

/** What of a message without its signature is signed: all of it, or all but S type and signature length.
 *  Source: RFC 3830 §5.2. */
const signedOctets: Readonly<Record<SignedOctets, (unsigned: Uint8Array) => Uint8Array>> = {
  'with-header': (unsigned) => unsigned,
  'without-header': (unsigned) => unsigned.slice(0, -signHeaderLength),
};

/** The signature of a GMS over a message. Source: RFC 6507 §5.2.1. */
export function signAs({ certificate, keySet }: Sender, message: Uint8Array, stream: RandomStream) {
  const signed = signEccsi({
    kpak: certificate.pubAuthKey,
    id: keySet.userId,
    ssk: keySet.userSigningKeySsk,
    pvt: keySet.userPubTokenPvt,
    message,
    stream,
  });
  return tellGiven(signed, { j: stream });
}
