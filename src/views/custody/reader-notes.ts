import type { Actor, ActorId, Custody } from '../../engine/index.ts';

/** A remark on who can read what; `since` is the index of the event that made it so. */
export type ReaderNote = Readonly<{
  note: 'escrow' | 'gmsClear' | 'partnerGmsClear' | 'partnerGmsSealed' | 'partnerSignature' | 'ues';
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

/** What holds at the cursor. The last two speak of what the whole figure does not send. */
export function readerNotes(
  actors: readonly Actor[],
  custody: Custody,
  cursor: number,
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
  if (has('kms')) notes.push({ note: 'escrow', since: null, actor: null });
  notes.push({ note: 'ues', since: null, actor: null });
  return notes;
}
