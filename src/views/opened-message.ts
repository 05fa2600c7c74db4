import { type Actor, findNode, type TraceEvent } from '../engine/index.ts';

export { isOpened } from '../engine/index.ts';

/** The identity fields of a notification, by the kind of actor they name (RFC 6043 §6.6). */
const identityPath: Readonly<Partial<Record<Actor['kind'], string>>> = {
  ue: 'IDRr.idData',
  gms: 'IDRi.idData',
};

/** The URI a message gives for an actor whose URI nothing else tells; empty when it gives none. */
export function claimedUri(actor: Actor, events: readonly TraceEvent[]): string {
  const [first] = events;
  const path = identityPath[actor.kind];
  if (path === undefined || first?.kind !== 'message') return '';
  const tree = first.payloads[0]?.receivedTree ?? [];
  return findNode(tree, path)?.text ?? '';
}
