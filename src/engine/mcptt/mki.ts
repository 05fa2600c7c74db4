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

/** Octets of the MKI of a key that is not diversified. */
export const keyMkiLength = 4;

const idOf = (label: string) =>
  uint(32, { label, clause: 'TS 33.180 §5.2.3', hex: true, unverified: true });

const ofKey = { label: 'MKI', clause: 'RFC 3711 §3.1' } as const;

//  +---------------------------------------------------------------+
//  ! MKFC-ID, CSK-ID or MuSiK-ID                                   !
//  +---------------------------------------------------------------+
/** The MKI of a packet under a key that is not diversified, 4 octets: the key identifier alone. Unverified:
 *  no readable text gives it. Source: RFC 3711 §3.1, TS 33.180 §5.2.3. */
export const keyMkis = {
  mkfc: group(keyMkiLength, { mkfcId: idOf('MKFC-ID') }, ofKey),
  csk: group(keyMkiLength, { cskId: idOf('CSK-ID') }, ofKey),
  musik: group(keyMkiLength, { musikId: idOf('MuSiK-ID') }, ofKey),
} as const;
