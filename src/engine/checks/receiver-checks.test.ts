import { describe, expect, it } from 'vitest';
import { encodeKeyParameters, type GroupKeyTransportParts } from '../mikey/index.ts';
import { bytesToHex, concatBytes, hexToBytes, utf8ToBytes } from '../model/bytes.ts';
import { fact } from '../model/fact.ts';
import {
  alice,
  altered,
  bob,
  certificate,
  flipped,
  gmk,
  gmkId,
  gms,
  type InsiderMessage,
  insiderMessage,
  keySet,
  kmsUri,
  message,
  ntpSeconds,
  parameters,
  protect,
  receive,
  receiver,
  resigned,
  uidOf,
} from '../testing/insider.ts';
import type { TraceEvent } from '../trace/trace.ts';
import bundle from '../vectors/message-bundle.json' with { type: 'json' };
import bundle180 from '../vectors/message-bundle-33.180.json' with { type: 'json' };
import { checksByPhase, type FailureCode, failureCodes } from './index.ts';
import type { McpttUe } from './reception.ts';

const hidden = hexToBytes(bundle180.i_message_hex);
const hiddenUser = bundle180.users[alice];
const hiddenReceiver = (change: Partial<McpttUe> = {}) =>
  receiver({
    certificates: [
      {
        ...certificate,
        pubEncKey: hexToBytes(bundle180.kms.pub_enc_key),
        pubAuthKey: hexToBytes(bundle180.kms.pub_auth_key),
      },
    ],
    keySets: [
      {
        ...keySet,
        userDecryptKey: hexToBytes(hiddenUser.rsk),
        userSigningKeySsk: hexToBytes(hiddenUser.ssk),
        userPubTokenPvt: hexToBytes(hiddenUser.pvt),
      },
    ],
    ...change,
  });

const idr = (role: number, data: string | Uint8Array, idType = 1) => ({
  role,
  idType,
  idData: typeof data === 'string' ? utf8ToBytes(data) : data,
});
const idrs = (changes: Readonly<Record<number, string | Uint8Array>> = {}) =>
  [idr(1, gms), idr(2, alice), idr(6, kmsUri), idr(7, kmsUri)].map((one) => {
    const data = changes[one.role];
    return data === undefined ? one : idr(one.role, data);
  });
const made = (parts: Partial<GroupKeyTransportParts>, change: InsiderMessage = {}) =>
  insiderMessage({ ...change, parts });
const policy = (...params: readonly (readonly [type: number, value: number])[]) => ({
  policyNo: 0,
  protType: 0,
  params: params.map(([type, value]) => ({ type, value: Uint8Array.of(value) })),
});
const protectedKey = protect(gmk, 0x0b3ba600, encodeKeyParameters(parameters));
const otherGmk = new Uint8Array(16).fill(0x5a);

/** What is wrong, and the failure it has to give: code, path, offset. */
type Row = readonly [
  clause: string,
  what: string,
  octets: () => Uint8Array,
  code: FailureCode,
  path: string,
  offset: number | null,
  ue?: () => McpttUe,
];

