import { addressedToAnother } from './addressed-to-another.ts';
import { bothKeysForMedia } from './both-keys-for-media.ts';
import { clockSkew } from './clock-skew.ts';
import { cryptoSessionForeign } from './crypto-session-foreign.ts';
import { encryptionOff } from './encryption-off.ts';
import type { Fault } from './fault.ts';
import { gmkIdDuplicate } from './gmk-id-duplicate.ts';
import { gmkSentAgain } from './gmk-sent-again.ts';
import { gmsNotAuthorised } from './gms-not-authorised.ts';
import { gmsRestarted } from './gms-restarted.ts';
import { groupWrong } from './group-wrong.ts';
import { gukIdAltered } from './guk-id-altered.ts';
import { idSchemeUnsupported } from './id-scheme-unsupported.ts';
import { initiatorMalformed } from './initiator-malformed.ts';
import { keyExpired } from './key-expired.ts';
import { keyNotYetActive } from './key-not-yet-active.ts';
import { keyParametersAltered } from './key-parameters-altered.ts';
import { keyParametersCutShort } from './key-parameters-cut-short.ts';
import { keyParametersForAnotherKey } from './key-parameters-for-another-key.ts';
import { keyParametersUnreadable } from './key-parameters-unreadable.ts';
import { keyPeriodBoundary } from './key-period-boundary.ts';
import { keyRevoked } from './key-revoked.ts';
import { keySetOfAnotherUser } from './key-set-of-another-user.ts';
import { keyTypeWrong } from './key-type-wrong.ts';
import { keysOfLastPeriod } from './keys-of-last-period.ts';
import { keysSwapped } from './keys-swapped.ts';
import { kmsCertificateMissing } from './kms-certificate-missing.ts';
import { kmsCertificateRevoked } from './kms-certificate-revoked.ts';
import { kmsPublicKeyWrong } from './kms-public-key-wrong.ts';
import { kmsUnknown } from './kms-unknown.ts';
import { lengthTooLarge } from './length-too-large.ts';
import { messageTruncated } from './message-truncated.ts';
import { notificationDelayed } from './notification-delayed.ts';
import { notificationDoubled } from './notification-doubled.ts';
import { notificationLost } from './notification-lost.ts';
import { notificationReordered } from './notification-reordered.ts';
import { notificationTooLate } from './notification-too-late.ts';
import { octetsBehindSignature } from './octets-behind-signature.ts';
import { octetsEdited } from './octets-edited.ts';
import { okLost } from './ok-lost.ts';
import { oldNotificationReplayed } from './old-notification-replayed.ts';
import { partnerGroupNotGiven } from './partner-group-not-given.ts';
import { partnerKmsUnknown } from './partner-kms-unknown.ts';
import { partnerLeaksGmk } from './partner-leaks-gmk.ts';
import { payloadDuplicate } from './payload-duplicate.ts';
import { payloadMissing } from './payload-missing.ts';
import { payloadOctetAltered } from './payload-octet-altered.ts';
import { payloadUnknown } from './payload-unknown.ts';
import { payloadsReordered } from './payloads-reordered.ts';
import { prfUnsupported } from './prf-unsupported.ts';
import { purposeTagWrong } from './purpose-tag-wrong.ts';
import { randOfAnother } from './rand-of-another.ts';
import { randTooShort } from './rand-too-short.ts';
import { rskOfAnotherKms } from './rsk-of-another-kms.ts';
import { sakkeDataAltered } from './sakke-data-altered.ts';
import { sakkeParametersUnsupported } from './sakke-parameters-unsupported.ts';
import { sakkePointOfAnotherOrder } from './sakke-point-of-another-order.ts';
import { sakkePointOfOrderTwo } from './sakke-point-of-order-two.ts';
import { sakkePointOffTheCurve } from './sakke-point-off-the-curve.ts';
import { sakkePointOutOfRange } from './sakke-point-out-of-range.ts';
import { sameGmkIdTwice } from './same-gmk-id-twice.ts';
import { sameGmkTwice } from './same-gmk-twice.ts';
import { sealedForAnotherPeriod } from './sealed-for-another-period.ts';
import { secondGmkMissing } from './second-gmk-missing.ts';
import { secondPayloadCorrupt } from './second-payload-corrupt.ts';
import { signatureBitFlip } from './signature-bit-flip.ts';
import { signatureType } from './signature-type.ts';
import { signedForAnotherPeriod } from './signed-for-another-period.ts';
import { signingKeyOfKmsWrong } from './signing-key-of-kms-wrong.ts';
import { signingKeysOfAnotherUser } from './signing-keys-of-another-user.ts';
import { sipSenderOfAnother } from './sip-sender-of-another.ts';
import { timestampType } from './timestamp-type.ts';
import { ueOffline } from './ue-offline.ts';
import { userSaltOfAnother } from './user-salt-of-another.ts';
import { wrongSigner } from './wrong-signer.ts';

/** Every fault, in the order of the catalogue. */
export const faults: readonly Fault[] = [
  signatureBitFlip,
  wrongSigner,
  signatureType,
  signingKeyOfKmsWrong,
  payloadOctetAltered,
  octetsEdited,
  messageTruncated,
  lengthTooLarge,
  payloadUnknown,
  payloadDuplicate,
  payloadMissing,
  octetsBehindSignature,
  prfUnsupported,
  timestampType,
  randTooShort,
  cryptoSessionForeign,
  encryptionOff,
  gmsNotAuthorised,
  addressedToAnother,
  initiatorMalformed,
  kmsUnknown,
  kmsCertificateMissing,
  kmsCertificateRevoked,
  signingKeysOfAnotherUser,
  keySetOfAnotherUser,
  sipSenderOfAnother,
  sakkeDataAltered,
  sakkePointOffTheCurve,
  sakkePointOutOfRange,
  sakkePointOfOrderTwo,
  sakkePointOfAnotherOrder,
  sealedForAnotherPeriod,
  kmsPublicKeyWrong,
  rskOfAnotherKms,
  sakkeParametersUnsupported,
  idSchemeUnsupported,
  signedForAnotherPeriod,
  keyPeriodBoundary,
  keysOfLastPeriod,
  clockSkew,
  gukIdAltered,
  userSaltOfAnother,
  purposeTagWrong,
  gmkIdDuplicate,
  gmkSentAgain,
  keyExpired,
  keyNotYetActive,
  keyRevoked,
  groupWrong,
  keyParametersAltered,
  keyParametersForAnotherKey,
  keyParametersUnreadable,
  keyParametersCutShort,
  keyTypeWrong,
  keysSwapped,
  sameGmkTwice,
  sameGmkIdTwice,
  secondGmkMissing,
  secondPayloadCorrupt,
  bothKeysForMedia,
  gmsRestarted,
  notificationLost,
  notificationDelayed,
  notificationTooLate,
  notificationDoubled,
  payloadsReordered,
  notificationReordered,
  okLost,
  ueOffline,
  oldNotificationReplayed,
  partnerGroupNotGiven,
  partnerLeaksGmk,
  randOfAnother,
  partnerKmsUnknown,
] as readonly Fault[];

const byId = new Map(faults.map((fault) => [fault.id, fault]));

/** The fault with that id; undefined where there is none. */
export const faultById = (id: string): Fault | undefined => byId.get(id);
