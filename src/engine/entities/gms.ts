import { tellGiven } from '../crypto/draw-kinds.ts';
import { signEccsi } from '../crypto/eccsi.ts';
import { createKeyId } from '../mcptt/gmk-id.ts';
import { groupCallCsId, mkiOf } from '../mcptt/group-srtp-keys.ts';
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
import { primaryGms } from '../model/actors.ts';
import { uint32ToBytes, utf8ToBytes } from '../model/bytes.ts';
import type { RandomStream } from '../model/context.ts';
import type { Working } from '../model/named-value.ts';
import type { KeyParameters, Purpose } from '../model/purpose.ts';
import { type SignedOctets, writings } from '../model/releases.ts';
import type { MessageForm } from '../model/scenario-rules.ts';
import { gmsStreams, keyStream, payloadStreams } from '../model/stream-names.ts';
import { compute, type Scope, type Steps } from '../trace/recording.ts';
import type { Gmk, Gms, Recipient, SealedKey } from './parties.ts';
import { diversify, sealKey } from './sealed-key.ts';
import { type RunContext, tap } from './taps.ts';

/** The GMS draws GMK, GMK-ID and RAND, once per key. Source: TS 33.179 §7.3.1; one RAND for all
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
  }>,
): Steps<Gmk> {
  const key = keyStream(input.purpose);
  const made = yield* compute(context, scope, 'gmk', () => {
    const ofGmk = context.random.stream(gmsStreams.gmk(key));
    const ofGmkId = context.random.stream(gmsStreams.gmkId(key));
    const ofRand = context.random.stream(gmsStreams.rand(primaryGms, key));
    const gmk = ofGmk.bytes(16);
    const gmkId = input.gmkId ?? createKeyId(input.tag, ofGmkId);
    const rand = input.rand ?? ofRand.bytes(16);
    const ofPayload = { name: 'RAND', value: rand, clause: 'RFC 3830 §6.11' } as const;
    const working: Working = {
      clause: 'TS 33.179 §7.3.1',
      inputs: [
        { name: 'purposeTag', value: input.tag, clause: 'TS 33.180 §5.2.2' },
        ...(input.rand ? [ofPayload] : []),
      ],
      intermediates: [],
      outputs: [
        { name: 'GMK', value: gmk, secret: true },
        { name: 'GMK-ID', value: uint32ToBytes(gmkId) },
        ...(input.rand ? [] : [ofPayload]),
      ],
    };
    const streams = { GMK: ofGmk, 'GMK-ID': ofGmkId, RAND: ofRand };
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

/** The GMS makes the Group Key Transport payload of one GMK for one member.
 *  Source: TS 33.179 §7.3.1, §E.2. */
export function* createGroupKeyTransport(
  context: RunContext,
  scope: Scope,
  gms: Gms,
  key: Gmk,
  recipient: Recipient,
): Steps<Uint8Array> {
  const gukId = yield* diversify(context, scope, key, recipient.uri);
  const to = yield* addressed(context, scope, gms, recipient);
  const { sakke, parameters } = yield* sealKey(context, scope, { from: gms, key, gukId, to });
  const generalExtensions = parameters ? [parameters] : [];
  const parts = { ...commonParts(gms, key, gukId, to), sakke, generalExtensions };
  const nonceStream = payloadStreams.j(gms.name, keyStream(key.purpose), to.uri);
  return yield* signed(context, scope, gms, parts, nonceStream);
}

/** The GMS makes one payload of two GMKs for one member: the second one in a general extension of
 *  private use, its key parameters behind it; one RAND (that of the first), one T, one signature.
 *  No document defines it. Source: Keyladder §second-key. */
export function* createTwoKeyTransport(
  context: RunContext,
  scope: Scope,
  gms: Gms,
  [first, second]: readonly [Gmk, Gmk],
  recipient: Recipient,
): Steps<Uint8Array> {
  const to = yield* addressed(context, scope, gms, recipient);
  const one = yield* sealOfTwo(context, scope, gms, first, to);
  const two = yield* sealOfTwo(context, scope, gms, second, to);
  const data = encodeSecondKey({ gukId: two.gukId, ...two.sakke });
  const secondKey = { type: generalExtensionTypes.secondKey, data };
  const parts = {
    ...commonParts(gms, first, one.gukId, to),
    sakke: one.sakke,
    generalExtensions: [one.parameters, secondKey, two.parameters].filter((made) => made !== null),
  };
  return yield* signed(context, scope, gms, parts, payloadStreams.j(gms.name, 'both', to.uri));
}

