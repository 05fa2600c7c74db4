/** The Group Key Transport payload: every MIKEY payload it uses, and the message they form. */

export type { KeyParameters } from '../model/purpose.ts';
export { asReadBy } from './as-read-by.ts';
export {
  decodeCbcPlaintext,
  encodeCbcElements,
  otherFormOf,
  otherForms,
} from './cbc-key-parameters.ts';
export type {
  DecodedMessage,
  FormatCode,
  GroupKeyTransport,
  Idr,
  ReadPolicy,
} from './decode-message.ts';
export { decodeMessage, formatCodes } from './decode-message.ts';
export { err } from './err.ts';
export type { GeneralExtension } from './general-extension.ts';
export { generalExtension, generalExtensionTypes } from './general-extension.ts';
export type {
  CryptoSession,
  CsIdMap,
  GenericIdSession,
  Ipsec4IdSession,
  SrtpIdSession,
} from './hdr.ts';
export { csIdMapTypes, dataTypes, hdr } from './hdr.ts';
export { idRoles, idr, idrName, idTypes } from './idr.ts';
export type { DecodedKeyParameters } from './key-parameters.ts';
export {
  decodeKeyParameters,
  encodeKeyParameters,
  keyParameters,
  statusBits,
} from './key-parameters.ts';
export type { GroupKeyTransportParts } from './message.ts';
export { appendSignature, encodeUnsignedMessage } from './message.ts';
export { payloadTypeNames, payloadTypes } from './payload-types.ts';
export { payloadRegistry } from './payloads.ts';
export type {
  DecodedProtectedPayload,
  ProtectedPayload,
  ProtectedPayloadHeader,
} from './protected-payload.ts';
export {
  decodeProtectedPayload,
  encodeProtectedPayload,
  protectedPayload,
  protectedPayloadAad,
} from './protected-payload.ts';
export { rand } from './rand.ts';
export type { SakkePayload } from './sakke.ts';
export { decodeSakkeToSelf, encodeSakkeToSelf, sakke } from './sakke.ts';
export type { SecondKey } from './second-key.ts';
export { decodeSecondKey, encodeSecondKey, secondKey } from './second-key.ts';
export { eccsiSignatureLength, sign, signatureTypes } from './sign.ts';
export type { SecurityPolicy } from './sp.ts';
export {
  defaultedPolicy,
  defaultGroupCallProfile,
  defaultSecurityPolicy,
  policyValue,
  sp,
} from './sp.ts';
export { t, tsTypes } from './t.ts';