// The octet numbers are those of the example message, or of one with an empty map (15 octets less).
// biome-ignore format: a table
const beforeSignature: readonly Row[] = [
  ['RFC 3830 §6.1', 'no octets', () => new Uint8Array(0), 'truncated', 'HDR.version', 0],
  ['RFC 6509 §4.2', 'an end inside the SAKKE data', () => message.slice(0, 300), 'truncated', 'SAKKE.sakkeData', 183],
  ['RFC 3830 §6.5', 'an end inside the signature', () => message.slice(0, 711), 'truncated', 'SIGN.signature', 583],
  ['RFC 3830 §6.1', 'version 2', () => altered(message, 0, 2), 'hdr', 'HDR.version', 0],
  ['RFC 6509 §4.1', 'a data type other than SAKKE', () => altered(message, 1, 2), 'hdr', 'HDR.dataType', 1],
  ['TS 33.179 §E.1.1', 'V set', () => altered(message, 3, 0x81), 'hdr', 'HDR.v', 3],
  ['RFC 6043 §6.1', 'PRF MIKEY-1', () => altered(message, 3, 0), 'hdr', 'HDR.prfFunc', 3],
  ['RFC 3830 §6.1', 'a CS ID map type nobody knows', () => altered(message, 9, 9), 'hdr', 'HDR.csIdMapType', 9],
  ['RFC 6043 §6.6', 'a certificate payload in the chain', () => altered(message, 53, 7), 'payload', 'IDRi.nextPayload', 53],
  ['RFC 6043 §6.6', 'a URI that is not UTF-8', () => altered(message, 60, 0xff), 'payload', 'IDRi.idData', 58],
  ['TS 33.179 §E.2', 'no IDRkmsr', () => made({ idrs: idrs().slice(0, 3) }), 'missing', 'IDRkmsr', 677],
  ['TS 33.179 §E.2', 'IDRkms (3) for IDRkmsi', () => made({ idrs: [idr(1, gms), idr(2, alice), idr(3, kmsUri), idr(7, kmsUri)] }), 'missing', 'IDRkmsi', 697],
  ['RFC 6043 §6.6', 'IDRi twice', () => made({ idrs: [idr(1, gms), ...idrs()] }), 'duplicate', 'IDRi[2]', 62],
  ['RFC 3830 §5.2', 'an octet behind SIGN', () => concatBytes(message, Uint8Array.of(0)), 'trailing', 'unread', 712],
  ['TS 33.179 §E.1.1', 'TS type NTP', () => altered(message, 26, 1), 'timestamp', 'T.tsType', 26],
  ['RFC 6043 §6.3', 'a TS type nobody knows', () => altered(message, 26, 7), 'ts-type', 'T.tsType', 26],
  ['RFC 3830 §5.4', 'a message 301 s old', () => message, 'timestamp', 'T.ntpSeconds', 27, () => receiver({ ntpSeconds: ntpSeconds + 301 })],
  ['RFC 3830 §5.4', 'a message 301 s ahead', () => message, 'timestamp', 'T.ntpSeconds', 27, () => receiver({ ntpSeconds: ntpSeconds - 301 })],
  ['RFC 3830 §5.4', 'T = 0', () => altered(message, 27, 0, 0, 0, 0), 'timestamp', 'T.ntpSeconds', 27],
  ['RFC 3830 §6.11', 'a RAND of 15 octets', () => made({ rand: new Uint8Array(15).fill(1) }), 'rand', 'RAND.rand', 22],
  ['RFC 3830 §6.11', 'an empty RAND', () => made({ rand: new Uint8Array(0) }), 'rand', 'RAND.rand', 22],
  ['TS 33.179 §E.2', 'a message for Bob', () => insiderMessage({ to: bob }), 'receiver', 'IDRr.idData', 67],
  ['TS 33.179 §E.2', 'a receiver written with another case', () => altered(message, 86, 0x41), 'receiver', 'IDRr.idData', 82],
  ['TS 33.180 §E.7', 'the UID of Bob', () => altered(hidden, 95, ...uidOf(bob)), 'receiver', 'IDRuidr.idData', 95, hiddenReceiver],
  ['TS 33.180 §E.7', 'a hidden receiver whose own KMS is not known', () => hidden, 'receiver', 'IDRuidr.idData', 95, () => hiddenReceiver({ kmsUri: 'kms.elsewhere.example' })],
  ['TS 33.180 §E.7', 'a hidden receiver before the first key period', () => hidden, 'receiver', 'IDRuidr.idData', 95, () => hiddenReceiver({ certificates: [{ ...certificate, userKeyPeriod: 4_000_000_000, userKeyOffset: 3_990_000_000 }] })],
  ['TS 33.179 §E.2', 'a receiver of type NAI', () => altered(message, 79, 0), 'receiver', 'IDRr.idType', 79],
  ['TS 33.179 §E.2', 'a KMS of the initiator of type NAI', () => altered(message, 105, 0), 'kms', 'IDRkmsi.idType', 105],
  ['TS 33.179 §E.2', 'a KMS of the receiver of type NAI', () => altered(message, 125, 0), 'kms', 'IDRkmsr.idType', 125],
  ['RFC 6043 §6.6', 'IDRuidi beside IDRi', () => made({ idrs: [...idrs(), idr(8, uidOf(bob))] }), 'duplicate', 'IDRuidi', 128],
  ['RFC 6043 §6.6', 'IDRuidr beside IDRr', () => made({ idrs: [...idrs(), idr(9, uidOf(bob))] }), 'duplicate', 'IDRuidr', 128],
  ['TS 33.179 §E.2', 'an initiator of type NAI', () => altered(message, 55, 0), 'initiator', 'IDRi.idType', 55],
  ['TS 33.179 §E.2', 'an initiator without a scheme', () => made({ idrs: idrs({ 1: 'gms@example.org' }) }), 'initiator', 'IDRi.idData', 43],
  ['TS 33.179 §E.2', 'an empty initiator', () => made({ idrs: idrs({ 1: '' }) }), 'initiator', 'IDRi.idData', 43],
  ['TS 33.180 §E.7', 'a hidden initiator of 31 octets', () => made({ idrs: [idr(8, uidOf(gms).slice(1)), ...idrs().slice(1)] }), 'initiator', 'IDRuidi.idData', 43],
  ['TS 33.179 §E.2', 'an unknown KMS of the initiator', () => altered(message, 108, 0x6c), 'kms', 'IDRkmsi.idData', 108],
  ['TS 33.179 §E.2', 'an unknown KMS of the receiver', () => altered(message, 128, 0x6c), 'kms', 'IDRkmsr.idData', 128],
  ['TS 33.179 §E.2', 'a KMS named __proto__', () => made({ idrs: idrs({ 6: '__proto__' }) }), 'kms', 'IDRkmsi.idData', 93],
  ['TS 33.179 §E.2', 'a revoked KMS certificate', () => message, 'kms', 'IDRkmsi.idData', 108, () => receiver({ certificates: [{ ...certificate, revoked: true }] })],
  ['TS 33.179 §E.2', 'another KMS than the own one', () => made({ idrs: idrs({ 7: 'kms.elsewhere.example' }) }), 'kms', 'IDRkmsr.idData', 113, () => receiver({ certificates: [certificate, { ...certificate, kmsUri: 'kms.elsewhere.example' }] })],
  ['TS 33.179 §F.2.1', 'keys of the period before', () => message, 'period', 'T.ntpSeconds', 27, () => receiver({ keySets: [{ ...keySet, keyPeriodNo: 1533 }] })],
  ['TS 33.179 §F.2.1', 'no keys at all', () => message, 'period', 'T.ntpSeconds', 27, () => receiver({ keySets: [] })],
  ['TS 33.179 §F.2.1', 'T before the first period of the signer’s KMS', () => made({ idrs: idrs({ 6: 'kms.young.example' }) }), 'period', 'T.ntpSeconds', 12, () => receiver({ certificates: [certificate, { ...certificate, kmsUri: 'kms.young.example', userKeyPeriod: 4_000_000_000, userKeyOffset: 3_990_000_000 }] })],
  ['RFC 6509 §4.3', 'S type RSA/PSS', () => altered(message, 581, 0x10), 'sign-type', 'SIGN.sType', 581],
  ['RFC 6509 §4.3', 'a signature of 128 octets', () => altered(message, 582, 0x80).slice(0, 711), 'sign-type', 'SIGN.sType', 581],
];

