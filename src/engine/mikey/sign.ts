import { bytes, lengthOf, rest, uint } from '../codec/field.ts';
import { octetLengths } from '../model/octet-lengths.ts';

/** Signature types. Sources: RFC 3830 §6.5, RFC 6509 §4.3. */
export const signatureTypes = { eccsi: 2 } as const;

/** Octets of an ECCSI signature on P-256. */
export const eccsiSignatureLength = octetLengths.eccsiSignature;

/** An ECCSI signature on P-256. Source: RFC 6507 §3.3. */
export const eccsiSignature = {
  r: bytes(32, { label: 'r', clause: 'RFC 6507 §3.3' }),
  s: bytes(32, { label: 's', clause: 'RFC 6507 §3.3' }),
  PVT: bytes(rest, { label: 'PVT', clause: 'RFC 6507 §3.3' }),
};

//  +-------+-----------------------+-------------------------------+
//  ! S type! Signature len         ! Signature                     ~
//  +-------+-----------------------+-------------------------------+
/** The signature; always the last payload. Source: RFC 3830 §6.5. */
export const sign = {
  name: 'SIGN',
  clause: 'RFC 3830 §6.5',
  type: 4,
  fields: {
    sType: uint(4, {
      label: 'S type',
      clause: 'RFC 6509 §4.3',
      names: { 0: 'RSA/PKCS#1/1.5', 1: 'RSA/PSS', 2: 'ECCSI' },
    }),
    signatureLen: lengthOf('signature', 12, { label: 'Signature len', clause: 'RFC 3830 §6.5' }),
    signature: bytes('signatureLen', {
      label: 'Signature',
      clause: 'RFC 3830 §6.5',
      parts: (value, { sType }) =>
        sType === signatureTypes.eccsi && value.length === eccsiSignatureLength
          ? { fields: eccsiSignature }
          : null,
    }),
  },
} as const;
