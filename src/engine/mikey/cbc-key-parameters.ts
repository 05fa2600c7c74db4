import { bytes, rest } from '../codec/field.ts';
import { fact } from '../model/fact.ts';
import { decodeKeyParameters } from './key-parameters.ts';

/** Key parameters as TS 33.179 V13.4.0 has them: encrypted with AES-128-CBC under the GMK itself,
 *  without a tag. They are named here, not opened. The extension had no type of its own yet: the
 *  implementation known writes type 0. */

//  +---------------------------------------------------------------+
//  ! IV (16)                                                       !
//  +---------------------------------------------------------------+
//  ! AES-128-CBC of the elements, a multiple of 16                 ~
//  +---------------------------------------------------------------+
//  The place of the IV is a reading: the implementation known writes it before the type octet, which
//  no extension payload can have.
export const cbcKeyParameters = {
  iv: bytes(16, { label: 'IV', clause: 'TS 33.179 §E.6.2', unverified: true }),
  elements: bytes(rest, {
    label: 'Encrypted elements',
    clause: 'TS 33.179 §E.6.8',
    unverified: true,
  }),
};

/** Forms of key parameters that are no protected payload, as they are called. */
export const otherForms = {
  cbc: fact('keyParameters.cbcForm'),
  clear: fact('keyParameters.clearForm'),
} as const;

const blockLength = 16;

/** What the data of a key parameters extension looks like where it is no protected payload: the
 *  content in clear, or as long as the CBC form is, which has no mark of its own; null for neither.
 *  Source: TS 33.179 §E.6.8. */
export function otherFormOf(data: Uint8Array): keyof typeof otherForms | null {
  const [first = 0] = data;
  if (first >> 4 === 4) return null;
  if (decodeKeyParameters(data).value) return 'clear';
  return data.length >= 2 * blockLength && data.length % blockLength === 0 ? 'cbc' : null;
}