// biome-ignore format: a table
const badSignature: readonly Row[] = [
  ...([
    ['the CSB ID', 7], ['the fraction of T', 34], ['RAND', 40], ['the policy', 151], ['R', 200], ['H', 440],
    ['the key parameters', 500], ['r', 583], ['s', 646], ['PVT', 711],
  ] as const).map(([what, at]): Row => ['TS 33.179 §7.3.1', `one bit of ${what} turned over`, () => flipped(message, at), 'signature', 'SIGN.signature', 583]),
  ['TS 33.179 §7.3.1', 'a signature of Bob under the name of the GMS', () => resigned(message, bob), 'signature', 'SIGN.signature', 583],
  ['TS 33.179 §7.3.1', 'a signature that leaves out S type and length', () => concatBytes(message.slice(0, 583), resigned(concatBytes(message.slice(0, 581), new Uint8Array(129))).slice(-129)), 'signature', 'SIGN.signature', 583],
  ['TS 33.179 §7.3.1', 'a signature of zeros', () => altered(message, 583, ...new Uint8Array(129)), 'signature', 'SIGN.signature', 583],
  ['TS 33.179 §7.3.1', 'a hidden initiator with one bit turned over', () => flipped(hidden, 58), 'signature', 'SIGN.signature', 607, hiddenReceiver],
];

