import { concatBytes, uint32ToBytes, utf8ToBytes } from '../bytes.ts';
import type { Context } from '../context.ts';
import { sealAesGcm } from '../crypto/aes-gcm.ts';
import { signEccsi } from '../crypto/eccsi.ts';
import { encapsulate } from '../crypto/sakke.ts';
import { createKeyId, gmkTag, purposeTag } from '../mcptt/gmk-id.ts';
import { deriveUserSalt, gukIdWorking, xorUserSalt } from '../mcptt/guk-id.ts';
import { deriveDpck } from '../mcptt/key-parameter-key.ts';
import { keyPeriodNo, unixFromNtp } from '../mcptt/key-period.ts';
import type { KmsCertificate, KmsKeySet } from '../mcptt/kms-certificate.ts';
import { deriveUid } from '../mcptt/uid.ts';
import {
  appendSignature,
  defaultSecurityPolicy,
  encodeKeyParameters,
  encodeProtectedPayload,
  encodeUnsignedMessage,
  protectedPayloadAad,
} from '../mikey/index.ts';
import type { Working } from '../named-value.ts';
import type { Profile } from '../scenario.ts';
import type { KeyParameters, Purpose } from '../trace.ts';
import { compute, type Scope, type Steps } from './recording.ts';

/** A Group Management Server with the keys of its own identity. */
export type Gms = Readonly<{
  /** Names its random streams. */
  name: 'gms' | 'partner-gms';
  gmsUri: string;
  certificate: KmsCertificate;
  keySet: KmsKeySet;
  /** What its clock shows, in NTP seconds. */
  ntpSeconds: number;
  form: MessageForm;
}>;

/** How a GMS writes its messages. `hideIdentities` and `mkiInSpi` count in `ts-33.180` only. */
export type MessageForm = Readonly<{
  profile: Profile;
  hideIdentities: boolean;
  mkiInSpi: boolean;
}>;

/** Whom a Group Key Transport payload is for: its identity and the certificate of its KMS. */
export type Recipient = Readonly<{ uri: string; certificate: KmsCertificate }>;

/** A GMK as its GMS keeps it: 16-octet key and RAND, 32-bit identifier. */
export type Gmk = Readonly<{
  purpose: Purpose;
  gmk: Uint8Array;
  gmkId: number;
  rand: Uint8Array;
  parameters: KeyParameters;
}>;

/** The GMS draws GMK, GMK-ID and RAND, once per key. Source: TS 33.179 §7.3.1; one RAND for all
 *  members, since receivers derive each other's SRTP keys with it (TS 33.179 §7.3.6). */
