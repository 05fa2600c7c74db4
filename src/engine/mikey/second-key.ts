import { bytes, type InputOf, lengthOf, uint } from '../codec/field.ts';
import { type Decoded, decodePayload, encodePayload } from '../codec/payload.ts';
import { encapsulatedData, sakke } from './sakke.ts';

const clause = 'Keyladder §second-key';

const { sakkeParams, idScheme } = sakke.fields;

//  +---------------------------------------------------------------+
//  ! GUK-ID (4)                                                    !
//  +---------------+---------------+-------------------------------+
//  ! SAKKE params  ! ID scheme     ! SAKKE data length             !
//  +---------------+---------------+-------------------------------+
//  ! SAKKE data                                                    ~
//  +---------------------------------------------------------------+
/** A second key in the same message: the data of a general extension of private use. No document
 *  defines it; it shows what two keys in one payload would take. */
export const secondKey = {
  name: 'secondKey',
  clause,
  fields: {
    gukId: uint(32, { label: 'GUK-ID', clause, hex: true, unverified: true }),
    sakkeParams: { ...sakkeParams, unverified: true },
    idScheme: { ...idScheme, unverified: true },
    sakkeDataLength: lengthOf('sakkeData', 16, {
      label: 'SAKKE data length',
      clause,
      unverified: true,
    }),
    sakkeData: bytes('sakkeDataLength', {
      label: 'SAKKE data',
      clause,
      parts: () => ({ fields: encapsulatedData }),
      unverified: true,
    }),
  },
} as const;

export type SecondKey = InputOf<typeof secondKey.fields>;

/** The data of a second key extension. */
export function encodeSecondKey(key: SecondKey): Uint8Array {
  return encodePayload(secondKey, key);
}

/** Decodes the data of a second key extension. Failures: `truncated`, `trailing`; paths start with
 *  `path`, as in the message, and offsets count from the start of `data`. */
export function decodeSecondKey(data: Uint8Array, path = 'GeneralExtension'): Decoded<SecondKey> {
  return decodePayload(secondKey, data, path);
}