// Every message here carries a signature of the GMS (or of the insider named) that is in order.
// biome-ignore format: a table
const afterSignature: readonly Row[] = [
  ['pCR 33.179 §7.4.2', 'a member who plays GMS', () => made({ idrs: idrs({ 1: bob }) }, { signer: bob }), 'not-authorised', 'IDRi.idData', 43],
  ['pCR 33.179 §7.4.2', 'a hidden member who plays GMS', () => made({ idrs: [idr(8, uidOf(bob)), ...idrs().slice(1)] }, { signer: bob }), 'not-authorised', 'IDRuidi.idData', 43],
  ['pCR 33.179 §7.4.2', 'nobody authorised', () => message, 'not-authorised', 'IDRi.idData', 58, () => receiver({ authorisedGms: [] })],
  ['RFC 6509 §4.2', 'SAKKE parameter set 2', () => resigned(altered(message, 179, 2)), 'sakke-params', 'SAKKE.sakkeParams', 179],
  ['TS 33.179 §E.5', 'the ID scheme of RFC 6509', () => resigned(altered(message, 180, 1)), 'sakke-scheme', 'SAKKE.idScheme', 180],
  ['RFC 6509 §4.2', 'SAKKE data of 272 octets', () => made({ sakke: { sakkeParams: 1, idScheme: 2, sakkeData: message.slice(183, 455) } }), 'sakke-data', 'SAKKE.sakkeDataLength', 166],
  ['RFC 6509 §4.2', 'no SAKKE data', () => made({ sakke: { sakkeParams: 1, idScheme: 2, sakkeData: new Uint8Array(0) } }), 'sakke-data', 'SAKKE.sakkeDataLength', 166],
  ['RFC 6508 §6.2.2', 'R off the curve', () => resigned(flipped(message, 300)), 'sakke-data', 'SAKKE.sakkeData', 183],
  ['RFC 6508 §6.2.2', 'R in the compressed form', () => resigned(altered(message, 183, 2)), 'sakke-data', 'SAKKE.sakkeData', 183],
  ['RFC 6508 §6.2.2', 'R = (0, 0)', () => resigned(altered(message, 184, ...new Uint8Array(256))), 'sakke-data', 'SAKKE.sakkeData', 183],
  ['RFC 6508 §6.2.2', 'H with one bit turned over (TEST)', () => resigned(flipped(message, 455)), 'sakke', 'SAKKE.sakkeData', 183],
  ['RFC 6508 §6.2.2', 'a key encapsulated to Bob (TEST)', () => insiderMessage({ to: bob, parts: { idrs: idrs() } }), 'sakke', 'SAKKE.sakkeData', 168],
  ['TS 33.179 §E.2', 'an IPSEC4-ID map', () => made({ csIdMap: { type: 7, sessions: [{ policyNo: 0, spi: 1, sourceAddress: new Uint8Array(4), destinationAddress: new Uint8Array(4) }] } }), 'cs-map', 'HDR.csIdMapType', 9],
  ['TS 33.179 §E.2', 'the CS ID of a private call', () => resigned(altered(message, 10, 0)), 'cs-map', 'HDR.csIdMapInfo[0].csId', 10],
  ['TS 33.179 §E.2', 'a Prot type other than SRTP', () => resigned(altered(message, 11, 1)), 'cs-map', 'HDR.csIdMapInfo[0].protType', 11],
  ['TS 33.179 §E.2', 'a policy no SP payload has', () => resigned(altered(message, 13, 1)), 'cs-map', 'HDR.csIdMapInfo[0].policies', 13],
  ['TS 33.179 §E.2', 'an SRTP-ID map with a policy no SP payload has', () => made({ csIdMap: { type: 0, sessions: [{ policyNo: 0, ssrc: 1, roc: 0 }, { policyNo: 7, ssrc: 1, roc: 0 }] } }), 'cs-map', 'HDR.csIdMapInfo[1].policyNo', 19],
  ['TS 33.179 §E.2', 'an SPI that is not the MKI', () => resigned(flipped(message, 24)), 'cs-map', 'HDR.csIdMapInfo[0].spi', 17],
  ['TS 33.179 §E.2', 'a GENERIC-ID map without crypto sessions', () => made({ csIdMap: { type: 2, sessions: [] } }), 'cs-map', 'HDR.csCount', 8],
  ['TS 33.179 §E.2', 'an SRTP-ID map without crypto sessions', () => made({ csIdMap: { type: 0, sessions: [] } }), 'cs-map', 'HDR.csCount', 8],
  ['TS 33.179 §7.3.1', 'the purpose tag of a PCK', () => insiderMessage({ gmkId: 0x1b105c6d }), 'guk-id', 'HDR.csbId', 4],
  ['TS 33.179 §7.3.1', 'the purpose tag of an MKFC where none is expected', () => insiderMessage({ gmkId: 0x4b105c6d }), 'guk-id', 'HDR.csbId', 4],
  ['TS 33.179 §7.3.1', 'a purpose tag nobody has', () => insiderMessage({ gmkId: 0xfb105c6d }), 'guk-id', 'HDR.csbId', 4],
  ...([
    ['NULL encryption', 150, 0], ['AES-CM', 150, 1], ['a key of 32 octets', 153, 32], ['NULL authentication', 156, 0],
    ['a salt of 14 octets', 159, 14], ['another SRTP PRF', 162, 1], ['a key derivation rate', 165, 1], ['a tag of 8 octets', 177, 8],
  ] as const).map(([what, at, value]): Row => ['TS 33.179 Table E.2-1', what, () => resigned(altered(message, at, value)), 'sp-policy', `SP.params[${(at - 150) / 3}].value`, at]),
  ['TS 33.179 Table E.2-1', 'a security protocol other than SRTP', () => resigned(altered(message, 145, 1)), 'sp-policy', 'SP.protType', 145],
  ['RFC 3830 §6.10.1', 'SRTP encryption switched off', () => made({ sp: policy([7, 0]) }), 'sp-policy', 'SP.params[0].value', 135],
  ['RFC 3830 §6.10.1', 'SRTCP encryption switched off', () => made({ sp: policy([0, 6], [8, 0]) }), 'sp-policy', 'SP.params[1].value', 138],
  ['RFC 3830 §6.10.1', 'SRTP authentication switched off', () => made({ sp: policy([10, 0]) }), 'sp-policy', 'SP.params[0].value', 135],
  ['TS 33.179 Table E.2-1', 'NULL encryption behind AES-GCM', () => made({ sp: policy([0, 6], [0, 0]) }), 'sp-policy', 'SP.params[1].value', 138],
  ['TS 33.179 Table E.2-1', 'NULL encryption before AES-GCM', () => made({ sp: policy([0, 0], [0, 6]) }), 'sp-policy', 'SP.params[0].value', 135],
  ['TS 33.179 Table E.2-1', 'an encryption algorithm of no octets', () => made({ sp: { policyNo: 0, protType: 0, params: [{ type: 0, value: new Uint8Array(0) }] } }), 'sp-policy', 'SP.params[0].value', 135],
  ['TS 33.180 §E.6.1', 'key parameters in the clear', () => made({ generalExtensions: [{ type: 7, data: encodeKeyParameters(parameters) }] }), 'keyparams-type', 'GeneralExtension.messageType', 445],
  ['TS 33.180 §E.6.1', 'another message type', () => resigned(altered(message, 460, 0x42)), 'keyparams-type', 'GeneralExtension.messageType', 460],
  ['TS 33.180 §E.6.1', 'AEAD_AES_256_GCM', () => resigned(altered(message, 471, 2)), 'keyparams-type', 'GeneralExtension.algorithm', 471],
  ['TS 33.180 §E.6.1', 'a DPPK-ID other than the CSB ID', () => resigned(flipped(message, 491)), 'keyparams-id', 'GeneralExtension.dppkId', 488],
  ['TS 33.180 §E.6.1', 'a payload length one too large', () => resigned(flipped(message, 494)), 'keyparams-len', 'GeneralExtension.ciphertextAndTag', 495],
  ['TS 33.180 §E.6.1', 'an octet behind the protected payload', () => made({ generalExtensions: [{ type: 7, data: concatBytes(protectedKey, Uint8Array.of(0)) }] }), 'keyparams-len', 'GeneralExtension.data.unread', 445 + protectedKey.length],
  ['TS 33.180 §E.6.1', 'a ciphertext shorter than its tag', () => made({ generalExtensions: [{ type: 7, data: concatBytes(protectedKey.slice(0, 33), Uint8Array.of(0, 15), protectedKey.slice(-15)) }] }), 'keyparams-len', 'GeneralExtension.ciphertextAndTag', 480],
  ['TS 33.179 §E.6.1', 'two sets of key parameters, the second revoked', () => made({ generalExtensions: [{ type: 7, data: protectedKey }, { type: 7, data: protect(gmk, 0x0b3ba600, encodeKeyParameters({ ...parameters, status: 0 })) }] }), 'keyparams-twice', 'GeneralExtension[2]', 441 + 4 + protectedKey.length],
  ['TS 33.180 §E.6.1', 'an empty extension', () => made({ generalExtensions: [{ type: 7, data: new Uint8Array(0) }] }), 'keyparams-len', 'GeneralExtension.messageType', 445],
  ['TS 33.179 §E.6.5', 'key parameters cut short', () => insiderMessage({ content: encodeKeyParameters(parameters).slice(0, 20) }), 'keyparams-len', 'GeneralExtension.ciphertextAndTag', 480],
  ['TS 33.179 §E.6.11', 'no key parameters under the tag', () => insiderMessage({ content: new Uint8Array(0) }), 'keyparams-len', 'GeneralExtension.ciphertextAndTag', 480],
  ['TS 33.180 §5.2.4', 'ciphertext with one bit turned over', () => resigned(flipped(message, 495)), 'keyparams-tag', 'GeneralExtension.ciphertextAndTag.tag', 565],
  ['TS 33.180 §5.2.4', 'a tag with one bit turned over', () => resigned(flipped(message, 580)), 'keyparams-tag', 'GeneralExtension.ciphertextAndTag.tag', 565],
  ['TS 33.180 §5.2.4', 'a time (AAD) with one bit turned over', () => resigned(flipped(message, 465)), 'keyparams-tag', 'GeneralExtension.ciphertextAndTag.tag', 565],
  ['TS 33.180 §5.2.4', 'an IV with one bit turned over', () => resigned(flipped(message, 472)), 'keyparams-tag', 'GeneralExtension.ciphertextAndTag.tag', 565],
  ['TS 33.180 §5.2.4', 'Key Type MKFC under the tag of a GMK', () => insiderMessage({ parameters: { keyType: 4 } }), 'keyparams-keytype', 'GeneralExtension.ciphertextAndTag', 480],
  ['TS 33.179 §7.3.1', 'the key of another group', () => insiderMessage({ parameters: { groupIds: ['sip:other@example.org'] } }), 'group', 'GeneralExtension.data', 445],
  ['TS 33.179 §7.3.1', 'the key of no group', () => insiderMessage({ parameters: { groupIds: [] } }), 'group', 'GeneralExtension.data', 445],
  ['TS 33.179 §7.3.1', 'no key parameters where a group was notified', () => made({ generalExtensions: [] }), 'group', 'GeneralExtension.data', null],
  ['TS 33.179 §7.3.1', 'another group, the key parameters in the second extension', () => made({ generalExtensions: [{ type: 0, data: new Uint8Array(3) }, { type: 7, data: protect(gmk, 0x0b3ba600, encodeKeyParameters({ ...parameters, groupIds: [] })) }] }), 'group', 'GeneralExtension[2].data', 452],
  ['TS 33.179 §E.6.9', 'a revoked key, to a reader of a file', () => insiderMessage({ parameters: { status: 0 } }), 'revoked', 'GeneralExtension.data', 445, () => receiver({ recordsRevocation: false })],
  ['TS 33.179 §E.6.10', 'expiry at the activation time', () => insiderMessage({ parameters: { expiryTime: parameters.activationTime } }), 'expired', 'GeneralExtension.data', 445],
  ['TS 33.179 §E.6.10', 'expiry before now', () => insiderMessage({ parameters: { activationTime: 1, expiryTime: parameters.activationTime - 1 } }), 'expired', 'GeneralExtension.data', 445],
  ['TS 33.179 §E.6.10', 'expiry now', () => insiderMessage({ parameters: { activationTime: 1, expiryTime: parameters.activationTime } }), 'expired', 'GeneralExtension.data', 445],
];

