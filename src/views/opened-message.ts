import {
  type Actor,
  type ComputeEvent,
  type DueCheck,
  type FailureCode,
  findNode,
  isOpened,
  isOther,
  isOtherKey,
  type MessageEvent,
  type Purpose,
  type TraceEvent,
} from '../engine/index.ts';
import { checkNameKeyOf } from '../i18n/check-name.ts';

export { isOpened, isOtherKey } from '../engine/index.ts';

/** Key of the catalogue for the name of a message: of one made elsewhere, with a key that is no group
 *  key, which key it brings. */
export function messageNameKey(event: MessageEvent): string {
  if (event.ends) return 'trace.message.ends';
  // Under a CSK the server tells the one UE that has it.
  if (event.name === 'floor-taken' && event.purpose === 'client') {
    return 'trace.message.floor-taken-unicast';
  }
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

/** Key of the catalogue for the name of a check. */
export const checkNameKey = (event: DueCheck, length: 'name' | 'short'): string =>
  checkNameKeyOf(event.check, length, isOtherKey(event));

/** Failures whose usual words speak of a GMK, or of a GMS. */
const failuresOfGmk: readonly FailureCode[] = ['signature', 'sakke', 'duplicate-gmk-id'];

/** Key of the catalogue for a failed check, in a run that begins with `first`. */
export function failureKey(code: FailureCode, first: TraceEvent | undefined): string {
  const payload = first?.kind === 'message' && isOpened(first) ? first.payloads[0] : undefined;
  const other = payload && payload.second === undefined && isOther(payload.purpose);
  return `checks.${other && failuresOfGmk.includes(code) ? 'otherKey.' : ''}failure.${code}`;
}

/** Calculations whose usual words speak of a GMK, or of a GMS. */
const operationsOfGmk: readonly ComputeEvent['operation'][] = [
  ...(['gmk', 'sakke-encapsulate', 'sakke-decapsulate', 'eccsi-sign'] as const),
];

/** Key of the catalogue for what is calculated: of a key that is no GMK, without one. */
export function operationKey(event: ComputeEvent): string {
  const other = isOtherKey(event) && operationsOfGmk.includes(event.operation);
  return `trace.${other ? 'otherKey.' : ''}operation.${event.operation}`;
}

/** Key of the catalogue for what a key is called: a GMK, if it is none of another kind. */
export const keyNameKey = (event: Readonly<{ id: string; purpose?: Purpose }>): string =>
  `trace.keyShort.${isOtherKey(event) ? event.purpose : 'group'}`;

/** Key of the catalogue for keys that somebody has in clear, and the name of the only one where it is no
 *  group key. */
export function inClearKey(
  keys: readonly Readonly<{ purpose: Purpose; isOther: boolean }>[],
  members: boolean,
  isLater: boolean = false,
) {
  const [only] = keys;
  if (keys.some(({ purpose }) => purpose !== only?.purpose) && keys.some((one) => one.isOther)) {
    return { key: 'ladder.clear.mixed', name: null };
  }
  if (only?.isOther) return { key: 'ladder.clear.other', name: `trace.keyShort.${only.purpose}` };
  const who = members ? 'members' : 'held';
  return { key: `ladder.clear.${who}${isLater ? 'New' : ''}`, name: null };
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