export function* createGmk(
  context: Context,
  scope: Scope,
  input: Readonly<{ purpose: Purpose; tag: number; parameters: KeyParameters }>,
): Steps<Gmk> {
  const stream = input.purpose === 'floor' ? 'floor' : 'media';
  const made = yield* compute(context, scope, 'gmk', () => {
    const gmk = context.random.stream(`gms/gmk/${stream}`).bytes(16);
    const gmkId = createKeyId(input.tag, context.random.stream(`gms/gmk-id/${stream}`));
    const rand = context.random.stream(`gms/rand/${stream}`).bytes(16);
    const working: Working = {
      clause: 'TS 33.179 §7.3.1',
      inputs: [{ name: 'purpose tag', value: input.tag, clause: 'TS 33.180 §5.2.2' }],
      intermediates: [],
      outputs: [
        { name: 'GMK', value: gmk, secret: true },
        { name: 'GMK-ID', value: uint32ToBytes(gmkId) },
        { name: 'RAND', value: rand, clause: 'RFC 3830 §6.11' },
      ],
    };
    return { gmk, gmkId, rand, working };
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
  context: Context,
  scope: Scope,
  gms: Gms,
  gmk: Gmk,
  recipient: Recipient,
): Steps<Uint8Array> {
  const { certificate } = recipient;
  const gukId = yield* diversify(context, scope, gmk, recipient.uri);
  const rule = {
    keyPeriodSeconds: certificate.userKeyPeriod,
    keyPeriodOffsetSeconds: certificate.userKeyOffset,
  };
  const identity = {
    uri: recipient.uri,
    kmsUri: certificate.kmsUri,
    ...rule,
    keyPeriodNo: keyPeriodNo(gms.ntpSeconds, rule),
  };
  const { uid } = yield* compute(context, scope, 'uid', () => deriveUid(identity));
  const { sakkeData } = yield* compute(context, scope, 'sakke-encapsulate', () =>
    encapsulate({ ssv: gmk.gmk, id: uid, kmsPublicKey: certificate.pubEncKey }),
  );
  const protectedParameters = yield* protectKeyParameters(
    context,
    scope,
    gms,
    gmk,
    gukId,
    recipient.uri,
  );
  const unsigned = encodeUnsignedMessage({
    csbId: gukId,
    csIdMap: { type: 1 },
    ntpSeconds: gms.ntpSeconds,
    rand: gmk.rand,
    idrs: identityPayloads(gms, recipient),
    sp: defaultSecurityPolicy(),
    sakke: { sakkeParams: 1, idScheme: 2, sakkeData },
    generalExtensions: [{ type: 7, data: protectedParameters }],
  });
  const purposeStream = gmk.purpose === 'floor' ? 'floor' : 'media';
  const { signature } = yield* compute(context, scope, 'eccsi-sign', () =>
    signEccsi({
      kpak: gms.certificate.pubAuthKey,
      id: gms.keySet.userId,
      ssk: gms.keySet.userSigningKeySsk,
      pvt: gms.keySet.userPubTokenPvt,
      message: unsigned,
      stream: context.random.stream(`${gms.name}/j/${purposeStream}/${recipient.uri}`),
    }),
  );
  return appendSignature(unsigned, signature);
}

/** User salt and GUK-ID of a member. Only GMKs are diversified; the identifier of another key goes
 *  out as it is (TS 33.180 §5.2.3; unverified for an MKFC in Release 13). */
function* diversify(context: Context, scope: Scope, gmk: Gmk, memberUri: string): Steps<number> {
  if (purposeTag(gmk.gmkId) !== gmkTag) return gmk.gmkId;
  const { userSalt } = yield* compute(context, scope, 'user-salt', () =>
    deriveUserSalt(gmk.gmk, memberUri),
  );
  yield* compute(context, scope, 'guk-id', () => ({
    working: gukIdWorking('GMK-ID', gmk.gmkId, userSalt),
  }));
  return xorUserSalt(gmk.gmkId, userSalt);
}

function identityPayloads(gms: Gms, recipient: Recipient) {
  const uri = (role: number, text: string) => ({ role, idType: 1, idData: utf8ToBytes(text) });
  return [
    uri(1, gms.gmsUri),
    uri(2, recipient.uri),
    uri(6, gms.certificate.kmsUri),
    uri(7, recipient.certificate.kmsUri),
  ];
}

/** Key parameters under the DPCK, AES-128-GCM with a 16-octet IV. Source: TS 33.180 §E.6.1. */
function* protectKeyParameters(
  context: Context,
  scope: Scope,
  gms: Gms,
  gmk: Gmk,
  dppkId: number,
  memberUri: string,
): Steps<Uint8Array> {
  const made = yield* compute(context, scope, 'key-parameters-protect', () => {
    const plaintext = encodeKeyParameters(gmk.parameters);
    const dpck = deriveDpck(gmk.gmk, dppkId);
    const stream = gmk.purpose === 'floor' ? 'floor' : 'media';
    const iv = context.random.stream(`${gms.name}/iv/${stream}/${memberUri}`).bytes(16);
    const envelope = { time: unixFromNtp(gms.ntpSeconds), iv, dppkId };
    const aad = protectedPayloadAad(envelope);
    const ciphertextAndTag = sealAesGcm(dpck, iv, aad, plaintext);
    const octets = encodeProtectedPayload({ ...envelope, ciphertextAndTag });
    const working: Working = {
      clause: 'TS 33.180 §E.6.1',
      inputs: [
        { name: 'Key Parameters', value: plaintext, secret: true, clause: 'TS 33.179 §E.6.1' },
        { name: 'GMK', value: gmk.gmk, secret: true },
        { name: 'DPPK-ID', value: uint32ToBytes(dppkId) },
      ],
      intermediates: [
        { name: 'DPCK', value: dpck, secret: true, clause: 'TS 33.180 §F.1.5' },
        { name: 'IV', value: iv },
        { name: 'AAD', value: aad, unverified: true },
      ],
      outputs: [
        { name: 'ciphertext', value: ciphertextAndTag.slice(0, -16) },
        { name: 'tag', value: ciphertextAndTag.slice(-16) },
      ],
    };
    return { octets: concatBytes(octets), working };
  });
  return made.octets;
}