const computed = (events: readonly TraceEvent[]) =>
  events.flatMap((event) => (event.kind === 'compute' ? [event.operation] : []));
const checked = (events: readonly TraceEvent[]) =>
  events.flatMap((event) => (event.kind === 'check' ? [event] : []));

/** Sends the message of a row and asserts everything that has to be true of any refusal. */
function refuse([clause, , octets, code, path, offset, ue = receiver]: Row): readonly TraceEvent[] {
  const receiving = ue();
  const { events, failures } = receive(receiving, [octets()]);
  expect(failures.map((one) => [one.code, one.path, one.offset])).toEqual([[code, path, offset]]);
  expect(failures[0]?.clause).toBe(clause);
  expect(receiving.keys).toEqual([]);
  expect(events.map((event) => event.kind)).not.toContain('store');
  expect(checked(events).map((event) => event.passed)).toEqual([
    ...checked(events)
      .slice(1)
      .map(() => true),
    false,
  ]);
  expect(checked(events).at(-1)?.failure).toEqual(failures[0]);
  expect(events.at(-1)).toMatchObject({ kind: 'discard', reason: failures[0] });
  return events;
}

describe('refused before the signature is looked at', () => {
  it.each(beforeSignature.map((row) => [row[0], row[1], row[3], row] as const))(
    '[%s] %s: %s',
    (_clause, _what, _code, row) => {
      const events = refuse(row);
      expect(computed(events)).not.toContain('eccsi-verify');
      expect(computed(events)).not.toContain('sakke-decapsulate');
    },
  );

  it('[RFC 3830 §5.4] the same message again: replay', () => {
    const ue = receiver();
    expect(receive(ue, [message]).failures).toEqual([]);
    const { events, failures } = receive(ue, [message]);
    expect(failures.map(({ code, path, offset }) => [code, path, offset])).toEqual([
      ['replay', 'T.ntpSeconds', 27],
    ]);
    expect(events.map((event) => event.kind)).not.toContain('store');
    expect(computed(events)).toEqual([]);
    expect(ue.keys).toHaveLength(1);
  });

  it('[RFC 3830 §5.4] a message refused once is judged again when it comes again', () => {
    const ue = receiver();
    expect(receive(ue, [flipped(message, 583)]).failures[0]?.code).toBe('signature');
    expect(receive(ue, [message]).failures).toEqual([]);
  });
});

