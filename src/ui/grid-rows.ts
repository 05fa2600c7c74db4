import type { ByteField } from './byte-field.ts';

/** Neighbouring octets of one row that belong to the same innermost field. */
export type GridRun = Readonly<{
  start: number;
  end: number;
  /** Path of the innermost field; `null` for octets no field covers. */
  path: string | null;
  /** How many fields lie around it. */
  depth: number;
  /** Which of the two tones: the payload at the top, and the field inside it. */
  band: 0 | 1;
  tone: 0 | 1;
}>;

export type GridRow = Readonly<{
  offset: number;
  end: number;
  runs: readonly GridRun[];
  /** Labels of the outermost fields that begin in this row. */
  begins: readonly string[];
}>;

const parity = (value: number): 0 | 1 => (value % 2 === 0 ? 0 : 1);

/** The runs of a buffer before they are cut into rows. Bit fields that share octets make one run. */
export function leafRuns(fields: readonly ByteField[], length: number): readonly GridRun[] {
  const runs: GridRun[] = [];
  let at = 0;
  let band = 0;
  const push = (start: number, end: number, path: string | null, depth: number) => {
    if (end <= start) return;
    runs.push({ start, end, path, depth, band: parity(band), tone: parity(runs.length) });
    at = end;
  };
  const walk = (nodes: readonly ByteField[], depth: number) => {
    for (const node of nodes) {
      const end = Math.min(node.end, length);
      if (depth === 1 && end > at) band += 1;
      if (end <= at) continue;
      push(at, Math.min(node.start, length), null, 0);
      if (node.children.length === 0) push(Math.max(at, node.start), end, node.path, depth);
      else {
        walk(node.children, depth + 1);
        push(at, end, node.path, depth);
      }
    }
  };
  walk(fields, 1);
  push(at, length, null, 0);
  return runs;
}

/** Rows of `width` octets, each with its runs. An empty buffer has no rows. */
export function gridRows(
  fields: readonly ByteField[],
  length: number,
  width: number,
): readonly GridRow[] {
  const runs = leafRuns(fields, length);
  const rows: GridRow[] = [];
  let next = 0;
  for (let offset = 0; offset < length; offset += width) {
    const end = Math.min(offset + width, length);
    const inRow: GridRun[] = [];
    for (let index = next; index < runs.length; index += 1) {
      const run = runs[index];
      if (run === undefined || run.start >= end) break;
      inRow.push({ ...run, start: Math.max(run.start, offset), end: Math.min(run.end, end) });
      if (run.end <= end) next = index + 1;
    }
    const starting = fields.filter((field) => field.start >= offset && field.start < end);
    rows.push({ offset, end, runs: inRow, begins: starting.map((field) => field.label) });
  }
  return rows;
}

/** A stretch of a run that is drawn alike. */
export type Stretch = Readonly<{ start: number; end: number; marked: boolean; cursor: boolean }>;

/** Cuts octets `start` to `end` where the mark changes and around the cursor's octet. */
export function stretches(
  start: number,
  end: number,
  marked: ReadonlySet<number>,
  cursor: number,
): readonly Stretch[] {
  const parts: Stretch[] = [];
  for (let offset = start; offset < end; offset += 1) {
    const here = { marked: marked.has(offset), cursor: offset === cursor };
    const last = parts.at(-1);
    if (last && last.marked === here.marked && !last.cursor && !here.cursor)
      parts[parts.length - 1] = { ...last, end: offset + 1 };
    else parts.push({ start: offset, end: offset + 1, ...here });
  }
  return parts;
}

/** Offsets where `bytes` differs from `other`; octets that `other` does not have count too. */
export function differingOffsets(bytes: Uint8Array, other: Uint8Array): ReadonlySet<number> {
  const offsets = new Set<number>();
  bytes.forEach((octet, offset) => {
    if (octet !== other[offset]) offsets.add(offset);
  });
  return offsets;
}

/** The octet an arrow key leads to, kept inside the buffer; `null` for any other key. */
export function moveOffset(
  key: string,
  offset: number,
  width: number,
  length: number,
): number | null {
  const last = length - 1;
  const targets: Readonly<Record<string, number>> = {
    ArrowLeft: offset - 1,
    ArrowRight: offset + 1,
    ArrowUp: offset - width < 0 ? offset : offset - width,
    ArrowDown: offset + width > last ? offset : offset + width,
    Home: offset - (offset % width),
    End: Math.min(offset - (offset % width) + width - 1, last),
    PageUp: Math.max(offset - 8 * width, offset % width),
    PageDown: offset + 8 * width > last ? last : offset + 8 * width,
  };
  const target = targets[key];
  return target === undefined ? null : Math.max(0, Math.min(target, last));
}
