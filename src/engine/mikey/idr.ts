import { bytes, lengthOf, uint, type ValueOf } from '../codec/field.ts';
import type { FieldNode } from '../codec/field-node.ts';
import { bytesToUtf8 } from '../model/bytes.ts';
import { fact } from '../model/fact.ts';
import { type Failure, failure } from '../model/failures.ts';
import { nextPayloadField } from './payload-types.ts';

const clause = 'RFC 6043 §6.6';

/** Roles of identities. Sources: RFC 6043 §6.6, RFC 6509 §4.4, TS 33.180 §E.7 (8 and 9), IANA. */
export const idRoles = {
  IDRi: 1,
  IDRr: 2,
  IDRkms: 3,
  IDRpsk: 4,
  IDRapp: 5,
  IDRkmsi: 6,
  IDRkmsr: 7,
  IDRuidi: 8,
  IDRuidr: 9,
} as const;

/** Types of identity. Source: RFC 3830 §6.7, RFC 6043 §6.6. */
export const idTypes = { nai: 0, uri: 1, byteString: 2 } as const;

const roleNames: Readonly<Record<number, string>> = Object.fromEntries(
  Object.entries(idRoles).map(([name, role]) => [role, name]),
);

//  +---------------+---------------+---------------+---------------+
//  ! Next payload  ! ID role       ! ID type       ! ID len        ~
//  +---------------+---------------+---------------+---------------+
//  ~ ID len (cont) ! ID data                                       ~
//  +---------------+-----------------------------------------------+
/** An identity with its role. Source: RFC 6043 §6.6. */
export const idr = {
  name: 'IDR',
  clause,
  type: 14,
  fields: {
    nextPayload: nextPayloadField(clause),
    idRole: uint(8, { label: 'ID role', clause: 'RFC 6509 §4.4', names: roleNames }),
    idType: uint(8, { label: 'ID type', clause, names: { 0: 'NAI', 1: 'URI', 2: 'Byte string' } }),
    idLen: lengthOf('idData', 16, { label: 'ID len', clause }),
    idData: bytes('idLen', {
      label: 'ID data',
      clause,
      describe: (value, values) => {
        const text = isText(values.idRole, values.idType) ? bytesToUtf8(value) : null;
        return text === null ? {} : { text };
      },
    }),
  },
} as const;

/** The name of an identity payload with that role; `IDR(n)` for a role without a name. */
export function idrName(role: number): string {
  return roleNames[role] ?? `IDR(${role})`;
}

/** Whose identity a role gives, which a message does once only: 8 stands in place of 1 and 9 in
 *  place of 2 (TS 33.180 §E.7). Null for a role that may come again: role 3 stands twice in messages
 *  of one implementation, which writes it for 6 and 7. */
export function identityOfRole(role: number | undefined): string | null {
  return role === undefined ? null : (identities[role] ?? null);
}

const identities: Readonly<Record<number, string>> = {
  [idRoles.IDRi]: 'initiator',
  [idRoles.IDRuidi]: 'initiator',
  [idRoles.IDRr]: 'responder',
  [idRoles.IDRuidr]: 'responder',
  [idRoles.IDRkmsi]: 'KMS of the initiator',
  [idRoles.IDRkmsr]: 'KMS of the responder',
};

/** A NAI or URI is UTF-8 text: `payload` otherwise. Roles 8 and 9 carry a UID whatever the type
 *  says (TS 33.180 §E.7). */
export function checkIdr(value: ValueOf<typeof idr.fields>, node: FieldNode): Failure | null {
  if (!isText(value.idRole, value.idType) || bytesToUtf8(value.idData) !== null) return null;
  const path = `${node.path}.idData`;
  const field = node.children.find((child) => child.path === path);
  return failure({
    code: 'payload',
    path,
    offset: field?.start ?? null,
    clause,
    expected: fact('read.utf8'),
    found: fact('read.otherOctets'),
  });
}

function isText(role: unknown, type: unknown): boolean {
  if (role === idRoles.IDRuidi || role === idRoles.IDRuidr) return false;
  return type === idTypes.nai || type === idTypes.uri;
}
