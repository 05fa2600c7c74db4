import type { ProbePlan, Verdict } from '../../engine/index.ts';
import type { ByteField } from '../../ui/byte-field.ts';
import type { OctetMark } from '../../ui/octet-mark.tsx';
import { kindOf, kindOrder, markOf, type VerdictKind } from './verdict-marks.ts';

/** The verdicts of a map by octet, by check and by field. */

/** The verdicts on the bits of one octet, the highest bit first. */
export type MapCell = Readonly<{ kind: VerdictKind; mixed: boolean; verdicts: readonly Verdict[] }>;

/** How often each kind occurs, in the order of the checks. */
export type KindCount = Readonly<{ kind: VerdictKind; count: number }>;

export const bitsPerOctet = ({ bits }: ProbePlan) => (bits === 'all' ? 8 : 1);

/** The number of a bit in its octet, 7 the highest, by its place in a cell. */
export const bitNumber = (plan: ProbePlan, at: number) => (plan.bits === 'all' ? 7 - at : 0);

export function countKinds(verdicts: readonly Verdict[]): readonly KindCount[] {
  const counts = new Map<VerdictKind, number>();
  for (const verdict of verdicts) {
    const kind = kindOf(verdict);
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  return kindOrder.flatMap((kind) => {
    const count = counts.get(kind);
    return count ? [{ kind, count }] : [];
  });
}

/** The octets whose verdicts are all there. An octet stands for the kind most of its bits have, the
 *  earliest check of equals; one bit that nothing refuses is what counts. `known`:
 *  the cells of the same verdicts when they were fewer. */
export function mapCells(
  verdicts: readonly Verdict[],
  plan: ProbePlan,
  known: readonly MapCell[] = [],
): readonly MapCell[] {
  const bits = bitsPerOctet(plan);
  return Array.from({ length: Math.floor(verdicts.length / bits) }, (_, offset): MapCell => {
    const before = known[offset];
    if (before) return before;
    const own = verdicts.slice(offset * bits, (offset + 1) * bits);
    const counts = countKinds(own);
    const accepted = counts.find(({ kind }) => kind === 'other-keys' || kind === 'same-keys');
    const most = counts.reduce((best, next) => (next.count > best.count ? next : best));
    return { kind: (accepted ?? most).kind, mixed: counts.length > 1, verdicts: own };
  });
}

/** `format: bit 7 · signature: bits 6, 5 …` */
export function bitsByKind(
  { verdicts }: MapCell,
  plan: ProbePlan,
  words: (kind: VerdictKind, bits: readonly number[]) => string,
): string {
  return countKinds(verdicts)
    .map(({ kind }) => {
      const bits = verdicts.flatMap((one, at) =>
        kindOf(one) === kind ? [bitNumber(plan, at)] : [],
      );
      return words(kind, bits);
    })
    .join(' · ');
}

const marks = new Map<string, OctetMark>();

/** The mark of a cell, the same one for cells that look the same. */
export function markOfCell({ kind, mixed }: MapCell): OctetMark {
  const name = `${kind}/${mixed}`;
  const mark = marks.get(name) ?? { ...markOf(kind), mixed };
  marks.set(name, mark);
  return mark;
}

/** A field of the message with what becomes of its octets; bit fields that share octets are one row.
 *  `group` is the payload it stands in. */
export type FieldRow = Readonly<{
  path: string;
  label: string;
  group: string;
  start: number;
  end: number;
  counts: readonly KindCount[];
}>;

/** The innermost fields in the order of the octets, as far as they are on the map. */
export function fieldRows(
  fields: readonly ByteField[],
  cells: readonly MapCell[],
): readonly FieldRow[] {
  const rows: FieldRow[] = [];
  const add = (field: ByteField, group: string) => {
    if (field.start >= cells.length || field.end === field.start) return;
    const before = rows.at(-1);
    if (before && field.start < before.end) {
      rows[rows.length - 1] = { ...before, label: `${before.label}, ${field.label}` };
      return;
    }
    const { path, label, start } = field;
    const own = cells.slice(start, field.end);
    const counts = countKinds(own.flatMap(({ verdicts }) => verdicts));
    rows.push({ path, label, group, start, end: start + own.length, counts });
  };
  const walk = (field: ByteField, group: string) => {
    if (field.children.length === 0) add(field, group);
    for (const child of field.children) walk(child, group);
  };
  for (const field of fields) walk(field, field.label);
  return rows;
}
