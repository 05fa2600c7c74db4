import {
  type Actor,
  type ActorId,
  type Custody,
  custodyAt,
  type ForeignOrigin,
  foreignOrigins,
  outsider,
  parseActorId,
  partnerGms,
  primaryGms,
} from '../../engine/index.ts';
import type { CustodyCellId } from '../../store/state.ts';

/** A remark on who can read what; `since` is the index of the event that made it so. */
export type ReaderNote = Readonly<{
  note:
    | 'escrow'
    | 'gmsClear'
    | 'partnerGmsClear'
    | 'partnerGmsSealed'
    | 'partnerSignature'
    | 'outsider'
    | 'foreignOutsider'
    | 'foreignBefore'
    | 'foreignUnmade'
    | 'outsiderOpens'
    | 'senders'
    | 'sendersTwoRands';
  since: number | null;
  actor: ActorId | null;
  /** Of which members it holds. */
  members?: readonly ActorId[];
}>;

const foreignNotes = {
  outsider: 'foreignOutsider',
  before: 'foreignBefore',
  unmade: 'foreignUnmade',
} as const satisfies Record<ForeignOrigin, ReaderNote['note']>;

/** Members that have stored another GMK than the GMS made, a note for each place it comes from. */
function foreignKept(
  actors: readonly Actor[],
  custody: Custody,
  cursor: number,
): readonly ReaderNote[] {
  const kept = actors.flatMap(({ id, kind }) => {
    if (kind === 'outsider') return [];
    const changes = custody.get(id) ?? [];
    // Hardly anybody ever has: of thousands only those are looked at closer.
    if (!changes.some(({ state }) => state === 'foreign')) return [];
    const holdings = custodyAt(changes, cursor);
    return [...holdings.values()].flatMap(({ key, state, foreign, since }) =>
      key.startsWith('srtp-') && state === 'foreign' && foreign
        ? [{ id, foreign, index: since.index }]
        : [],
    );
  });
  return foreignOrigins.flatMap((origin): readonly ReaderNote[] => {
    const own = kept.filter(({ foreign }) => foreign === origin);
    if (own.length === 0) return [];
    const since = Math.min(...own.map(({ index }) => index));
    const members = [...new Set(own.map(({ id }) => id))];
    return [{ note: foreignNotes[origin], since, actor: null, members }];
  });
}

/** Since when somebody outside has the keys of a sender: it derives them to open a packet. */
function opensSince(custody: Custody, cursor: number): number | null {
  const opened = custody
    .get(outsider)
    ?.find(
      ({ key, state, index }) => key.startsWith('srtp-') && state !== 'could' && index <= cursor,
    );
  return opened?.index ?? null;
}

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
  const gms = clearSince(custody, primaryGms, cursor);
  if (gms !== null) notes.push({ note: 'gmsClear', since: gms, actor: primaryGms });
  if (has(partnerGms)) {
    const since = clearSince(custody, partnerGms, cursor);
    const note = since === null ? 'partnerGmsSealed' : 'partnerGmsClear';
    // Where the regroup ends it has had the key, and is sent none.
    const isOver = custody.get(partnerGms)?.some(({ key }) => key.startsWith('before-gmk-'));
    if (since !== null || !isOver) notes.push({ note, since, actor: partnerGms });
    notes.push({ note: 'partnerSignature', since: null, actor: primaryGms });
  }
  const outside = clearSince(custody, outsider, cursor);
  if (outside !== null) notes.push({ note: 'outsider', since: outside, actor: outsider });
  notes.push(...foreignKept(actors, custody, cursor));
  const opens = opensSince(custody, cursor);
  if (opens !== null) notes.push({ note: 'outsiderOpens', since: opens, actor: outsider });
  if (actors.some(({ kind }) => kind === 'kms'))
    notes.push({ note: 'escrow', since: null, actor: null });
  notes.push({ note: twoRands ? 'sendersTwoRands' : 'senders', since: null, actor: null });
  return notes;
}

/** The sentence that says why a party could compute a key, as a catalogue key below `custody.could`.
 *  A GMS knows the GUK-IDs of the members it keys itself; two RANDs keep the systems apart. */
export function couldReason(cell: CustodyCellId, regroup: boolean, twoRands: boolean): string {
  const { kind: role } = parseActorId(cell.actor);
  const kind = cell.key.replace(/-(group|media|floor)$/, '');
  if (kind !== 'srtp' || cell.actor === outsider) return `${role}.${kind}`;
  if (twoRands) return `${role}.srtpTwoRands`;
  return regroup && role === 'gms' ? 'gms.srtpRegroup' : `${role}.srtp`;
}
