import type { ActorId, ReadMark, Traffic } from '../engine/index.ts';
import { idBefore } from './reads-help.ts';
import type { ReadsBefore, ReadsCell, ReadsFound } from './reads-state.ts';

/** The table of who reads what: parties by what went over the network, in its order. */

/** `none`: nobody has asked about that party. */
export type CellState = 'opens' | 'closed' | 'unheard' | 'none';

export type RowId = ReadsCell['row'];

/** Of so many packets and payloads so many open. */
export type Counts = Readonly<{
  packets: number;
  ofPackets: number;
  deliveries: number;
  ofDeliveries: number;
}>;

export type ReadsRow = Readonly<{
  row: RowId;
  cells: readonly CellState[];
  /** What opened before something was done against it, and opens no longer. */
  stopped: readonly boolean[];
  counts: Counts;
}>;

const stateOf = (mark: ReadMark | undefined): CellState => {
  if (mark === undefined) return 'none';
  if (mark.verdict === 'closed' || mark.verdict === 'unheard') return mark.verdict;
  return 'opens';
};

/** What a row comes to; that of all together opens what one of them opens. Where nobody's keys are known,
 *  all of it is heard, and nothing opens. */
export function statesOf(found: ReadsFound, row: RowId): readonly CellState[] {
  const { gathered, marks } = found;
  const { traffic } = gathered.task;
  if (row !== 'all') {
    const own = marks.find(({ actor }) => actor === row)?.marks;
    return traffic.map((_, place) => stateOf(own?.[place]));
  }
  return traffic.map((_, place) => {
    const states = marks.map((one) => stateOf(one.marks[place]));
    if (states.includes('opens')) return 'opens';
    return states.length > 0 && !states.includes('closed') ? 'unheard' : 'closed';
  });
}

export function countsOf(traffic: readonly Traffic[], states: readonly CellState[]): Counts {
  const counts = { packets: 0, ofPackets: 0, deliveries: 0, ofDeliveries: 0 };
  for (const [place, { kind }] of traffic.entries()) {
    const opens = states[place] === 'opens' ? 1 : 0;
    counts[kind === 'packet' ? 'ofPackets' : 'ofDeliveries'] += 1;
    counts[kind === 'packet' ? 'packets' : 'deliveries'] += opens;
  }
  return counts;
}

/** What opened for a row before, by the ids of the traffic then. */
function openedBefore(before: ReadsBefore, row: RowId): ReadonlySet<string> {
  const { traffic } = before.found.gathered.task;
  const states = statesOf(before.found, row);
  return new Set(traffic.flatMap(({ id }, place) => (states[place] === 'opens' ? [id] : [])));
}

export function readsRows(found: ReadsFound, before: ReadsBefore | null): readonly ReadsRow[] {
  const { traffic } = found.gathered.task;
  const rows: readonly RowId[] = ['all', ...found.rows];
  return rows.map((row) => {
    const cells = statesOf(found, row);
    const opened = before ? openedBefore(before, row) : null;
    const stopped = traffic.map(({ id }, place) => {
      const was = before && idBefore(id, before.inserted);
      return was != null && opened?.has(was) === true && cells[place] !== 'opens';
    });
    return { row, cells, stopped, counts: countsOf(traffic, cells) };
  });
}

/** The acts of the traffic with the number of its columns in each. */
export function actSpans(
  traffic: readonly Traffic[],
): readonly Readonly<{ act: number; columns: number }>[] {
  const spans: { act: number; columns: number }[] = [];
  for (const { act } of traffic) {
    const last = spans.at(-1);
    if (last?.act === act) last.columns += 1;
    else spans.push({ act, columns: 1 });
  }
  return spans;
}

/** The column that a party's keys are taken before; null where they are not taken. */
export function takenAt(found: ReadsFound, row: RowId): number | null {
  const { readers, traffic } = found.gathered.task;
  const after = readers.flatMap(({ secrets, takenAfter }) =>
    row === 'all' || secrets.actor === row ? [takenAfter] : [],
  );
  if (after.length === 0) return null;
  const first = Math.min(...after);
  const column = traffic.findIndex(({ index }) => index > first);
  return column < 0 ? traffic.length : column;
}

/** What a mark says to who asks about a cell; of all together the first party that opens it. */
export function markAt(
  found: ReadsFound,
  { row, item }: ReadsCell,
): Readonly<{ actor: ActorId | null; item: Traffic; mark: ReadMark | null }> | null {
  const { traffic } = found.gathered.task;
  const place = traffic.findIndex(({ id }) => id === item);
  const one = traffic[place];
  if (!one) return null;
  const isIt = ({ actor, marks }: ReadsFound['marks'][number]) =>
    row === 'all' ? stateOf(marks[place]) === 'opens' : actor === row;
  const own = found.marks.find(isIt) ?? (row === 'all' ? found.marks[0] : undefined);
  return { actor: own?.actor ?? null, item: one, mark: own?.marks[place] ?? null };
}
