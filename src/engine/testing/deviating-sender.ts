import { sha256 } from '@noble/hashes/sha2.js';
import { sealAesGcm } from '../crypto/aes-gcm.ts';
import { eccsiKmsFromSecret, issueEccsiKeysWithV, signEccsiWithJ } from '../crypto/eccsi.ts';
import { kdf } from '../crypto/kdf.ts';
import { deriveRsk, encapsulate, sakkeKmsFromSecret } from '../crypto/sakke.ts';
import { type Diagnosed, diagnoseAtOnce } from '../diagnosis/diagnose.ts';
import type { MessageBundle } from '../mcptt/message-bundle.ts';
import {
  encodeKeyParameters,
  encodeUnsignedMessage,
  type GroupKeyTransportParts,
} from '../mikey/index.ts';
import {
  concatBytes,
  hexToBytes,
  integerToShortestBytes,
  uint16ToBytes,
  uint32ToBytes,
  utf8ToBytes,
} from '../model/bytes.ts';

/** A sender for tests, put together from primitives, that does one step otherwise. */

export const gmsUri = 'sip:gms@example.org';
export const aliceUri = 'sip:alice@example.org';
export const bobUri = 'sip:bob@example.org';
export const gmk = hexToBytes('000102030405060708090a0b0c0d0e0f').map((octet) => octet ^ 0x5a);
export const gmkId = 0x0123_4567;
export const time = 3_976_300_000;

/** A KMS: its period is 30 days and its offset a day, or 28 days and an hour. */
export type TestKms = Readonly<{
  uri: string;
  period: number;
  offset: number;
  ksak: bigint;
  z: bigint;
}>;
export const kms: TestKms = {
  ...{ uri: 'kms.example.org', period: 2_592_000, offset: 86_400 },
  ...{ ksak: 0x1234_5678_9abc_def1n, z: 0x9876_5432_10fe_dcban },
};
export const partnerKms: TestKms = {
  ...{ uri: 'kms.partner.org', period: 2_419_200, offset: 3600 },
  ...{ ksak: 0x3333_5678_9abc_def1n, z: 0x7777_5432_10fe_dcban },
};

export const periodOf = ({ period, offset }: TestKms, at = time) =>
  Math.floor((at - offset) / period);

type UidParts = Readonly<{
  fc?: Uint8Array;
  uri: string;
  kmsUri: string;
  numbers: readonly number[];
  integer?: (value: number, at: number) => Uint8Array;
  lengths?: (length: number) => Uint8Array;
}>;

/** S of a UID, written out. */
export function uidString({ fc = Uint8Array.of(0), uri, kmsUri, numbers, ...rest }: UidParts) {
  const { integer = integerToShortestBytes, lengths = uint16ToBytes } = rest;
  const texts = ['MIKEY-SAKKE-UID', uri, kmsUri].map(utf8ToBytes);
  const all = [...texts, ...numbers.map((value, index) => integer(value, index + 3))];
  return concatBytes(fc, ...all.flatMap((one) => [one, lengths(one.length)]));
}

export const partsOf = (uri: string, of = kms, period = periodOf(of)): UidParts => ({
  uri,
  kmsUri: of.uri,
  numbers: [of.period, of.offset, period],
});
export const uid = (uri: string, of = kms, period = periodOf(of)) =>
  sha256(uidString(partsOf(uri, of, period)));

export type Signing = Readonly<Record<'kpak' | 'id' | 'ssk' | 'pvt' | 'message', Uint8Array>>;

/** What a sender may do otherwise; everything else follows the documents. */
export type Otherwise = Readonly<{
  /** Who sends in place of the GMS. */
  from?: string;
  signerUid?: Uint8Array;
  receiverUid?: Uint8Array;
  /** What alice's RSK was made for. */
  rskUid?: Uint8Array;
  rskKms?: TestKms;
  signerKms?: TestKms;
  receiverKms?: TestKms;
  covers?: (text: Uint8Array) => Uint8Array;
  /** The signature itself, from what it is made with. */
  signs?: (values: Signing) => Uint8Array;
  sakke?: (data: Uint8Array) => Uint8Array;
  csbId?: number;
  parameters?: (usual: Uint8Array, csbId: number) => Uint8Array;
  parts?: (usual: GroupKeyTransportParts) => GroupKeyTransportParts;
  /** On the signed octets, before they are signed. */
  unsigned?: (text: Uint8Array) => Uint8Array;
  bundle?: (usual: MessageBundle) => MessageBundle;
  gmk?: Uint8Array;
  spi?: boolean;
  statesGmk?: boolean;
}>;

export const saltOf = (uri: string, key: Uint8Array = gmk) =>
  new DataView(kdf(key, 0x50, utf8ToBytes(uri)).buffer).getUint32(28);
const gukIdOf = (key: Uint8Array) => (gmkId ^ (saltOf(aliceUri, key) & 0x0fff_ffff)) >>> 0;
export const gukId = gukIdOf(gmk);
const dpckOf = (key: Uint8Array, csbId: number) => kdf(key, 0x53, uint32ToBytes(csbId)).slice(-16);

export const content = encodeKeyParameters({
  ...{ keyType: 0, status: 1, activationTime: 0, expiryTime: 0, text: 'key' },
  groupIds: ['sip:group@example.org'],
});

