import { group, uint } from '../codec/field.ts';

const clause = 'TS 33.179 §7.3.6';

/** Octets of the MKI of group keys. */
export const mkiLength = 8;

//  +---------------------------------------------------------------+
//  ! GMK-ID                                                        !
//  +---------------------------------------------------------------+
//  ! GUK-ID of the sender                                          !
//  +---------------------------------------------------------------+
/** The MKI of a packet under a group key, 8 octets: which GMK, and whose keys under it.
 *  Source: TS 33.179 §7.3.6, RFC 3711 §3.1. */
export const mki = group(
  mkiLength,
  {
    gmkId: uint(32, { label: 'GMK-ID', clause, hex: true }),
    gukId: uint(32, { label: 'GUK-ID', clause, hex: true }),
  },
  { label: 'MKI', clause },
);