/** What is done for each key, its purpose told apart in the events. */
function* sealOfTwo(
  context: RunContext,
  scope: Scope,
  gms: Gms,
  key: Gmk,
  to: Addressee,
): Steps<SealedKey> {
  const inScope = { ...scope, purpose: key.purpose };
  const gukId = yield* diversify(context, inScope, key, to.uri);
  return yield* sealKey(context, inScope, { from: gms, key, gukId, to });
}

type Addressee = Recipient & Readonly<{ uid: Uint8Array; kmsPublicKey: Uint8Array }>;

/** A receiver with its UID for the key period of its KMS that T lies in. Source: TS 33.179 §F.2.1. */
function* addressed(
  context: RunContext,
  scope: Scope,
  gms: Gms,
  { uri, certificate }: Recipient,
): Steps<Addressee> {
  const rule = ruleOf(certificate);
  const periodNo = keyPeriodNo(gms.ntpSeconds, rule);
  const identity = { uri, kmsUri: certificate.kmsUri, ...rule, keyPeriodNo: periodNo };
  const { uid } = yield* compute(context, scope, 'uid', () => deriveUid(identity));
  return { uri, certificate, uid, kmsPublicKey: certificate.pubEncKey };
}

/** The payloads up to SP; `key` is the one the CSB ID, `gukId`, belongs to. */
function commonParts(gms: Gms, key: Gmk, gukId: number, to: Addressee) {
  return {
    csbId: gukId,
    csIdMap: csIdMapOf(gms.form, key.gmkId, gukId),
    ntpSeconds: gms.ntpSeconds,
    rand: key.rand,
    idrs: identityPayloads(gms, to),
    sp: defaultSecurityPolicy(),
  };
}

/** An empty map, or one group call under the policy of SP. The MKI as SPI is what one
 *  public stack writes; it discloses the user salt, the XOR of its halves.
 *  Source: TS 33.179 §E.2, TS 33.180 Table E.1.3-1. */
function csIdMapOf({ release, mkiInSpi }: MessageForm, gmkId: number, gukId: number): CsIdMap {
  if (writings[release].csIdMap === 'empty') return { type: csIdMapTypes.empty };
  const none = new Uint8Array(0);
  const { policyNo } = defaultSecurityPolicy();
  const session = {
    csId: groupCallCsId,
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
function identityPayloads(gms: Gms, to: Addressee) {
  const hidden = gms.form.hideIdentities;
  const identity = (role: number, idData: Uint8Array) => ({ role, idType: idTypes.uri, idData });
  return [
    hidden
      ? identity(idRoles.IDRuidi, gms.keySet.userId)
      : identity(idRoles.IDRi, utf8ToBytes(gms.gmsUri)),
    hidden ? identity(idRoles.IDRuidr, to.uid) : identity(idRoles.IDRr, utf8ToBytes(to.uri)),
    identity(idRoles.IDRkmsi, utf8ToBytes(gms.certificate.kmsUri)),
    identity(idRoles.IDRkmsr, utf8ToBytes(to.certificate.kmsUri)),
  ];
}

/** The message with the signature of the GMS behind it. Source: TS 33.179 §7.3.1. */
function* signed(
  context: RunContext,
  scope: Scope,
  gms: Gms,
  parts: GroupKeyTransportParts,
  nonceStream: string,
): Steps<Uint8Array> {
  const unsigned = encodeUnsignedMessage(tap(context, scope, 'parts', parts));
  const message = tap(context, scope, 'unsigned', unsigned);
  const { signature } = yield* compute(context, scope, 'eccsi-sign', () =>
    signAs(gms, signedOctets[gms.form.signed](message), context.random.stream(nonceStream)),
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
export function signAs({ certificate, keySet }: Gms, message: Uint8Array, stream: RandomStream) {
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
