import type { CheckFailure } from '../checks/index.ts';
import type { McpttUe } from '../checks/reception.ts';
import { sealAesGcm } from '../crypto/aes-gcm.ts';
import { issueEccsiKeys, signEccsi } from '../crypto/eccsi.ts';
import { createRandomSource } from '../crypto/hmac-drbg.ts';
import { encapsulate } from '../crypto/sakke.ts';
import { type Arrival, receiveNotification } from '../entities/mcptt-ue.ts';
import { deriveUserSalt, xorUserSalt } from '../mcptt/guk-id.ts';
import { deriveDpck } from '../mcptt/key-parameter-key.ts';
import type { KmsCertificate, KmsKeySet } from '../mcptt/kms-certificate.ts';
import { deriveUid } from '../mcptt/uid.ts';
import {
  appendSignature,
  decodeMessage,
  defaultSecurityPolicy,
  encodeKeyParameters,
  encodeProtectedPayload,
  encodeSecondKey,
  encodeUnsignedMessage,
  type GroupKeyTransportParts,
  protectedPayloadAad,
} from '../mikey/index.ts';
import { bytesToNumberBE } from '../model/big-integers.ts';
import { bytesToHex, concatBytes, hexToBytes, utf8ToBytes } from '../model/bytes.ts';
import type { Context } from '../model/context.ts';
import { EngineError } from '../model/failures.ts';
import type { KeyParameters, Purpose } from '../model/purpose.ts';
import type { TraceEvent } from '../trace/trace.ts';
import example from '../vectors/message-bundle.json' with { type: 'json' };

/** What a holder of the example bundle's keys can make: messages whose signature is real, so that a
 *  test reaches the check it is about. For tests only. */

export const gms = 'sip:gms@example.org';
export const alice = 'sip:alice@example.org';
export const bob = 'sip:bob@example.org';
export const kmsUri = 'kms.example.org';
export const group = 'sip:fireground7@example.org';
export const ntpSeconds = example.ntp_seconds;
export const gmk = hexToBytes(example.gmk);
export const gmkId = Number.parseInt(example.gmk_id, 16);

/** The example's message: map type 2 with the MKI as SPI, all ten policy parameters, 712 octets. */
export const message = hexToBytes(example.i_message_hex);

const pubAuthKey = hexToBytes(example.kms.pub_auth_key);
const pubEncKey = hexToBytes(example.kms.pub_enc_key);
const stream = (name: string) => createRandomSource(Uint8Array.of(7)).stream(name);

/** UID of an identity under the example's KMS in the example's period. */
export function uidOf(uri: string): Uint8Array {
  return deriveUid({
    uri,
    kmsUri,
    keyPeriodSeconds: example.kms.key_period,
    keyPeriodOffsetSeconds: example.kms.key_period_offset,
    keyPeriodNo: 1534,
  }).uid;
}

/** `octets` with others from octet `at` on. */
export function altered(octets: Uint8Array, at: number, ...others: number[]): Uint8Array {
  const copy = octets.slice();
  copy.set(others, at);
  return copy;
}

/** `octets` with one bit of octet `at` turned over. */
export function flipped(octets: Uint8Array, at: number): Uint8Array {
  return altered(octets, at, (octets[at] ?? 0) ^ 1);
}

/** `octets` with a new signature, by the keys the KMS issues to `signer`. */
export function resigned(octets: Uint8Array, signer = gms): Uint8Array {
  const unsigned = octets.slice(0, -129);
  const id = uidOf(signer);
  const ksak = bytesToNumberBE(hexToBytes(example.kms.master.ksak));
  const keys = issueEccsiKeys({ ksak, kpak: pubAuthKey, id, stream: stream(`v/${signer}`) });
  const made = signEccsi({
    kpak: pubAuthKey,
    id,
    ssk: keys.ssk,
    pvt: keys.pvt,
    message: unsigned,
    stream: stream(`j/${bytesToHex(unsigned)}`),
  });
  return appendSignature(unsigned, made.signature);
}

export const parameters: KeyParameters = {
  keyType: 0,
  status: 1,
  activationTime: example.key_parameters.activation_time,
  expiryTime: example.key_parameters.expiry_time,
  text: example.key_parameters.text,
  groupIds: example.key_parameters.group_ids,
};

export type InsiderMessage = Readonly<{
  gmk?: Uint8Array;
  gmkId?: number;
  to?: string;
  signer?: string;
  parts?: Partial<GroupKeyTransportParts>;
  parameters?: Partial<KeyParameters>;
  /** Octets to protect in place of key parameters. */
  content?: Uint8Array;
}>;

/** A message of the GMS, correct but for what `change` says. */
export function insiderMessage(change: InsiderMessage = {}): Uint8Array {
  const { message: parts } = decodeMessage(message);
  if (!parts) throw new EngineError('vectors', 'the example does not decode');
  const key = change.gmk ?? gmk;
  const id = change.gmkId ?? gmkId;
  const to = change.to ?? alice;
  const csbId = id >>> 28 === 0 ? xorUserSalt(id, deriveUserSalt(key, to).userSalt) : id;
  const { sakkeData } = encapsulate({ ssv: key, id: uidOf(to), kmsPublicKey: pubEncKey });
  const content =
    change.content ??
    encodeKeyParameters({ ...parameters, keyType: id >>> 28, ...change.parameters });
  const unsigned = encodeUnsignedMessage({
    csbId,
    csIdMap: { type: 1 },
    ntpSeconds,
    rand: parts.rand,
    idrs: parts.idrs.map((idr) => (idr.role === 2 ? { ...idr, idData: utf8ToBytes(to) } : idr)),
    sp: defaultSecurityPolicy(),
    sakke: { sakkeParams: 1, idScheme: 2, sakkeData },
    generalExtensions: [{ type: 7, data: protect(key, csbId, content) }],
    ...change.parts,
  });
  return resigned(concatBytes(unsigned, new Uint8Array(129)), change.signer);
}