describe('refused by the signature', () => {
  it.each(badSignature.map((row) => [row[0], row[1], row] as const))(
    '[%s] %s: nothing is decapsulated',
    (_clause, _what, row) => {
      const events = refuse(row);
      expect(computed(events).at(-1)).toBe('eccsi-verify');
      expect(computed(events)).not.toContain('sakke-decapsulate');
    },
  );
});

describe('refused behind a signature in order', () => {
  const withoutDecapsulation = ['not-authorised', 'sakke-params', 'sakke-scheme'];

  it.each(afterSignature.map((row) => [row[0], row[1], row[3], row] as const))(
    '[%s] %s: %s',
    (_clause, _what, code, row) => {
      const events = refuse(row);
      const signature = checked(events).find((event) => event.check === 'signature');
      expect(signature?.passed).toBe(true);
      if (withoutDecapsulation.includes(code))
        expect(computed(events)).not.toContain('sakke-decapsulate');
    },
  );

  it.each([
    ['AES-CBC under the GMK', new Uint8Array(48).fill(0xf0), fact('keyParameters.cbcForm')],
    ['no encryption', encodeKeyParameters(parameters), fact('keyParameters.clearForm')],
    ['octets of no form known', new Uint8Array(33).fill(0xf0), fact('verbatim', { text: '0xf0' })],
  ])('[TS 33.179 §E.6.8] says which key parameters it met: %s', (_what, data, found) => {
    const [failed] = receive(receiver(), [
      made({ generalExtensions: [{ type: 7, data }] }),
    ]).failures;
    const expected = fact('oneOf', { items: ['0x43', '0x40'] });
    expect(failed).toMatchObject({ code: 'keyparams-type', expected, found });
  });

  it.each([
    ['a point off the curve', () => resigned(flipped(message, 300)), []],
    ['H turned over', () => resigned(flipped(message, 455)), ['sakke-decapsulate']],
  ] as const)('[RFC 6508 §6.2.2] %s reveals no key', (_what, octets, decapsulations) => {
    const { events } = receive(receiver(), [octets()]);
    const tried = events.filter(
      (event) => event.kind === 'compute' && event.operation === 'sakke-decapsulate',
    );
    expect(computed(tried)).toEqual(decapsulations);
    for (const event of tried) expect(event).not.toHaveProperty('reveals');
    expect(computed(events)).not.toContain('user-salt');
  });

  it('[pCR 33.179 §7.4.2] another GMK under a GMK-ID stored: duplicate-gmk-id', () => {
    const ue = receiver();
    expect(receive(ue, [message]).failures).toEqual([]);
    const second = insiderMessage({ gmk: otherGmk, parts: { rand: new Uint8Array(16).fill(3) } });
    const { events, failures } = receive(ue, [second]);
    expect(failures.map(({ code, path, offset }) => [code, path, offset])).toEqual([
      ['duplicate-gmk-id', 'HDR.csbId', 4],
    ]);
    expect(events.map((event) => event.kind)).not.toContain('store');
    expect(ue.keys.map((key) => bytesToHex(key.gmk))).toEqual([bundle.gmk]);
  });
});

