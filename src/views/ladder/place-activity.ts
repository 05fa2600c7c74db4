import type { Column } from './ladder-columns.ts';
import { type Drawing, withoutHandles } from './ladder-drawing.ts';
import type { Item } from './ladder-items.ts';
import { groupRows, heightOfRows, type Row, rowHeight, widthOfRow } from './ladder-rows.ts';
import type { Segment } from './ladder-segments.ts';

/** Half the width of the bar on the lifeline, and from its edge to the list beside it. */
export const barHalf = 6;
const listGap = 4;
const listPadding = 8;
const widestList = 560;
const comfortable = 300;
const afterComputes = 6;
const afterChecks = 10;

type Side = Readonly<{ side: 'left' | 'right'; room: number }>;

/** How far the list beside a lifeline may reach: to the GMS, in a regroup over its own system. */
function reachOf({ columns, bands, width }: Drawing, column: Column): readonly [number, number] {
  if (column.kind === 'outsider') {
    const last = columns.findLast(({ kind }) => kind !== 'outsider');
    const end = bands.at(-1);
    return [end ? end.x + end.width : (last?.x ?? 0) + barHalf, width];
  }
  const band = bands.find(({ system }) => system === column.system);
  if (band !== undefined) return [band.x, band.x + band.width];
  const gms = column.kind === 'gms' ? undefined : columns.find(({ kind }) => kind === 'gms');
  return [0, gms === undefined ? width : gms.x - barHalf];
}

/** The side of the lifeline with room for the list: toward the border or GMS where that is
 *  comfortable, away from it for a GMS. */
function sideOf(drawing: Drawing, column: Column): Side {
  const besides = barHalf + listGap + 8;
  const [least, most] = reachOf(drawing, column);
  const left: Side = { side: 'left', room: column.x - least - besides };
  const right: Side = { side: 'right', room: most - column.x - besides };
  const [inward, outward] = column.system === 'primary' ? [right, left] : [left, right];
  if (column.kind === 'gms') return outward;
  return inward.room >= comfortable || inward.room >= outward.room ? inward : outward;
}

/** A folded member in one line: its checks in one control, the failed ones, and its keys. */
function foldedItems(drawing: Drawing, run: readonly number[]): readonly Item[] {
  const { events, words, maker } = drawing;
  const isCheck = (index: number) => events[index]?.kind === 'check';
  const checks = run.filter(isCheck);
  const last = checks.at(-1);
  const first = run[0];
  if (last === undefined || first === undefined) return maker.addRun(run);
  const failed = checks.filter((index) => {
    const event = events[index];
    return event?.kind === 'check' && !event.passed;
  });
  const covered = run.filter((index) => index <= last);
  const text = words('ladder.checks.count', { count: checks.length });
  const counts = { count: checks.length, failed: failed.length };
  const summary = maker.add(
    { kind: 'summary', first, last, target: last, text, ...counts },
    covered.filter((index) => !failed.includes(index)),
  );
  const singly = failed.map((index) => maker.addEvent(index));
  return [summary, ...singly, ...maker.addRun(run.filter((index) => index > last))];
}

/** What an actor does, event by event or by phases. */
export const itemsOf = ({ maker, byPhase }: Drawing, run: readonly number[]): readonly Item[] =>
  byPhase ? maker.addPhases(run) : maker.addRun(run);

function barOf(drawing: Drawing, run: readonly number[], text: string): Item {
  const { events, maker } = drawing;
  const first = run[0] ?? 0;
  const last = run.at(-1) ?? first;
  const target = run.findLast((index) => events[index]?.kind === 'compute') ?? last;
  const failed = run.filter((index) => {
    const event = events[index];
    return event?.kind === 'discard' || (event?.kind === 'check' && !event.passed);
  }).length;
  return maker.add({ kind: 'bar', first, last, target, text, count: run.length, failed }, []);
}

function noteRows(drawing: Drawing, bar: Item, rows: readonly Row[], x: number, y: number): void {
  const width = Math.max(0, ...rows.map((row) => widthOfRow(row, drawing.words)));
  let top = y;
  for (const row of rows) {
    const place = { x, y: top, width, height: row.height };
    for (const item of row.items) drawing.rectangles[item.order] = place;
    top += row.height;
  }
  drawing.rectangles[bar.order] = { x, y, width: 2 * barHalf, height: rowHeight };
}

/** Places what one actor does on its own: a bar on the lifeline and the list beside it. */
export function placeActivity(
  drawing: Drawing,
  segment: Extract<Segment, { kind: 'activity' }>,
  top: number,
): number {
  const { events: run, actor } = segment;
  const column = drawing.columnOf.get(actor);
  if (column === undefined || run.length === 0) return top;
  const { events, words } = drawing;
  const { side, room } = sideOf(drawing, column);
  const names = run.filter((index) => events[index]?.kind === 'compute');
  const bar = barOf(drawing, run, words('ladder.computes', { count: names.length }));
  const computing = names.length === run.length;
  const folded = column.kind === 'folded' && !drawing.byPhase;
  const items = folded ? foldedItems(drawing, run) : itemsOf(drawing, run);
  const list = Math.min(room, widestList) - 2 * listPadding;
  const rows = groupRows(items, list, words);
  const used = Math.min(list, Math.max(...rows.map((row) => widthOfRow(row, words))));
  const width = 2 * barHalf + listGap + used + 2 * listPadding;
  const height = heightOfRows(rows) + 8;
  const x = side === 'right' ? column.x - barHalf : column.x + barHalf - width;
  drawing.nodes.push({
    ...withoutHandles,
    id: `activity-${run[0]}`,
    type: 'activity',
    position: { x, y: top },
    width,
    height,
    data: { bar, side, rows },
  });
  noteRows(drawing, bar, rows, x, top + 4);
  return top + height + (computing ? afterComputes : afterChecks);
}
