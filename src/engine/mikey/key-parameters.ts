import {
  bytes,
  countOf,
  group,
  lengthOf,
  list,
  optional,
  presentWith,
  text,
  uint,
} from '../codec/field.ts';
import type { FieldNode } from '../codec/field-node.ts';
import { decodePayload, encodePayload } from '../codec/payload.ts';
import { readFields } from '../codec/reader.ts';
import { octetPosition, startReading } from '../codec/reading.ts';
import { fact } from '../model/fact.ts';
import type { Failure } from '../model/failures.ts';
import { type KeyParameters, keyTypes, purposeTags } from '../model/purpose.ts';

/** Bits of Status. Numbering from implementations. Source: TS 33.179 §E.6.9. */
export const statusBits = { notRevoked: 1, sharedWithSecurityGateway: 2 } as const;

/** The IEI before each group ID: what was seen; the texts at hand do not give it. */
const groupIdIei = 0x7b;

//  +-----------+---------------+-----------------------------------+
//  ! IEI       ! Length (2)    ! Group ID                          ~   once per group
//  +-----------+---------------+-----------------------------------+
const groupId = {
  iei: uint(8, { label: 'IEI', clause: 'TS 33.179 §E.6.3', hex: true, unverified: true }),
  length: lengthOf('uri', 16, { label: 'Length', clause: 'TS 33.179 §E.6.3' }),
  uri: text('length', { label: 'Group ID', clause: 'TS 33.179 §E.6.3' }),
};

const groupIds = {
  count: countOf('ids', 8, { label: 'Number of group IDs', clause: 'TS 33.179 §E.6.3' }),
  ids: list('count', groupId, {
    label: 'Group IDs',
    clause: 'TS 33.179 §E.6.3',
    itemLabel: 'Group ID',
  }),
};

//  +-----------+---------------+---------------------+---------------------+
//  ! Key Type  ! Status (4)    ! Activation Time (5) ! Expiry Time (5)     !
//  +-----------+---------------+---------------------+---------------------+
//  ! Length (2), Text          ! Length (2), Group IDs                     ~
//  +---------------------------+-------------------------------------------+
//  ! Length (2), Reserved      ~   may be absent
//  +---------------------------+
/** The content of the Key Parameters element. Source: TS 33.179 §E.6 (later Release 13). */
export const keyParameters = {
  name: 'keyParameters',
  clause: 'TS 33.179 §E.6.1',
  fields: {
    keyType: uint(8, {
      label: 'Key Type',
      clause: 'TS 33.179 §E.6.11',
      names: purposeTags,
    }),
    status: uint(32, {
      label: 'Status',
      clause: 'TS 33.179 §E.6.9',
      names: {
        0: fact('field.revoked'),
        1: fact('field.notRevoked'),
        2: fact('field.revokedShared'),
        3: fact('field.notRevokedShared'),
      },
      unverified: true,
    }),
    activationTime: uint(40, {
      label: 'Activation Time',
      clause: 'TS 33.179 §E.6.4',
      unverified: true,
    }),
    expiryTime: uint(40, { label: 'Expiry Time', clause: 'TS 33.179 §E.6.10', unverified: true }),
    textLength: lengthOf('text', 16, { label: 'Length of Text', clause: 'TS 33.179 §E.6.5' }),
    text: text('textLength', { label: 'Text', clause: 'TS 33.179 §E.6.5' }),
    groupIdsLength: optional(
      lengthOf('groupIds', 16, { label: 'Length of Group IDs', clause: 'TS 33.179 §E.6.3' }),
    ),
    groupIds: presentWith(
      'groupIdsLength',
      group('groupIdsLength', groupIds, { label: 'Group IDs', clause: 'TS 33.179 §E.6.3' }),
    ),
    reservedLength: optional(
      lengthOf('reserved', 16, {
        label: 'Length of Reserved',
        clause: 'TS 33.179 §E.6.6',
        unverified: true,
      }),
    ),
    reserved: presentWith(
      'reservedLength',
      bytes('reservedLength', {
        label: 'Reserved',
        clause: 'TS 33.179 §E.6.6',
        unverified: true,
      }),
    ),
  },
} as const;

const { fields } = keyParameters;

//  +-----------+---------------+
//  ! IEI       ! Length (2)    !   before the content where it stands as a type 6 element
//  +-----------+---------------+
/** The Key Parameters element with its IEI, which not every sender writes. */
export const keyParametersElement = {
  ...keyParameters,
  fields: {
    iei: uint(8, { label: 'IEI', clause: 'TS 33.179 §E.6.1', hex: true, unverified: true }),
    length: lengthOf(Object.keys(fields), 16, {
      label: 'Length',
      clause: 'TS 33.179 §E.6.1',
      unverified: true,
    }),
    ...fields,
  },
} as const;

export type DecodedKeyParameters = Readonly<{
  /** One node `keyParameters`; none for no octets. */
  tree: readonly FieldNode[];
  value: KeyParameters | null;
  failure: Failure | null;
}>;

/** The content of Key Parameters, without IEI and length, as known implementations send it. Group
 *  IDs are left out for a key of no group. Throws RangeError for numbers out of range.
 *  Source: TS 33.179 §E.6. */
export function encodeKeyParameters(parameters: KeyParameters): Uint8Array {
  const { groupIds: uris, ...others } = parameters;
  const { GMK, MKFC, MuSiK } = keyTypes;
  const types: readonly number[] = [GMK, MKFC, MuSiK];
  const ids = uris.map((uri) => ({ iei: groupIdIei, uri }));
  if (ids.length === 0 && !types.includes(parameters.keyType)) {
    return encodePayload(keyParameters, others);
  }
  return encodePayload(keyParameters, { ...others, groupIds: { ids } });
}

/** Decodes Key Parameters, with or without IEI and length before the content. Group IDs and
 *  Reserved may be absent. Failures: `truncated`, `payload` (a length or a text that does not
 *  fit), `trailing`; offsets count from the start of `bytes`. Source: TS 33.179 §E.6. */
export function decodeKeyParameters(octets: Uint8Array): DecodedKeyParameters {
  const withElement = isElement(octets);
  const decoded = withElement
    ? decodePayload(keyParametersElement, octets)
    : decodePayload(keyParameters, octets);
  const { name: path, clause } = keyParameters;
  const end = octets.length;
  const node = { path, label: 'Key Parameters', start: 0, end, clause, text: '' };
  const tree = end === 0 ? [] : [{ ...node, children: decoded.tree }];
  return { ...decoded, tree, value: decoded.value && parametersOf(decoded.value) };
}

type Content = NonNullable<ReturnType<typeof decodePayload<typeof fields>>['value']>;

function parametersOf(content: Content): KeyParameters {
  const { keyType, status, activationTime, expiryTime, groupIds: groups } = content;
  const uris = (groups?.ids ?? []).map(({ uri }) => uri);
  return { keyType, status, activationTime, expiryTime, text: content.text, groupIds: uris };
}

/** Whether IEI and length stand before the content: the length then says what follows it. In bare
 *  content the same octets are the top of Status, of which no bit is defined. */
function isElement(octets: Uint8Array): boolean {
  const reading = startReading(octets);
  const { iei, length } = keyParametersElement.fields;
  const { values } = readFields(reading, { iei, length }, '');
  return values.length === octets.length - octetPosition(reading);
}
