import {
  type Actor,
  findNode,
  isOpened,
  type MessageEvent,
  type TraceEvent,
} from '../engine/index.ts';

export { isOpened } from '../engine/index.ts';

/** Key of the catalogue for the name of a message: of one made elsewhere, with a key that is no group
 *  key, which key it brings. */
export function messageNameKey(event: MessageEvent): string {
  const { purpose = 'group', second } = event.payloads[0] ?? {};
  const isGroupKey = purpose === 'group' || purpose === 'media' || second !== undefined;
  return isOpened(event) && !isGroupKey
    ? `trace.keyMessage.${purpose}`
    : `trace.message.${event.name}`;
}

/** The URI a message gives for an actor whose URI nothing else tells; empty when it gives none. */
export function claimedUri(actor: Actor, events: readonly TraceEvent[]): string {
  const [first] = events;
  if (first?.kind !== 'message') return '';
  // The identity fields of initiator and responder (RFC 6043 §6.6).
  const path = actor.id === first.from ? 'IDRi.idData' : 'IDRr.idData';
  const tree = first.payloads[0]?.receivedTree ?? [];
  return findNode(tree, path)?.text ?? '';
}
