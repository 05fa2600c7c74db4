import {
  bytes,
  type Description,
  type InputOf,
  lengthOf,
  type Parts,
  uint,
} from '../codec/field.ts';
import { fact } from '../model/fact.ts';
import { cbcKeyParameters, otherFormOf, otherForms } from './cbc-key-parameters.ts';
import { nextPayloadField } from './payload-types.ts';
import { protectedPayload } from './protected-payload.ts';
import { sakkeToSelf } from './sakke.ts';
import { secondKey } from './second-key.ts';

const clause = 'RFC 3830 §6.15';

/** Types of general extension used here; 240 is for private use. Sources: TS 33.179 §E.5 and
 *  §E.6.1, IANA. */
export const generalExtensionTypes = {
  vendorId: 0,
  sakkeToSelf: 6,
  keyParameters: 7,
  secondKey: 240,
} as const;

const typeNames = {
  0: 'Vendor ID',
  1: 'SDP IDs',
  2: 'TESLA I-Key',
  3: 'Key ID',
  4: 'CSB_ID',
  5: 'OMA BCAST',
  6: 'SAKKE-to-self',
  7: '3GPP key parameters',
  240: fact('field.secondKey'),
};

/** Types defined elsewhere. */
const typeClauses = {
  3: 'RFC 4563 §4',
  6: 'TS 33.179 §E.5',
  7: 'TS 33.179 §E.6.1',
  240: 'Keyladder §second-key',
} as const;

//  +---------------+---------------+-------------------------------+
//  ! Next payload  ! Type          ! Length                        !
//  +---------------+---------------+-------------------------------+
//  ! Data                                                          ~
//  +---------------------------------------------------------------+
/** The general extension payload. Source: RFC 3830 §6.15. */
export const generalExtension = {
  name: 'GeneralExtension',
  clause,
  type: 21,
  fields: {
    nextPayload: nextPayloadField(clause),
    type: uint(8, { label: 'Type', clause, names: typeNames, valueClauses: typeClauses }),
    length: lengthOf('data', 16, { label: 'Length', clause }),
    data: bytes('length', {
      label: 'Data',
      clause,
      parts: (value, { type }) => partsOf(type, value),
      describe: (value, { type }) => describeData(type, value),
    }),
  },
} as const;

export type GeneralExtension = InputOf<typeof generalExtension.fields>;

/** Key parameters in the protected form have a mark: message type 40 to 4F. */
function partsOf(type: unknown, value: Uint8Array): Parts | null {
  if (type === generalExtensionTypes.sakkeToSelf) return { fields: sakkeToSelf, flat: true };
  if (type === generalExtensionTypes.secondKey) return { fields: secondKey.fields, flat: true };
  if (type !== generalExtensionTypes.keyParameters) return null;
  const [first = 0] = value;
  if (first >> 4 === 4) return { fields: protectedPayload.fields, flat: true };
  return otherFormOf(value) === 'cbc' ? { fields: cbcKeyParameters, flat: true } : null;
}

/** Names the older forms of key parameters. Before they had a type of their own they were seen under
 *  that of a vendor ID, which may be anything else as well. Source: TS 33.179 §E.6.8. */
function describeData(type: unknown, value: Uint8Array): Description {
  const form = otherFormOf(value);
  if (type === generalExtensionTypes.vendorId && form === 'cbc')
    return { valueName: fact('field.perhaps', { form: otherForms.cbc }) };
  if (type !== generalExtensionTypes.keyParameters || form === null) return {};
  return { valueName: otherForms[form] };
}
