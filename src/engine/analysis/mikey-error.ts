import { type Failure, type FailureCode, isKeyMaterialCode } from '../model/failures.ts';

/** The error numbers of MIKEY for a failed check. Whether group key provisioning may use them no text
 *  says: they are a diagnosis for the receiver's own screen, no answer. Source: RFC 3830 §6.12. */

/** A number of RFC 3830 §6.12. */
export type MikeyError = 0 | 1 | 2 | 7 | 8 | 10 | 11 | 12;

const unspecified = 12;

/** Where one of the numbers fits; everything else is "unspecified". */
const numbers: Partial<Record<FailureCode, MikeyError>> = {
  timestamp: 1,
  replay: 1,
  receiver: 7,
  initiator: 7,
  'initiator-uid': 7,
  'not-authorised': 7,
  period: 7,
  kms: 8,
  'sign-type': 0,
  signature: 0,
  'sp-policy': 10,
};

const byField: Readonly<Record<string, MikeyError>> = { 'HDR.prfFunc': 2, 'HDR.dataType': 11 };

/** The number for a failure; null for key material and for a packet, where MIKEY has no part. */
export function mikeyErrorOf({ code, path }: Pick<Failure, 'code' | 'path'>): MikeyError | null {
  if (code === 'mki' || code === 'srtp' || isKeyMaterialCode(code)) return null;
  return byField[path] ?? numbers[code] ?? unspecified;
}
