import { findNode } from '../codec/field-node.ts';
import { fact } from '../model/fact.ts';
import { failure } from '../model/failures.ts';
import type { ReleaseReading } from '../model/releases.ts';
import type { DecodedMessage, GroupKeyTransport } from './decode-message.ts';
import { idRoles } from './idr.ts';

/** A message as somebody reads it who does not know all that may be in it. */

type Knowledge = Pick<ReleaseReading, 'roles' | 'extensions' | 'unknownExtensions'>;

/** Who a message has to name, by the roles that do. Source: TS 33.179 §E.2, TS 33.180 §E.7. */
const named = [
  ['IDRi', [idRoles.IDRi, idRoles.IDRuidi]],
  ['IDRr', [idRoles.IDRr, idRoles.IDRuidr]],
] as const;

/** The message without what its reader does not know; a failure where it then lacks somebody, or where an unknown
 *  extension is a reason to refuse it. Failures: `missing`, `payload`. */
export function asReadBy(decoded: DecodedMessage, knows: Knowledge): DecodedMessage {
  const { message } = decoded;
  if (!message) return decoded;
  const refused = missing(decoded, message, knows) ?? unknown(decoded, message, knows);
  if (refused) return { ...decoded, message: null, failure: refused };
  const generalExtensions = message.generalExtensions.filter(({ type }) =>
    knows.extensions.includes(type),
  );
  return { ...decoded, message: { ...message, generalExtensions } };
}

function missing({ bytes }: DecodedMessage, { idrs }: GroupKeyTransport, { roles }: Knowledge) {
  const isNamed = (wanted: readonly number[]) =>
    idrs.some(({ role }) => wanted.includes(role) && roles.includes(role));
  const [name] = named.find(([, wanted]) => !isNamed(wanted)) ?? [];
  if (name === undefined) return null;
  return failure({
    ...{ code: 'missing' as const, path: name, offset: bytes.length, clause: 'TS 33.179 §E.2' },
    expected: fact('payload.missing', { names: [name] }),
    found: fact('none'),
  });
}

function unknown({ tree }: DecodedMessage, message: GroupKeyTransport, knows: Knowledge) {
  if (knows.unknownExtensions === 'kept') return null;
  const { extensions: known } = knows;
  const other = message.generalExtensions.find(({ type }) => !known.includes(type));
  if (!other) return null;
  const path = `${other.path}.type`;
  return failure({
    ...{ code: 'payload' as const, path, offset: findNode(tree, path)?.start ?? null },
    clause: 'RFC 3830 §6.15',
    expected: fact('payload.knownExtension', { types: known }),
    found: fact('payload.extensionOfType', { type: other.type }),
  });
}
