import type { Purpose } from '../../engine/index.ts';
import type { Item } from './ladder-items.ts';
import type { Words } from './ladder-labels.ts';
import { textWidth } from './text-width.ts';

/** A line of controls; `lead` names the key the line begins to speak of. */
export type Row = Readonly<{ lead?: Purpose; items: readonly Item[] }>;

/** Sizes shared with ladder.module.css, in pixels. */
export const rowHeight = 24;
export const chipTextSize = 13;
const chipPadding = 14;
const markWidth = 17;
const chipGap = 2;

/** Width of the control of `item`. */
export function chipWidth(item: Item): number {
  const bare = item.event.kind === 'compute' || item.event.kind === 'provision';
  return Math.ceil(textWidth(item.text, chipTextSize) + chipPadding + (bare ? 0 : markWidth));
}

function leadWidth(lead: Purpose | undefined, words: Words): number {
  if (lead === undefined) return 0;
  return Math.ceil(
    textWidth(words(`trace.purpose.${lead}`), chipTextSize, 'bold') + markWidth + chipPadding,
  );
}

/** Width of a whole row. */
export function widthOfRow(row: Row, words: Words): number {
  return row.items.reduce(
    (sum, item) => sum + chipWidth(item) + chipGap,
    leadWidth(row.lead, words),
  );
}

/** Lays `items` into lines of at most `width` pixels; an item wider than that has its own line. */
export function wrapRows(
  items: readonly Item[],
  width: number,
  words: Words,
  lead?: Purpose,
): readonly Row[] {
  const rows: Row[] = [];
  let row: Item[] = [];
  let used = leadWidth(lead, words);
  const close = () => {
    rows.push(rows.length === 0 && lead !== undefined ? { lead, items: row } : { items: row });
    row = [];
    used = 0;
  };
  for (const item of items) {
    const needed = chipWidth(item) + chipGap;
    if (row.length > 0 && used + needed > width) close();
    row.push(item);
    used += needed;
  }
  if (row.length > 0) close();
  return rows;
}

function isKey(item: Item): boolean {
  return item.event.kind === 'store' || item.event.kind === 'discard';
}

/** Lines for what an actor computes or checks: one group for each key, then the keys kept or not. */
export function groupRows(items: readonly Item[], width: number, words: Words): readonly Row[] {
  const groups = new Map<Purpose | undefined, Item[]>();
  for (const item of items) {
    if (isKey(item)) continue;
    const purpose = item.purpose === 'group' ? undefined : item.purpose;
    groups.set(purpose, [...(groups.get(purpose) ?? []), item]);
  }
  const keys = items.filter(isKey);
  return [
    ...[...groups].flatMap(([purpose, group]) => wrapRows(group, width, words, purpose)),
    ...wrapRows(keys, width, words),
  ];
}
