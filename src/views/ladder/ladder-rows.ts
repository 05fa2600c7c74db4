import type { Purpose } from '../../engine/index.ts';
import type { Words } from '../actor-names.ts';
import type { Item } from './ladder-items.ts';
import { textWidth, wrapText } from './text-width.ts';

/** A line of controls; `lead` names the key the line begins to speak of. A control too wide for the
 *  list stands alone, its text broken into `lines`. */
export type Row = Readonly<{
  lead?: Purpose;
  items: readonly Item[];
  /** In a line that holds its name only: the control the next line begins with. */
  next?: Item;
  lines?: readonly string[];
  height: number;
}>;

/** Sizes of a control, shared with ladder.module.css, in pixels. */
export type ChipSize = Readonly<{ text: number; padding: number; line: number; row: number }>;
export const chipSize: ChipSize = { text: 13, padding: 12, line: 17, row: 24 };
export const smallChipSize: ChipSize = { text: 12, padding: 8, line: 15, row: 24 };
export const rowHeight = chipSize.row;
const leadPadding = 10;
/** Room of a mark beside the text of a control. */
export const markWidth = 17;
export const chipGap = 2;

/** Width of a control beside its text. */
function chipFrame(item: Item, size: ChipSize): number {
  const { kind, event, clear, touched } = item;
  const plain = event.kind === 'compute' || event.kind === 'provision';
  const bare = kind === 'phase' ? item.failed === undefined : plain;
  const behind = (clear ? markWidth : 0) + (touched ? markWidth : 0);
  return size.padding + (bare ? 0 : markWidth) + behind;
}

/** Width of the control of `item`. */
export function chipWidth(item: Item, size = chipSize): number {
  return Math.ceil(textWidth(item.text, size.text) + chipFrame(item, size));
}

/** Width of the name of a key at the head of a row. */
export function leadWidth(lead: Purpose | undefined, words: Words): number {
  if (lead === undefined) return 0;
  return Math.ceil(
    textWidth(words(`trace.purpose.${lead}`), chipSize.text, 'bold') + markWidth + leadPadding,
  );
}

/** Width of a whole row. */
export function widthOfRow(row: Row, words: Words): number {
  const broken = row.lines?.map((line) => textWidth(line, chipSize.text));
  const [first] = row.items;
  if (broken !== undefined && first !== undefined) {
    const frame = chipFrame(first, chipSize) + leadWidth(row.lead, words);
    return Math.max(...broken) + frame;
  }
  return row.items.reduce(
    (sum, item) => sum + chipWidth(item) + chipGap,
    leadWidth(row.lead, words),
  );
}

/** Height of rows together. */
export function heightOfRows(rows: readonly Row[]): number {
  return rows.reduce((sum, row) => sum + row.height, 0);
}

/** Width of a control broken at every blank. */
function leastWidth(item: Item, size: ChipSize): number {
  const words = item.text.split(' ').map((word) => textWidth(word, size.text, 'bold'));
  return Math.min(chipWidth(item, size), Math.ceil(Math.max(...words) + chipFrame(item, size)));
}

function brokenRow(item: Item, width: number, size: ChipSize): Row {
  const lines = wrapText(item.text, width - chipFrame(item, size), size.text, 'bold');
  return { items: [item], lines, height: size.row + (lines.length - 1) * size.line };
}

/** Lays `items` into lines of at most `width` pixels; a control wider than that is broken. */
export function wrapRows(
  items: readonly Item[],
  width: number,
  words: Words,
  lead?: Purpose,
  size = chipSize,
): readonly Row[] {
  const rows: Row[] = [];
  let row: Item[] = [];
  let used = leadWidth(lead, words);
  const close = () => {
    const plain = { items: row, height: size.row };
    rows.push(rows.length === 0 && lead !== undefined ? { lead, ...plain } : plain);
    row = [];
    used = 0;
  };
  for (const item of items) {
    const needed = chipWidth(item, size) + chipGap;
    if (row.length > 0 && used + needed > width) close();
    if (
      row.length === 0 &&
      used > 0 &&
      lead !== undefined &&
      used + leastWidth(item, size) > width
    ) {
      rows.push({ lead, items: [], next: item, height: size.row });
      used = 0;
    }
    if (row.length === 0 && used + needed > width) {
      const broken = brokenRow(item, width - used, size);
      rows.push(used > 0 && lead !== undefined ? { lead, ...broken } : broken);
      used = 0;
      continue;
    }
    row.push(item);
    used += needed;
  }
  if (row.length > 0) close();
  return rows;
}

function isKey(item: Item): boolean {
  return item.event.kind === 'store' || item.event.kind === 'discard';
}

/** Lines for what an actor computes or checks: what is common to two keys and comes before them, one
 *  group for each key, what is common and comes after, then the keys kept or not. */
export function groupRows(items: readonly Item[], width: number, words: Words): readonly Row[] {
  const groups = new Map<Purpose | undefined, Item[]>();
  for (const item of items) {
    if (isKey(item)) continue;
    const purpose = item.purpose === 'group' ? undefined : item.purpose;
    groups.set(purpose, [...(groups.get(purpose) ?? []), item]);
  }
  const common = groups.size > 1 ? (groups.get(undefined) ?? []) : [];
  if (common.length > 0) groups.delete(undefined);
  const [firstGroup = []] = groups.values();
  const first = firstGroup[0]?.order ?? 0;
  const after = common.filter(({ order }) => order > first);
  return [
    ...wrapRows(
      common.filter(({ order }) => order < first),
      width,
      words,
    ),
    ...[...groups].flatMap(([purpose, group]) => wrapRows(group, width, words, purpose)),
    ...wrapRows([...after, ...items.filter(isKey)], width, words),
  ];
}
