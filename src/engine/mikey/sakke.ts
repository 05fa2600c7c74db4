import { bytes, group, type InputOf, lengthOf, rest, uint } from '../codec/field.ts';
import { type Decoded, decodePayload, encodePayload } from '../codec/payload.ts';
import { fact } from '../model/fact.ts';
import { octetLengths } from '../model/octet-lengths.ts';
import { nextPayloadField } from './payload-types.ts';

const clause = 'RFC 6509 §4.2';

/** A point of E(F_p), p of 1024 bits, in the uncompressed form. Source: RFC 6508 §4. */
export const point = {
  form: uint(8, {
    label: 'form',
    clause: 'RFC 6508 §4',
    hex: true,
    names: { 4: fact('field.uncompressed') },
  }),
  x: bytes(octetLengths.fieldElement, { label: 'x', clause: 'RFC 6508 §4' }),
  y: bytes(octetLengths.fieldElement, { label: 'y', clause: 'RFC 6508 §4' }),
};

/** The two parts of the octets SAKKE makes: a point in the uncompressed form, and the masked
 *  shared secret value. Sizes of parameter set 1, SSV of 16 octets. Source: RFC 6508 §4. */
export const encapsulatedData = {
  R: bytes(octetLengths.sakkePoint, {
    label: 'R',
    clause: 'RFC 6508 §6.2.1',
    parts: () => ({ fields: point }),
  }),
  H: bytes(rest, { label: 'H', clause: 'RFC 6508 §6.2.1' }),
};

//  +---------------+---------------+---------------+---------------+
//  ! Next payload  ! SAKKE params  ! ID scheme     ! SAKKE data    ~
//  +---------------+---------------+---------------+---------------+
//  ~ length (cont) ! SAKKE data                                    ~
//  +---------------+-----------------------------------------------+
/** The encapsulated key. Source: RFC 6509 §4.2. */
export const sakke = {
  name: 'SAKKE',
  clause,
  type: 26,
  fields: {
    nextPayload: nextPayloadField(clause),
    sakkeParams: uint(8, { label: 'SAKKE params', clause, names: { 1: 'Parameter set 1' } }),
    idScheme: uint(8, {
      label: 'ID scheme',
      clause,
      names: { 1: 'tel URI with monthly keys', 2: '3GPP MCX hashed UID' },
    }),
    sakkeDataLength: lengthOf('sakkeData', 16, { label: 'SAKKE data length', clause }),
    sakkeData: bytes('sakkeDataLength', {
      label: 'SAKKE data',
      clause,
      parts: () => ({ fields: encapsulatedData }),
    }),
  },
} as const;

export type SakkePayload = InputOf<typeof sakke.fields>;

/** Fields of the data of a SAKKE-to-self extension: one SAKKE payload. Source: TS 33.179 §E.5. */
export const sakkeToSelf = {
  SAKKE: group(rest, sakke.fields, { label: 'SAKKE payload', clause: 'TS 33.179 §E.5' }),
};

/** The data of a SAKKE-to-self extension: a SAKKE payload whose Next payload is 0 and ignored.
 *  278 octets for 273 octets of SAKKE data. Source: TS 33.179 §E.5. */
export function encodeSakkeToSelf(payload: SakkePayload): Uint8Array {
  return encodePayload(sakke, payload);
}

/** The SAKKE payload in the data of a SAKKE-to-self extension. Failures: `truncated`, `trailing`;
 *  offsets count from the start of `data`. Source: TS 33.179 §E.5. */
export function decodeSakkeToSelf(data: Uint8Array): Decoded<SakkePayload> {
  return decodePayload(sakke, data, 'GeneralExtension.SAKKE');
}
