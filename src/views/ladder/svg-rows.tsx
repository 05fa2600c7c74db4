import { Fragment } from 'react';
import type { Colour } from '../../ui/light-colours.ts';
import { Frame, Mark, markSize } from '../../ui/marks.tsx';
import type { Words } from '../actor-names.ts';
import { purposeLook } from '../purpose-look.ts';
import { useDrawnAt } from './drawn-at.ts';
import { itemMark } from './item-mark.ts';
import { type Item, itemResult, itemState } from './ladder-items.ts';
import {
  type ChipSize,
  chipGap,
  chipSize,
  chipWidth,
  leadWidth,
  markWidth,
  type Row,
  smallChipSize,
  widthOfRow,
} from './ladder-rows.ts';
import { purposeShapes } from './purpose-shapes.ts';
import { TextLine } from './text-line.tsx';
import { textWidth } from './text-width.ts';

/** Lines of controls as they stand at the cursor. */

function colourOf({ kind, event }: Item, failed: boolean): Colour {
  if (failed) return 'failure';
  return kind === 'event' && event.kind === 'store' ? purposeLook(event.record.purpose) : 'text';
}

type ChipProps = Readonly<{
  item: Item;
  lines: readonly string[];
  size: ChipSize;
  box: Readonly<{ x: number; y: number; width: number; height: number }>;
}>;

function Chip({ item, lines, size, box }: ChipProps) {
  const at = useDrawnAt();
  const result = itemResult(item, at);
  const ahead = itemState(item, at) === 'future';
  if (item.until !== undefined && at >= item.until) return null;
  const failed = result === 'failure';
  const shape = itemMark(item, result);
  const colour = ahead ? 'future' : colourOf(item, failed);
  const y = box.y + box.height / 2;
  const left = box.x + size.padding / 2;
  const right = box.x + box.width - (size.padding + markSize) / 2;
  const top = y - ((lines.length - 1) * size.line) / 2;
  const outline = { ...box, y: box.y + 1, height: box.height - 2 };
  return (
    <>
      {failed && <Frame box={outline} fill="failure-soft" stroke="failure" radius={4} />}
      {shape && (
        <Mark {...{ shape, y, x: left + markSize / 2, colour: shape === 'tick' ? 'ok' : colour }} />
      )}
      {lines.map((text, index) => (
        <TextLine
          key={text}
          x={left + (shape === null ? 0 : markWidth)}
          y={top + index * size.line}
          {...{ text, colour, size: size.text, length: textWidth(text, size.text) }}
          weight={
            failed || (!ahead && item.kind === 'event' && item.event.kind === 'store') ? 600 : 400
          }
        />
      ))}
      {item.clear && !ahead && (
        <Mark {...{ shape: 'openLock', x: right - (item.touched ? markWidth : 0), y, colour }} />
      )}
      {item.touched && !ahead && <Mark {...{ shape: 'bolt', x: right, y, colour: 'failure' }} />}
    </>
  );
}

type Place = Readonly<{ x: number; y: number; words: Words }>;

/** The key a line speaks of. */
function Lead({ purpose, x, y, words }: Place & { purpose: NonNullable<Row['lead']> }) {
  const text = words(`trace.purpose.${purpose}`);
  return (
    <>
      <Mark
        shape={purposeShapes[purpose]}
        x={x + 4 + markSize / 2}
        y={y}
        colour={purposeLook(purpose)}
      />
      <TextLine
        {...{ text, y, colour: purposeLook(purpose), size: chipSize.text }}
        x={x + 21}
        weight={600}
      />
    </>
  );
}

/** Width of a row of controls of that size. */
export function rowWidth(row: Row, size: ChipSize, words: Words): number {
  if (size === chipSize || row.lines !== undefined) return widthOfRow(row, words);
  return row.items.reduce((sum, item) => sum + chipWidth(item, size) + chipGap, -chipGap);
}

type RowsProps = Place &
  Readonly<{ rows: readonly Row[]; width: number; centred?: boolean; small?: boolean }>;

/** Rows one under the other, from the left or each in the middle of `width`. */
export function Rows({ rows, x: left, y: top, width, centred, small, words }: RowsProps) {
  const size = small ? smallChipSize : chipSize;
  let y = top;
  return rows.map((row) => {
    const wide = rowWidth(row, size, words);
    const begin = left + (centred ? Math.max(0, (width - wide) / 2) : 0);
    const height = row.height;
    const at = y;
    let x = begin + leadWidth(row.lead, words);
    y += height;
    return (
      <Fragment key={at}>
        {row.lead && <Lead purpose={row.lead} x={begin} y={at + height / 2} words={words} />}
        {row.items.map((item) => {
          const own = row.lines === undefined ? chipWidth(item, size) : wide;
          const box = { x, y: at, width: own, height };
          x += own + chipGap;
          return (
            <Chip key={item.order} lines={row.lines ?? [item.text]} {...{ item, size, box }} />
          );
        })}
      </Fragment>
    );
  });
}
