import { encryptedStatusFlipped } from './attack/encrypted-status-flipped.ts';
import { gmkIdTakenOver } from './attack/gmk-id-taken-over.ts';
import { impostorSignsAsGms } from './attack/impostor-signs-as-gms.ts';
import { impostorWithOwnKms } from './attack/impostor-with-own-kms.ts';
import { recordedNotificationResent } from './attack/recorded-notification-resent.ts';
import { resealedForAnother } from './attack/resealed-for-another.ts';
import { sealedKeyShifted } from './attack/sealed-key-shifted.ts';
import { signingKeyStolen } from './attack/signing-key-stolen.ts';
import { userSendsOwnKey } from './attack/user-sends-own-key.ts';
import { notificationDelayed } from './delivery/notification-delayed.ts';
import { notificationDoubled } from './delivery/notification-doubled.ts';
import { notificationLost } from './delivery/notification-lost.ts';
import { notificationReordered } from './delivery/notification-reordered.ts';
import { notificationTooLate } from './delivery/notification-too-late.ts';
import { okLost } from './delivery/ok-lost.ts';
import { oldNotificationReplayed } from './delivery/old-notification-replayed.ts';
import { payloadsReordered } from './delivery/payloads-reordered.ts';
import { ueOffline } from './delivery/ue-offline.ts';
import { signedWithoutSignHeader } from './deviation/signed-without-sign-header.ts';
import { timestampInUnixSeconds } from './deviation/timestamp-in-unix-seconds.ts';
import { uidLengthsInOneOctet } from './deviation/uid-lengths-in-one-octet.ts';
import { uidWithoutScheme } from './deviation/uid-without-scheme.ts';
import { bothKeysForMedia } from './dual/both-keys-for-media.ts';
import { gmsRestarted } from './dual/gms-restarted.ts';
import { keysSwapped } from './dual/keys-swapped.ts';
import { sameGmkIdTwice } from './dual/same-gmk-id-twice.ts';
import { sameGmkTwice } from './dual/same-gmk-twice.ts';
import { secondGmkMissing } from './dual/second-gmk-missing.ts';
import { secondPayloadCorrupt } from './dual/second-payload-corrupt.ts';
import { idSchemeUnsupported } from './encryption/id-scheme-unsupported.ts';
import { kmsPublicKeyWrong } from './encryption/kms-public-key-wrong.ts';
import { rskOfAnotherKms } from './encryption/rsk-of-another-kms.ts';
import { sakkeDataAltered } from './encryption/sakke-data-altered.ts';
import { sakkeParametersUnsupported } from './encryption/sakke-parameters-unsupported.ts';
import { sakkePointOfAnotherOrder } from './encryption/sakke-point-of-another-order.ts';
import { sakkePointOfOrderTwo } from './encryption/sakke-point-of-order-two.ts';
import { sakkePointOffTheCurve } from './encryption/sakke-point-off-the-curve.ts';
import { sakkePointOutOfRange } from './encryption/sakke-point-out-of-range.ts';
import { sealedForAnotherPeriod } from './encryption/sealed-for-another-period.ts';
import type { Fault } from './fault.ts';
import { addressedToAnother } from './identity/addressed-to-another.ts';
import { gmsNotAuthorised } from './identity/gms-not-authorised.ts';
import { initiatorMalformed } from './identity/initiator-malformed.ts';
import { keySetOfAnotherUser } from './identity/key-set-of-another-user.ts';
import { kmsCertificateMissing } from './identity/kms-certificate-missing.ts';
import { kmsCertificateRevoked } from './identity/kms-certificate-revoked.ts';
import { kmsUnknown } from './identity/kms-unknown.ts';
import { signingKeysOfAnotherUser } from './identity/signing-keys-of-another-user.ts';
import { sipSenderOfAnother } from './identity/sip-sender-of-another.ts';
import { gmkIdDuplicate } from './key/gmk-id-duplicate.ts';
import { gmkSentAgain } from './key/gmk-sent-again.ts';
import { groupWrong } from './key/group-wrong.ts';
import { gukIdAltered } from './key/guk-id-altered.ts';
import { keyExpired } from './key/key-expired.ts';
import { keyNotYetActive } from './key/key-not-yet-active.ts';
import { keyParametersAltered } from './key/key-parameters-altered.ts';
import { keyParametersCutShort } from './key/key-parameters-cut-short.ts';
import { keyParametersForAnotherKey } from './key/key-parameters-for-another-key.ts';
import { keyParametersUnreadable } from './key/key-parameters-unreadable.ts';
import { keyRevoked } from './key/key-revoked.ts';
import { keyTypeWrong } from './key/key-type-wrong.ts';
import { purposeTagWrong } from './key/purpose-tag-wrong.ts';
import { randOfAnother } from './key/rand-of-another.ts';
import { userSaltOfAnother } from './key/user-salt-of-another.ts';
import { cryptoSessionForeign } from './octets/crypto-session-foreign.ts';
import { encryptionOff } from './octets/encryption-off.ts';
import { lengthTooLarge } from './octets/length-too-large.ts';
import { messageTruncated } from './octets/message-truncated.ts';
import { octetsBehindSignature } from './octets/octets-behind-signature.ts';
import { octetsEdited } from './octets/octets-edited.ts';
import { payloadDuplicate } from './octets/payload-duplicate.ts';
import { payloadMissing } from './octets/payload-missing.ts';
import { payloadOctetAltered } from './octets/payload-octet-altered.ts';
import { payloadUnknown } from './octets/payload-unknown.ts';
import { prfUnsupported } from './octets/prf-unsupported.ts';
import { randTooShort } from './octets/rand-too-short.ts';
import { timestampType } from './octets/timestamp-type.ts';
import { partnerGroupNotGiven } from './partner/partner-group-not-given.ts';
import { partnerKmsUnknown } from './partner/partner-kms-unknown.ts';
import { partnerLeaksGmk } from './partner/partner-leaks-gmk.ts';
import { clockSkew } from './period/clock-skew.ts';
import { keyPeriodBoundary } from './period/key-period-boundary.ts';
import { keysOfLastPeriod } from './period/keys-of-last-period.ts';
import { signedForAnotherPeriod } from './period/signed-for-another-period.ts';
import { signatureBitFlip } from './signature/signature-bit-flip.ts';
import { signatureType } from './signature/signature-type.ts';
import { signingKeyOfKmsWrong } from './signature/signing-key-of-kms-wrong.ts';
import { wrongSigner } from './signature/wrong-signer.ts';

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
  signedWithoutSignHeader,
  timestampInUnixSeconds,
  uidWithoutScheme,
  uidLengthsInOneOctet,
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
  impostorSignsAsGms,
  impostorWithOwnKms,
  userSendsOwnKey,
  signingKeyStolen,
  recordedNotificationResent,
  resealedForAnother,
  sealedKeyShifted,
  encryptedStatusFlipped,
  gmkIdTakenOver,
] as readonly Fault[];

const byId = new Map(faults.map((fault) => [fault.id, fault]));

/** The fault with that id; undefined where there is none. */
export const faultById = (id: string): Fault | undefined => byId.get(id);