/** Protected key parameters, their parts to be changed. */
export function protectedParameters(
  csbId: number,
  {
    key = dpckOf(gmk, csbId),
    aad = (head: Uint8Array) => head,
    iv = (whole: Uint8Array) => whole,
    dppkId = csbId,
    plain = content,
  } = {},
): Uint8Array {
  const whole = hexToBytes('f0f1f2f3f4f5f6f7f8f9fafbfcfdfeff');
  const head = concatBytes(
    hexToBytes('43006a00000000000000000001'.padEnd(26, '0')).slice(0, 11),
    Uint8Array.of(1),
    whole,
    uint32ToBytes(dppkId),
  );
  const sealed = sealAesGcm(key, iv(whole), aad(head), plain);
  return concatBytes(head, Uint8Array.of(0x78), uint16ToBytes(sealed.length), sealed);
}

const publicOf = (of: TestKms) => ({
  uri: of.uri,
  key_period: of.period,
  key_period_offset: of.offset,
  pub_enc_key: sakkeKmsFromSecret(of.z).kmsPublicKey.slice(),
  pub_auth_key: eccsiKmsFromSecret(of.ksak).kpak.slice(),
});

/** A bundle with the message of a sender that does so. */
export function bundleOf(otherwise: Otherwise = {}): MessageBundle {
  const { signerKms = kms, receiverKms = kms, from = gmsUri } = otherwise;
  const ssv = otherwise.gmk ?? gmk;
  const csbId = otherwise.csbId ?? gukIdOf(ssv);
  const signerUid = otherwise.signerUid ?? uid(from, signerKms);
  const receiverUid = otherwise.receiverUid ?? uid(aliceUri, receiverKms);
  const { kpak } = eccsiKmsFromSecret(signerKms.ksak);
  const signing = { kpak, id: signerUid };
  const keys = issueEccsiKeysWithV({ ...signing, ksak: signerKms.ksak, v: 0x2345_6789n });
  if (!keys) throw new TypeError('another v is needed');
  const { sakkeData } = encapsulate({
    ...{ ssv, id: receiverUid },
    kmsPublicKey: sakkeKmsFromSecret(receiverKms.z).kmsPublicKey,
  });
  const usual = protectedParameters(csbId, { key: dpckOf(ssv, csbId) });
  const idr = (role: number, text: string) => ({ role, idType: 1, idData: utf8ToBytes(text) });
  const spi = concatBytes(uint32ToBytes(gmkId), uint32ToBytes(csbId));
  const none = new Uint8Array(0);
  const session = { csId: 4, protType: 0, s: 0, policies: Uint8Array.of(0), sessionData: none };
  const parts: GroupKeyTransportParts = {
    csbId,
    csIdMap: otherwise.spi ? { type: 2, sessions: [{ ...session, spi }] } : { type: 1 },
    ntpSeconds: time,
    rand: hexToBytes('303132333435363738393a3b3c3d3e3f'),
    idrs: [idr(1, from), idr(2, aliceUri), idr(6, signerKms.uri), idr(7, receiverKms.uri)],
    sp: null,
    sakke: { sakkeParams: 1, idScheme: 2, sakkeData: otherwise.sakke?.(sakkeData) ?? sakkeData },
    generalExtensions: [{ type: 7, data: otherwise.parameters?.(usual, csbId) ?? usual }],
  };
  const encoded = encodeUnsignedMessage(otherwise.parts?.(parts) ?? parts);
  const text = otherwise.unsigned?.(encoded) ?? encoded;
  const message = otherwise.covers?.(text) ?? text;
  const { ssk, pvt } = keys;
  const signature =
    otherwise.signs?.({ ...signing, ssk, pvt, message }) ??
    signEccsiWithJ({ ...signing, ...keys, message, j: 0x3456_789an })?.signature;
  if (!signature) throw new TypeError('another j is needed');
  const rskKms = otherwise.rskKms ?? receiverKms;
  const { rsk } = deriveRsk({
    kmsMasterSecret: rskKms.z,
    id: otherwise.rskUid ?? uid(aliceUri, receiverKms),
  });
  const bundle: MessageBundle = {
    kmss: { [kms.uri]: publicOf(kms), [partnerKms.uri]: publicOf(partnerKms) },
    users: {
      [from]: { kms: signerKms.uri },
      [aliceUri]: { rsk: rsk.slice(), kms: receiverKms.uri },
      [bobUri]: { kms: receiverKms.uri },
    },
    ...{ initiator: from, responder: aliceUri, ntp_seconds: time },
    ...(otherwise.statesGmk ? { gmk: ssv.slice(), gmk_id: gmkId } : {}),
    i_message_hex: concatBytes(text, signature),
  };
  return otherwise.bundle?.(bundle) ?? bundle;
}

/** What the diagnosis of a bundle for alice comes to. */
export const diagnosed = (bundle: MessageBundle, receiver = aliceUri): Diagnosed =>
  diagnoseAtOnce(bundle, receiver);

/** The id of the deviation found for a sender that does so, with its grade. */
export function named(otherwise: Otherwise): string | null {
  const { diagnosis } = diagnosed(bundleOf(otherwise));
  return diagnosis && `${diagnosis.deviation}: ${diagnosis.grade}`;
}
