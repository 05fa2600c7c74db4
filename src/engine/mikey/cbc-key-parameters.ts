import { bytes, lengthOf, padding, rest, text, uint } from '../codec/field.ts';
import { decodePayload, encodePayload } from '../codec/payload.ts';
import { concatBytes, uint32ToBytes } from '../model/bytes.ts';
import { fact } from '../model/fact.ts';
import { ntpFromUnix, unixFromNtp } from '../model/ntp-time.ts';
import type { KeyParameters } from '../model/purpose.ts';
import { type DecodedKeyParameters, decodeKeyParameters } from './key-parameters.ts';

/** Key parameters as TS 33.179 V13.4.0 has them: encrypted with AES-128-CBC under the GMK itself,
 *  without a tag. The extension had no type of its own yet: the implementation known writes type 0. */

const clause = 'TS 33.179 §E.6.8';

//  +---------------------------------------------------------------+
//  ! IV (16)                                                       !
//  +---------------------------------------------------------------+
//  ! AES-128-CBC of the elements, a multiple of 16                 ~
//  +---------------------------------------------------------------+
//  The place of the IV is a reading: the implementation known writes it before the type octet, which
//  no extension payload can have.
export const cbcKeyParameters = {
  iv: bytes(16, { label: 'IV', clause: 'TS 33.179 §E.6.2', unverified: true }),
  elements: bytes(rest, { label: 'Encrypted elements', clause, unverified: true }),
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

const element = (label: string, of: '3' | '4' | '5') =>
  ({ label, clause: `TS 33.179 §E.6.${of}`, unverified: true }) as const;

//  +---------------+-----------------------------------------------+
//  ! Length (2)    ! Group ID, up to a multiple of 4               ~
//  +---------------+-----------------------------------------------+
//  ! Activation time (8)                                           !
//  +---------------+-----------------------------------------------+
//  ! Length (2)    ! Text, up to a multiple of 4                   ~
//  +---------------+-----------------------------------------------+
//  ! Reserved, Status, padding: their order is not known           ~
//  +---------------------------------------------------------------+
const elements = {
  name: 'keyParameters',
  clause,
  fields: {
    groupIdLength: lengthOf('groupId', 16, element('Length of group ID', '3')),
    groupId: text('groupIdLength', element('Group ID', '3')),
    groupIdPadding: padding(4, element('Padding', '3')),
    activationSeconds: uint(32, element('Activation time, seconds', '4')),
    activationRest: uint(32, element('Activation time, rest', '4')),
    textLength: lengthOf('text', 16, element('Length of Text', '5')),
    text: text('textLength', element('Text', '5')),
    textPadding: padding(4, element('Padding', '5')),
    others: bytes(rest, { label: 'Reserved, Status, padding', clause, unverified: true }),
  },
} as const;

/** The elements as V13.4.0 has them, before they are encrypted: group ID, activation time as an NTP time stamp,
 *  Text, an empty Reserved, Status, then `random` octets up to a multiple of 16. They name one group. The format of
 *  the time and the place of Status are choices: no text at hand gives them. Source: TS 33.179 §E.6.3 to §E.6.9 of
 *  V13.4.0. */
export function encodeCbcElements(
  { groupIds: [groupId = ''], activationTime, text: words, status }: KeyParameters,
  random: (count: number) => Uint8Array,
): Uint8Array {
  const reserved = concatBytes(new Uint8Array(2), random(2));
  const others = concatBytes(reserved, uint32ToBytes(status));
  const time = { activationSeconds: ntpFromUnix(activationTime), activationRest: 0 };
  const made = encodePayload(elements, { groupId, ...time, text: words, others });
  const missing = (blockLength - (made.length % blockLength)) % blockLength;
  return concatBytes(made, random(missing));
}

const isPrintable = (words: string) => /^[\x20-\x7e]*$/.test(words);

/** Decodes the elements of V13.4.0. They have no Key Type, which the identifier says, and where Status
 *  stands is not known: the key counts as not revoked. The time is NTP, or Unix seconds in 8 octets.
 *  Nothing proves them, so a group ID that is no URI counts as nothing read. */
function decodeElements(plaintext: Uint8Array, keyType: number): DecodedKeyParameters {
  const { tree: children, value, failure } = decodePayload(elements, plaintext);
  const isLikely =
    value !== null &&
    isPrintable(value.text) &&
    /^[a-z][a-z0-9+.-]*:.|@/i.test(value.groupId) &&
    isPrintable(value.groupId);
  if (!isLikely) return { tree: [], value: null, failure };
  const { activationSeconds: high, activationRest: low, text: words, groupId } = value;
  const activationTime = high === 0 ? low : Math.max(0, unixFromNtp(high));
  const { name: path } = elements;
  const label = 'Key Parameters';
  const node = { path, label, start: 0, end: plaintext.length, clause, text: '' } as const;
  return {
    tree: [{ ...node, children }],
    value: {
      ...{ keyType, status: 1, activationTime, expiryTime: 0, text: words },
      groupIds: [groupId],
    },
    failure: null,
  };
}

const mostPadding = 16;

/** What was encrypted in the CBC form: the elements of V13.4.0, or, as some senders do, the later
 *  content with padding of up to 16 octets behind it. */
export function decodeCbcPlaintext(plaintext: Uint8Array, keyType: number): DecodedKeyParameters {
  for (let length = plaintext.length; length >= plaintext.length - mostPadding; length -= 1) {
    const later = decodeKeyParameters(plaintext.slice(0, Math.max(0, length)));
    if (later.value?.keyType === keyType) return later;
  }
  return decodeElements(plaintext, keyType);
}
