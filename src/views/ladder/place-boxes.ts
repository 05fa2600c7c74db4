import type { ActorId } from '../../engine/index.ts';
import type { Column } from './ladder-columns.ts';
import { type Drawing, isWhole, withoutHandles } from './ladder-drawing.ts';
import type { Item } from './ladder-items.ts';
import { heightOfRows, type Row, smallChipSize, wrapRows } from './ladder-rows.ts';
import { itemsOf } from './place-activity.ts';
import { wrapText } from './text-width.ts';

/** Sizes shared with ladder.module.css, in pixels. */
const titleSize = 12;
const titleLine = 15;
const padding = 6;
const underTitle = 3;
const after = 14;

type Box = Readonly<{ column: Column; box: Item; title: readonly string[]; rows: readonly Row[] }>;

function foldedBox(drawing: Drawing, column: Column, run: readonly number[]): readonly Item[] {
  const { events, words, names, maker } = drawing;
  const failed = run.filter((index) => {
    const event = events[index];
    return event?.kind === 'check' && !event.passed;
  });
  const text = words('ladder.columns.provisioned', { count: column.actors.length });
  const range = { first: run[0] ?? 0, last: run.at(-1) ?? 0, target: run.at(-1) ?? 0 };
  // While the run grows, nobody knows yet how it ends for all of them.
  const isOver = isWhole(events) || events.some(({ step }) => step !== 0);
  const counts = { count: column.actors.length, ...(isOver && { failed: failed.length }) };
  const who = names.several(column.actors);
  return [maker.add({ kind: 'summary', ...range, text, who, ...counts }, run)];
}

function boxOf(
  drawing: Drawing,
  column: Column,
  byActor: ReadonlyMap<ActorId, readonly number[]>,
): Box | null {
  const { words, names, maker, events } = drawing;
  const run = column.actors.flatMap((actor) => byActor.get(actor.id) ?? []);
  const first = run[0];
  const last = run.at(-1);
  if (first === undefined || last === undefined) return null;
  const text = words(`trace.step.${names.regroup ? 'regroupProvisioning' : 'provisioning'}`);
  const target = run.findLast((index) => events[index]?.kind === 'provision') ?? last;
  const who = column.kind === 'folded' ? { who: names.several(column.actors) } : {};
  const box = maker.add({ kind: 'box', first, last, target, text, ...who }, []);
  const inside = column.width - 2 * padding - 2;
  const items = column.kind === 'folded' ? foldedBox(drawing, column, run) : itemsOf(drawing, run);
  const title = wrapText(text, inside, titleSize, 'bold');
  return { column, box, title, rows: wrapRows(items, inside, words, undefined, smallChipSize) };
}

/** Step 0: a box at each actor, all of one height. */
export function placeBoxes(
  drawing: Drawing,
  byActor: ReadonlyMap<ActorId, readonly number[]>,
  top: number,
): number {
  const boxes = drawing.columns.flatMap((column) => boxOf(drawing, column, byActor) ?? []);
  const heights = boxes.map(
    ({ title, rows }) => title.length * titleLine + heightOfRows(rows) + 2 * padding + underTitle,
  );
  const height = Math.max(0, ...heights);
  for (const { column, box, title, rows } of boxes) {
    const x = column.x - column.width / 2;
    drawing.nodes.push({
      ...withoutHandles,
      id: `box-${column.actors[0]?.id}`,
      type: 'box',
      position: { x, y: top },
      width: column.width,
      height,
      data: { box, title, rows },
    });
    const place = { x, y: top, width: column.width, height };
    drawing.rectangles[box.order] = place;
    for (const row of rows) for (const item of row.items) drawing.rectangles[item.order] = place;
  }
  return top + height + after;
}
