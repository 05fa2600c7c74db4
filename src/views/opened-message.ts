import {
  type Actor,
  type DueCheck,
  findNode,
  isOpened,
  type MessageEvent,
  type Purpose,
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

/** What became of a message on its way, as the catalogue has it: one made elsewhere is altered by nobody
 *  but who edits it here. */
export function fateOf(event: MessageEvent): MessageEvent['fate'] | 'edited' {
  return isOpened(event) && event.fate === 'altered' ? 'edited' : event.fate;
}

/** Whether an event is about a key from elsewhere that is no group key. */
const isOtherKey = (event: TraceEvent): boolean =>
  isOpened(event) && event.purpose !== undefined && isOther(event.purpose);

const isOther = (purpose: Purpose): boolean =>
  purpose !== 'group' && purpose !== 'media' && purpose !== 'floor';

/** Checks whose usual names speak of a GMK. */
const ofGmk: readonly string[] = ['decapsulation', 'guk-id', 'duplicate-gmk-id'];

/** Key of the catalogue for the name of a check: of a key that is no group key, one without the GMK. */
export function checkNameKey(event: DueCheck, length: 'name' | 'short'): string {
  const other = isOtherKey(event) && ofGmk.includes(event.check);
  return `checks.${other ? 'otherKey.' : ''}${length}.${event.check}`;
}

/** Key of the catalogue for keys that somebody has in clear, and the name of the only one where it is no
 *  group key. */
export function inClearKey(purposes: readonly Purpose[], members: boolean) {
  const [only] = purposes;
  if (only !== undefined && isOther(only)) {
    return { key: 'ladder.clear.other', name: `trace.keyShort.${only}` };
  }
  return { key: members ? 'ladder.clear.members' : 'ladder.clear.held', name: null };
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
