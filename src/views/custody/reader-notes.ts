import type { Actor, ActorId, Custody } from '../../engine/index.ts';
import type { CellPlace } from '../../store/state.ts';
import { actorParts } from '../actor-names.ts';

/** A remark on who can read what; `since` is the index of the event that made it so. */
export type ReaderNote = Readonly<{
  note:
    | 'escrow'
    | 'gmsClear'
    | 'partnerGmsClear'
    | 'partnerGmsSealed'
    | 'partnerSignature'
    | 'outsider'
    | 'senders'
    | 'sendersTwoRands';
  since: number | null;
  actor: ActorId | null;
}>;

function clearSince(custody: Custody, actor: ActorId, cursor: number): number | null {
  const gmk = custody
    .get(actor)
    ?.find(
      ({ key, state, index }) => key.startsWith('gmk-') && state === 'holds' && index <= cursor,
    );
  return gmk?.index ?? null;
}

/** What holds at the cursor. `twoRands`: the systems of a regroup have different RANDs. */
export function readerNotes(
  actors: readonly Actor[],
  custody: Custody,
  cursor: number,
  twoRands: boolean,
): readonly ReaderNote[] {
  const notes: ReaderNote[] = [];
  const has = (id: ActorId) => actors.some((actor) => actor.id === id);
  const gms = clearSince(custody, 'gms', cursor);
  if (gms !== null) notes.push({ note: 'gmsClear', since: gms, actor: 'gms' });
  if (has('partner-gms')) {
    const since = clearSince(custody, 'partner-gms', cursor);
    const note = since === null ? 'partnerGmsSealed' : 'partnerGmsClear';
    notes.push({ note, since, actor: 'partner-gms' });
    notes.push({ note: 'partnerSignature', since: null, actor: 'gms' });
  }
  const outsider = clearSince(custody, 'outsider', cursor);
  if (outsider !== null) notes.push({ note: 'outsider', since: outsider, actor: 'outsider' });
  if (has('kms')) notes.push({ note: 'escrow', since: null, actor: null });
  notes.push({ note: twoRands ? 'sendersTwoRands' : 'senders', since: null, actor: null });
  return notes;
}

/** The sentence that says why a party could compute a key, as a catalogue key below `custody.could`.
 *  A GMS knows the GUK-IDs of the members it keys itself; two RANDs keep the systems apart. */
export function couldReason(cell: CellPlace, regroup: boolean, twoRands: boolean): string {
  const { kind: role } = actorParts(cell.actor);
  const kind = cell.key.replace(/-(group|media|floor)$/, '');
  if (kind !== 'srtp' || role === 'outsider') return `${role}.${kind}`;
  if (twoRands) return `${role}.srtpTwoRands`;
  return regroup && role === 'gms' ? 'gms.srtpRegroup' : `${role}.srtp`;
}
