import {
  type Actor,
  type ComputeEvent,
  type DueCheck,
  type FailureCode,
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

/** Whether an event is about a key from elsewhere that is no GMK: of two keys for a group, the one for the
 *  floor is an MKFC there. */
export const isOtherKey = (event: TraceEvent): boolean =>
  isOpened(event) && event.purpose !== undefined && isOther(event.purpose);

const isOther = (purpose: Purpose): boolean => purpose !== 'group' && purpose !== 'media';

/** Checks whose usual names speak of a GMK, or of a GMS. */
const ofGmk: readonly string[] = ['signature', 'decapsulation', 'guk-id', 'duplicate-gmk-id'];
/** Failures whose usual words do. */
const failuresOfGmk: readonly FailureCode[] = ['signature', 'sakke', 'duplicate-gmk-id'];

/** Key of the catalogue for a failed check, in a run that begins with `first`. */
export function failureKey(code: FailureCode, first: TraceEvent | undefined): string {
  const payload = first?.kind === 'message' && isOpened(first) ? first.payloads[0] : undefined;
  const other = payload && payload.second === undefined && isOther(payload.purpose);
  return `checks.${other && failuresOfGmk.includes(code) ? 'otherKey.' : ''}failure.${code}`;
}

/** Key of the catalogue for what is calculated: of a key that is no GMK, without one. */
export function operationKey(event: ComputeEvent): string {
  const other = isOtherKey(event) && event.operation === 'sakke-decapsulate';
  return `trace.${other ? 'otherKey.' : ''}operation.${event.operation}`;
}

/** Key of the catalogue for the name of a check: of a key that is no group key, one without the GMK. */
export function checkNameKey(event: DueCheck, length: 'name' | 'short'): string {
  const other = isOtherKey(event) && ofGmk.includes(event.check);
  return `checks.${other ? 'otherKey.' : ''}${length}.${event.check}`;
}

/** Key of the catalogue for keys that somebody has in clear, and the name of the only one where it is no
 *  group key. */
export function inClearKey(
  keys: readonly Readonly<{ purpose: Purpose; isOther: boolean }>[],
  members: boolean,
) {
  const [only] = keys;
  if (only?.isOther) return { key: 'ladder.clear.other', name: `trace.keyShort.${only.purpose}` };
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
