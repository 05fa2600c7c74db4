import { bytes, type InputOf, lengthOf, type Parts, uint } from '../codec/field.ts';
import { nextPayloadField } from './payload-types.ts';
import { protectedPayload } from './protected-payload.ts';
import { sakkeToSelf } from './sakke.ts';
import { secondKey } from './second-key.ts';

/** Types of general extension used here; 240 is for private use. Sources: TS 33.179 §E.5 and
 *  §E.6.1, IANA. */
export const generalExtensionTypes = { sakkeToSelf: 6, keyParameters: 7, secondKey: 240 } as const;

const typeNames = {
  0: 'Vendor ID',
  1: 'SDP IDs',
  2: 'TESLA I-Key',
  3: 'Key ID',
  4: 'CSB_ID',
  5: 'OMA BCAST',
  6: 'SAKKE-to-self',
  7: '3GPP key parameters',
  240: 'Second key (private use)',
};

//  +---------------+---------------+-------------------------------+
//  ! Next payload  ! Type          ! Length                        !
//  +---------------+---------------+-------------------------------+
//  ! Data                                                          ~
//  +---------------------------------------------------------------+
/** The general extension payload. Source: RFC 3830 §6.15. */
export const generalExtension = {
  name: 'GeneralExtension',
  clause: 'RFC 3830 §6.15',
  type: 21,
  fields: {
    nextPayload: nextPayloadField('RFC 3830 §6.15'),
    type: uint(8, { label: 'Type', clause: 'RFC 3830 §6.15', names: typeNames }),
    length: lengthOf('data', 16, { label: 'Length', clause: 'RFC 3830 §6.15' }),
    data: bytes('length', {
      label: 'Data',
      clause: 'RFC 3830 §6.15',
      parts: (value, { type }) => partsOf(type, value),
    }),
  },
} as const;

export type GeneralExtension = InputOf<typeof generalExtension.fields>;

/** Key parameters are shown in the protected form only: message type 40 to 4F. The older forms
 *  have no mark of their own and stay one field. */
function partsOf(type: unknown, value: Uint8Array): Parts | null {
  if (type === generalExtensionTypes.sakkeToSelf) return { fields: sakkeToSelf, flat: true };
  if (type === generalExtensionTypes.secondKey) return { fields: secondKey.fields, flat: true };
  const [first = 0] = value;
  if (type !== generalExtensionTypes.keyParameters || first >> 4 !== 4) return null;
  return { fields: protectedPayload.fields, flat: true };
}
