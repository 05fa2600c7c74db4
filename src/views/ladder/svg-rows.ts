import type { Words } from '../actor-names.ts';
import type { Item } from './ladder-items.ts';
import { itemResult } from './ladder-items.ts';
import {
  type ChipSize,
  chipGap,
  chipSize,
  chipWidth,
  leadWidth,
  type Row,
  smallChipSize,
  widthOfRow,
} from './ladder-rows.ts';
import { purposeShapes } from './purpose-shapes.ts';
import { boxAt, type Colour, fillAt, movedTo, strokeAt, textAt } from './svg-markup.ts';
import { textWidth } from './text-width.ts';

/** Lines of controls as SVG, as they stand when the run has ended. */

const markRoom = 17;
const check = 'M1 6.5l3.5 3.5l7-7.5';
const cross = 'M2 2l9 9m0 -9l-9 9';
const bolt = 'M8 0l-5 9h4l-1 7l6-9h-4l2-7z';
const openLock = 'M2.5 6h8v6h-8zM4 6v-2.5a2.5 2.5 0 0 1 5 -.6';
const atEnd = Number.POSITIVE_INFINITY;

function colourOf({ event }: Item, failed: boolean): Colour {
  if (failed) return 'failure';
  return event.kind === 'store' ? event.record.purpose : 'text';
}

/** The mark before the text: a result, or the shape of a key. */
function markOf(item: Item, x: number, y: number, colour: Colour): string {
  const place = movedTo(x, y - 6.5);
  const { event } = item;
  if (event.kind === 'store') return fillAt(purposeShapes[event.record.purpose], colour, place);
  const result = itemResult(item, atEnd);
  if (result === null) return '';
  return result === 'ok' ? strokeAt(check, 'ok', 2, place) : strokeAt(cross, 'failure', 2, place);
}

const isBare = ({ event }: Item) => event.kind === 'compute' || event.kind === 'provision';

type Chip = Readonly<{ item: Item; lines: readonly string[]; size: ChipSize }>;

function chipAt(
  { item, lines, size }: Chip,
  box: Readonly<{ x: number; y: number; width: number; height: number }>,
) {
  const failed = itemResult(item, atEnd) === 'failure';
  const colour = colourOf(item, failed);
  const middle = box.y + box.height / 2;
  const marked = item.kind === 'summary' || !isBare(item);
  const textX = box.x + size.padding / 2 + (marked ? markRoom : 0);
  const top = middle - ((lines.length - 1) * size.line) / 2;
  const weight = failed || item.event.kind === 'store' ? 600 : 400;
  const parts = [
    failed
      ? boxAt({ ...box, y: box.y + 1, height: box.height - 2 }, 'failureSoft', 'failure', 4)
      : '',
    marked ? markOf(item, box.x + size.padding / 2, middle, colour) : '',
    ...lines.map((line, index) =>
      textAt(textX, top + index * size.line, line, {
        ...{ size: size.text, colour, weight, length: textWidth(line, size.text) },
      }),
    ),
  ];
  if (item.touched) {
    const place = movedTo(
      box.x + box.width - size.padding / 2 - 13 - (item.clear ? markRoom : 0),
      middle - 8,
    );
    parts.push(fillAt(bolt, 'failure', place));
  }
  if (item.clear) {
    const place = movedTo(box.x + box.width - size.padding / 2 - 13, middle - 6.5);
    parts.push(strokeAt(openLock, colour, 1.3, place));
  }
  return parts.join('');
}

/** Width of a row of controls of that size. */
export function rowWidth(row: Row, size: ChipSize, words: Words): number {
  if (size === chipSize || row.lines !== undefined) return widthOfRow(row, words);
  return row.items.reduce((sum, item) => sum + chipWidth(item, size) + chipGap, -chipGap);
}

type RowsPlace = Readonly<{
  x: number;
  y: number;
  width: number;
  centred: boolean;
  small: boolean;
}>;

/** Rows one under the other, from the left or each in the middle of `width`. */
export function rowsAt(rows: readonly Row[], place: RowsPlace, words: Words): string {
  const size = place.small ? smallChipSize : chipSize;
  let y = place.y;
  return rows
    .map((row) => {
      const wide = rowWidth(row, size, words);
      let x = place.x + (place.centred ? Math.max(0, (place.width - wide) / 2) : 0);
      const lead = row.lead === undefined ? '' : leadAt(row.lead, x, y + row.height / 2, words);
      x += leadWidth(row.lead, words);
      const chips = row.items.map((item) => {
        const width = row.lines === undefined ? chipWidth(item, size) : wide;
        const box = { x, y, width, height: row.height };
        x += width + chipGap;
        return chipAt({ item, lines: row.lines ?? [item.text], size }, box);
      });
      y += row.height;
      return lead + chips.join('');
    })
    .join('');
}

function leadAt(purpose: NonNullable<Row['lead']>, x: number, y: number, words: Words): string {
  return (
    fillAt(purposeShapes[purpose], purpose, movedTo(x + 4, y - 5)) +
    textAt(x + 20, y, words(`trace.purpose.${purpose}`), {
      ...{ size: chipSize.text, colour: purpose, weight: 600 },
    })
  );
}

/** The open lock of who has a GMK in clear. */
export const lockAt = (x: number, y: number) =>
  strokeAt(openLock, 'text', 1.3, movedTo(x, y - 6.5));
