import { type ActorId, parseActorId, type SystemName, systemOf } from '../../engine/index.ts';
import { borderOf } from './ladder-columns.ts';
import { type Drawing, withoutHandles } from './ladder-drawing.ts';
import type { Item } from './ladder-items.ts';
import { heightOfRows, type Row, widthOfRow, wrapRows } from './ladder-rows.ts';
import { textWidth } from './text-width.ts';

/** Sizes shared with ladder.module.css, in pixels. */
export const setUpSize = 13;
const padding = 6;
const titleGap = 24;
const titleLine = 24;
const after = 6;

type Place = Readonly<{ x: number; width: number; top: number; within: SystemName | null }>;

/** A title with controls: beside it, or under it where that leaves them too little room. */
function addSetUp(
  drawing: Drawing,
  id: string,
  title: string,
  items: readonly Item[],
  place: Place,
): number {
  const { words } = drawing;
  const { x, width, top, within } = place;
  const titleWidth = textWidth(title, setUpSize);
  const beside = wrapRows(items, Math.max(120, width - titleWidth - titleGap), words);
  const stacked = beside.length > 1;
  const rows = stacked ? wrapRows(items, width, words) : beside;
  const height = heightOfRows(rows) + (stacked ? titleLine : 0);
  drawing.nodes.push({
    ...withoutHandles,
    id,
    type: 'setUp',
    position: { x, y: top },
    width,
    height,
    data: { title, rows, stacked, within },
  });
  for (const item of items) drawing.rectangles[item.order] = { x, y: top, width, height };
  return height;
}

/** Each KMS sets up its own keys: a quiet line in its system, for the figures give a KMS no
 *  lifeline; those of one system under each other. */
export function placeSetUps(
  drawing: Drawing,
  byKms: ReadonlyMap<ActorId, readonly number[]>,
  top: number,
): number {
  const { words, names, maker, width, bands } = drawing;
  const heights = new Map<SystemName, number>();
  for (const [kms, run] of byKms) {
    const system = systemOf(kms);
    const band = bands.find((one) => one.system === system) ?? { x: 0, width };
    const above = heights.get(system) ?? 0;
    const isFurther = parseActorId(kms).ordinal > 0;
    const title = isFurther
      ? words('ladder.setUp.further', { name: names.short(kms) })
      : words(`ladder.setUp.${bands.length === 0 ? 'alone' : system}`);
    const items = run.map((index) => maker.addEvent(index));
    const at = { x: band.x + padding, width: band.width - 2 * padding, top: top + above };
    const place = { ...at, within: system };
    heights.set(system, above + addSetUp(drawing, `set-up-${kms}`, title, items, place));
  }
  return top + Math.max(0, ...heights.values()) + after;
}

/** The KMSs give each other their certificates, over the border. Source: pCR 33.179 §7.4.4.3,
 *  step 0. */
export function placeExchange(drawing: Drawing, run: readonly number[], top: number): number {
  const { words, names, maker, events, width, bands } = drawing;
  const items = run.flatMap((index): readonly Item[] => {
    const event = events[index];
    if (event?.kind !== 'provision') return [maker.addEvent(index)];
    const ends = { from: names.short(event.from), to: names.short(event.actor) };
    const range = { first: index, last: index, target: index };
    return [maker.add({ kind: 'event', ...range, text: words('ladder.exchange', ends) }, [index])];
  });
  const title = words('ladder.setUp.exchange');
  const rows = wrapRows(items, width - 2 * padding, words);
  const needed = Math.max(textWidth(title, setUpSize), ...rows.map(widthIn(drawing))) + titleGap;
  const border = borderOf(bands) ?? width / 2;
  const half = Math.min(needed / 2, border - padding, width - border - padding);
  const place = { x: border - half, width: 2 * half, top, within: null };
  return top + addSetUp(drawing, 'exchange', title, items, place) + after;
}

const widthIn = (drawing: Drawing) => (row: Row) => widthOfRow(row, drawing.words);
