import { bytes, lengthOf } from '../codec/field.ts';
import { nextPayloadField } from './payload-types.ts';

//  +---------------+---------------+-------------------------------+
//  ! Next payload  ! RAND len      ! RAND                          ~
//  +---------------+---------------+-------------------------------+
/** The random value of the crypto session bundle. Source: RFC 3830 §6.11. */
export const rand = {
  name: 'RAND',
  clause: 'RFC 3830 §6.11',
  type: 11,
  fields: {
    nextPayload: nextPayloadField('RFC 3830 §6.11'),
    randLen: lengthOf('rand', 8, { label: 'RAND len', clause: 'RFC 3830 §6.11' }),
    rand: bytes('randLen', { label: 'RAND', clause: 'RFC 3830 §6.11' }),
  },
} as const;