export type SecondKeyChange = Readonly<{
  gmk?: Uint8Array;
  gmkId?: number;
  to?: string;
  gukId?: number;
  dppkId?: number;
  parameters?: Partial<KeyParameters>;
}>;

/** The extensions of a message with two keys: parameters of the first, the second key, its
 *  parameters; correct but for what `change` says. */
export function twoKeyExtensions(change: SecondKeyChange = {}) {
  const key = change.gmk ?? new Uint8Array(16).fill(0x33);
  const id = change.gmkId ?? 0x01234567;
  const diversified = id >>> 28 === 0 ? xorUserSalt(id, deriveUserSalt(key, alice).userSalt) : id;
  const gukId = change.gukId ?? diversified;
  const uid = uidOf(change.to ?? alice);
  const { sakkeData } = encapsulate({ ssv: key, id: uid, kmsPublicKey: pubEncKey });
  const text = 'Fire ground 7, floor control';
  const content = { ...parameters, keyType: id >>> 28, text, ...change.parameters };
  const first = protect(gmk, 0x0b3ba600, encodeKeyParameters(parameters));
  const second = protect(key, change.dppkId ?? gukId, encodeKeyParameters(content));
  return [
    { type: 7, data: first },
    { type: 240, data: encodeSecondKey({ gukId, sakkeParams: 1, idScheme: 2, sakkeData }) },
    { type: 7, data: second },
  ] as const;
}

/** A protected payload around `content`. */
export function protect(key: Uint8Array, dppkId: number, content: Uint8Array): Uint8Array {
  const header = { time: 1_767_225_600, iv: new Uint8Array(16).fill(9), dppkId };
  const aad = protectedPayloadAad(header);
  const ciphertextAndTag = sealAesGcm(deriveDpck(key, dppkId), header.iv, aad, content);
  return encodeProtectedPayload({ ...header, ciphertextAndTag });
}

export const certificate: KmsCertificate = {
  role: 'Root',
  kmsUri,
  revoked: false,
  userIdFormat: 2,
  userKeyPeriod: example.kms.key_period,
  userKeyOffset: example.kms.key_period_offset,
  pubEncKey,
  pubAuthKey,
  parameterSet: 1,
};

const user = example.users[alice];
export const keySet: KmsKeySet = {
  kmsUri,
  userUri: alice,
  userId: hexToBytes(user.uid),
  keyPeriodNo: user.key_period_no,
  validFromNtp: 1534 * 2_592_000,
  validToNtp: 1535 * 2_592_000,
  userDecryptKey: hexToBytes(user.rsk),
  userSigningKeySsk: hexToBytes(user.ssk),
  userPubTokenPvt: hexToBytes(user.pvt),
};

/** Alice's UE, with empty stores. */
export function receiver(change: Partial<McpttUe> = {}): McpttUe {
  return {
    uri: alice,
    ntpSeconds,
    clockWindowSeconds: 300,
    kmsUri,
    certificates: [certificate],
    keySets: [keySet],
    authorisedGms: [gms],
    groupUri: group,
    expects: { dual: false, marking: 'text', acceptance: 'all-or-nothing', tags: [0] },
    recordsRevocation: true,
    seen: new Set(),
    keys: [],
    ...change,
  };
}

export type Received = Readonly<{
  events: readonly TraceEvent[];
  failures: readonly CheckFailure[];
}>;

/** Everything that happens when `ue` receives one notification with these payloads. */
export function receive(
  ue: McpttUe,
  payloads: readonly Uint8Array[],
  messageId = 'test.notification',
): Received {
  const purposes: readonly Purpose[] = payloads.length === 1 ? ['group'] : ['media', 'floor'];
  const arrivals = payloads.map(
    (octets, payload): Arrival => ({
      decoded: decodeMessage(octets),
      ref: { messageId, payload },
      purpose: purposes[payload] ?? 'group',
    }),
  );
  return receiveArrivals(ue, arrivals);
}

/** Everything that happens when `ue` receives one payload that is to carry two keys. */
export function receiveTwoKeys(
  ue: McpttUe,
  octets: Uint8Array,
  messageId = 'test.notification',
): Received {
  const ref = { messageId, payload: 0 };
  return receiveArrivals(ue, [
    { decoded: decodeMessage(octets), ref, purpose: 'media', second: 'floor' },
  ]);
}

function receiveArrivals(ue: McpttUe, arrivals: readonly Arrival[]): Received {
  const context: Context = {
    random: createRandomSource(Uint8Array.of(1)),
    stopwatch: () => 0,
    timings: new Map(),
  };
  const scope = { prefix: 'test', procedure: 1, step: 2, actor: 'ue1' } as const;
  const reception = receiveNotification(context, scope, ue, arrivals);
  const events: TraceEvent[] = [];
  let step = reception.next();
  while (!step.done) {
    events.push(step.value);
    step = reception.next();
  }
  return { events, failures: step.value };
}
