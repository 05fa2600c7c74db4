import { uint } from '../codec/field.ts';
import { nextPayloadField } from './payload-types.ts';

const errorNames = {
  0: 'Auth failure',
  1: 'Invalid TS',
  2: 'Invalid PRF',
  3: 'Invalid MAC',
  4: 'Invalid EA',
  5: 'Invalid HA',
  6: 'Invalid DH',
  7: 'Invalid ID',
  8: 'Invalid Cert',
  9: 'Invalid SP',
  10: 'Invalid SPpar',
  11: 'Invalid DT',
  12: 'Unspecified error',
};

//  +---------------+---------------+-------------------------------+
//  ! Next payload  ! Error no      !           Reserved            !
//  +---------------+---------------+-------------------------------+
/** What went wrong, in an Error message. Source: RFC 3830 §6.12, from memory. */
export const err = {
  name: 'ERR',
  clause: 'RFC 3830 §6.12',
  type: 12,
  fields: {
    nextPayload: nextPayloadField('RFC 3830 §6.12'),
    errorNo: uint(8, {
      label: 'Error no',
      clause: 'RFC 3830 §6.12',
      names: errorNames,
      unverified: true,
    }),
    reserved: uint(16, { label: 'Reserved', clause: 'RFC 3830 §6.12', unverified: true }),
  },
} as const;