it('[Keyladder §failure codes] the tables above give every code but those of key material, the SIP part, pairs and packets', () => {
  const given = [...beforeSignature, ...badSignature, ...afterSignature].map((row) => row[3]);
  const told = new Set<FailureCode>([...given, 'replay', 'duplicate-gmk-id']);
  const others = failureCodes.filter((code) => !told.has(code));
  const { 'key-material': keyMaterial, pair, packet } = checksByPhase;
  const elsewhere = new Set([...keyMaterial, ...pair, ...packet].flatMap(({ codes }) => codes));
  // One by the SIP part, one by a payload with two keys.
  const rest = others.filter((code) => !(elsewhere as ReadonlySet<FailureCode>).has(code));
  expect(rest).toEqual(['initiator-uid', 'second-key']);
  expect(others).toHaveLength(rest.length + elsewhere.size);
});

describe('accepted', () => {
  // biome-ignore format: a table
  const accepted: readonly (readonly [string, string, () => Uint8Array, (() => McpttUe)])[] = [
    ['TS 33.179 §E.2', 'a GENERIC-ID map with the MKI as SPI', () => message, receiver],
    ['TS 33.179 §E.2', 'an empty map', () => insiderMessage(), receiver],
    ['RFC 6043 §6.1.1', 'a GENERIC-ID map without SPI', () => made({ csIdMap: { type: 2, sessions: [{ csId: 4, protType: 0, s: 0, policies: Uint8Array.of(0), sessionData: new Uint8Array(0), spi: new Uint8Array(0) }] } }), receiver],
    ['RFC 3830 §6.1.1', 'an SRTP-ID map', () => made({ csIdMap: { type: 0, sessions: [{ policyNo: 0, ssrc: 1, roc: 0 }] } }), receiver],
    ['TS 33.180 §E.7', 'hidden identities', () => hidden, hiddenReceiver],
    ['RFC 3830 §5.4', 'a message exactly 300 s old', () => message, () => receiver({ ntpSeconds: ntpSeconds + 300 })],
    ['RFC 3830 §5.4', 'a message exactly 300 s ahead', () => message, () => receiver({ ntpSeconds: ntpSeconds - 300 })],
    ['RFC 3830 §6.11', 'a RAND of 255 octets', () => made({ rand: new Uint8Array(255).fill(1) }), receiver],
    ['TS 33.179 §E.2', 'no SP payload', () => made({ sp: null }), receiver],
    ['TS 33.179 Table E.2-1', 'an SP payload without parameters', () => made({ sp: policy() }), receiver],
    ['RFC 3830 §6.10.1', 'encryption and authentication switched on', () => made({ sp: policy([7, 1], [8, 1], [10, 1]) }), receiver],
    ['TS 33.179 §E.6.10', 'no expiry time', () => insiderMessage({ parameters: { expiryTime: 0 } }), receiver],
    ['TS 33.179 §E.6.10', 'expiry in a second', () => insiderMessage({ parameters: { expiryTime: parameters.activationTime + 1 } }), receiver],
    ['TS 33.180 §5.7.1', 'a key of two groups', () => insiderMessage({ parameters: { groupIds: ['sip:other@example.org', ...parameters.groupIds] } }), receiver],
    ['TS 33.180 §E.6.1', 'the Payload IEI 78 of MCData', () => resigned(altered(message, 492, 0x78)), receiver],
    ['TS 33.180 §E.6.1', 'a Payload IEI nobody knows', () => resigned(altered(message, 492, 0x5a)), receiver],
    ['TS 33.179 §E.6.1', 'key parameters with IEI and length before them', () => { const content = encodeKeyParameters(parameters); return insiderMessage({ content: concatBytes(Uint8Array.of(0x7c, 0, content.length), content) }); }, receiver],
    ['TS 33.179 §E.2', 'no key parameters and no group to compare', () => made({ generalExtensions: [] }), () => receiver({ groupUri: null })],
    ['TS 33.179 §E.2', 'an unknown extension before the key parameters', () => made({ generalExtensions: [{ type: 0, data: new Uint8Array(3) }, { type: 7, data: protect(gmk, 0x0b3ba600, encodeKeyParameters(parameters)) }] }), receiver],
    ['TS 33.179 §7.3.1', 'an MKFC where one is expected', () => insiderMessage({ gmkId: 0x4b105c6d }), () => receiver({ expects: { dual: true, marking: 'mkfc-tag', acceptance: 'all-or-nothing', tags: [0, 4] } })],
  ];

  it.each(accepted)('[%s] %s', (_clause, _what, octets, ue) => {
    const receiving = ue();
    const { events, failures } = receive(receiving, [octets()]);
    expect(failures).toEqual([]);
    expect(receiving.keys).toHaveLength(1);
    expect(events.at(-1)).toMatchObject({ kind: 'store', update: false });
    expect(checked(events).every((event) => event.passed)).toBe(true);
  });

  it.each([
    ['TS 33.179 §E.2', 'identities as URIs', bundle, receiver],
    ['TS 33.180 §E.7', 'identities hidden', bundle180, hiddenReceiver],
  ] as const)('[%s] stores what the example with %s states', (_clause, _what, given, ue) => {
    const receiving = ue();
    expect(receive(receiving, [hexToBytes(given.i_message_hex)]).failures).toEqual([]);
    const [key] = receiving.keys;
    expect(bytesToHex(key?.gmk ?? new Uint8Array())).toBe(given.gmk);
    expect(key?.gmkId).toBe(Number.parseInt(given.gmk_id, 16));
    expect(key?.gukId).toBe(Number.parseInt(given.guk_id, 16));
    expect(key?.userSalt).toBe(Number.parseInt(given.user_salt, 16));
    expect(bytesToHex(key?.srtp.masterKey ?? new Uint8Array())).toBe(given.srtp.master_key);
    expect(key?.state).toBe('active');
  });

  it('[TS 33.179 §7.3.1] makes every check, in this order', () => {
    const { events } = receive(receiver(), [message]);
    expect(checked(events).map((event) => event.check)).toEqual([
      'format',
      'timestamp',
      'rand',
      'replay',
      'receiver',
      'initiator',
      'kms',
      'period',
      'signature',
      'authorised',
      'sakke-parameters',
      'decapsulation',
      'cs-map',
      'guk-id',
      'sp-policy',
      'key-parameters',
      'group',
      'revoked',
      'duplicate-gmk-id',
      'lifetime',
    ]);
    expect(computed(events)).toEqual([
      'uid',
      'eccsi-verify',
      'sakke-decapsulate',
      'user-salt',
      'gmk-id',
      'key-parameters-unprotect',
      'srtp-keys',
    ]);
  });

  it('[TS 33.180 §E.7] works out the UID of the GMS to compare, which no signature check needs', () => {
    const { events } = receive(hiddenReceiver(), [hidden]);
    expect(computed(events).slice(0, 3)).toEqual(['eccsi-verify', 'uid', 'sakke-decapsulate']);
    const uid = events.find((event) => event.kind === 'compute' && event.operation === 'uid');
    const outputs = uid?.kind === 'compute' ? uid.working.outputs : [];
    const stated = bundle180.users['sip:gms@example.org'].uid;
    expect(outputs).toEqual([{ name: 'UID', value: hexToBytes(stated) }]);
    const doubtful = checked(events).filter((event) => event.unverified);
    expect(doubtful.map((event) => event.check)).toEqual(
      expect.arrayContaining(['receiver', 'initiator']),
    );
  });

  it('[TS 33.180 §E.1.3] takes the SRTP keys of the CS ID the map gives', () => {
    const ue = receiver();
    expect(receive(ue, [resigned(altered(message, 10, 5))]).failures).toEqual([]);
    expect(ue.keys[0]?.srtp.csId).toBe(5);
    expect(bytesToHex(ue.keys[0]?.srtp.masterKey ?? new Uint8Array())).not.toBe(
      bundle.srtp.master_key,
    );
  });

  it('[TS 33.179 §7.3.1] keeps a key pending until its activation time', () => {
    const ue = receiver();
    const activationTime = parameters.activationTime + 1;
    expect(receive(ue, [insiderMessage({ parameters: { activationTime } })]).failures).toEqual([]);
    expect(ue.keys[0]?.state).toBe('pending');
  });

  it('[TS 33.180 §5.2.3] does not diversify the identifier of an MKFC', () => {
    const ue = receiver({
      expects: { dual: true, marking: 'mkfc-tag', acceptance: 'all-or-nothing', tags: [0, 4] },
    });
    const { events } = receive(ue, [insiderMessage({ gmkId: 0x4b105c6d })]);
    expect(ue.keys[0]).toMatchObject({ gmkId: 0x4b105c6d, gukId: 0x4b105c6d, purpose: 'floor' });
    expect(computed(events)).not.toContain('user-salt');
  });

  it('[pCR 33.179 §7.4.2] the same GMK under its GMK-ID is an update', () => {
    const ue = receiver();
    receive(ue, [message], 'first');
    const later = insiderMessage({
      parameters: { text: 'renamed' },
      parts: { ntpSeconds: ntpSeconds + 1 },
    });
    const { events, failures } = receive(ue, [later], 'second');
    expect(failures).toEqual([]);
    expect(events.at(-1)).toMatchObject({ kind: 'store', update: true });
    expect(ue.keys.map((key) => [key.gmkId, key.parameters.text])).toEqual([[gmkId, 'renamed']]);
    expect(ue.keys[0]?.learntFrom.messageId).toBe('second');
  });

  it('[TS 33.179 §E.6.9] a member records that a key it holds is revoked', () => {
    const ue = receiver();
    receive(ue, [message]);
    const revocation = insiderMessage({
      parameters: { status: 0 },
      parts: { ntpSeconds: ntpSeconds + 1 },
    });
    expect(receive(ue, [revocation]).failures).toEqual([]);
    expect(ue.keys.map((key) => key.state)).toEqual(['revoked']);
  });
});
