import { type FocusEvent, type KeyboardEvent, type RefObject, useState } from 'react';
import { focusCell, type GridPosition, gridKey, gridMove, placeOf } from '../grid-move.ts';
import type { CustodyRow } from './custody-rows.ts';

/** The row of a system has no cells: on to the next row, or back to the nearest one where there is none. */
export function overSystem(
  rows: readonly Pick<CustodyRow, 'kind'>[],
  from: GridPosition,
  to: GridPosition | null,
): GridPosition | null {
  const isHeading = (row: number) => ['system', 'outside'].includes(rows[row]?.kind ?? '');
  if (to === null || !isHeading(to.row)) return to;
  const onward = to.row < from.row ? -1 : 1;
  const row = [to.row + onward, to.row - onward].find(
    (one) => rows[one] !== undefined && !isHeading(one),
  );
  return row === undefined ? from : { ...to, row };
}

/** Scrolls a row into sight; the headers stick to the top and take a row's height. */
export function showRow(box: HTMLElement, row: number, rowHeight: number): void {
  const top = row * rowHeight;
  const bottom = top + 2 * rowHeight - box.clientHeight;
  if (top < box.scrollTop) box.scrollTop = top;
  else if (bottom > box.scrollTop) box.scrollTop = bottom;
}

/** The table is one stop of the Tab key; the arrows go from cell to cell. */
export function useGridKeys(
  rows: readonly CustodyRow[],
  columns: number,
  box: RefObject<HTMLDivElement | null>,
  rowHeight: number,
) {
  const [position, setPlace] = useState<GridPosition>({ row: 0, column: 0 });
  const active = {
    row: Math.min(position.row, rows.length - 1),
    column: Math.min(position.column, columns - 1),
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const element = box.current;
    if (element === null) return;
    const page = Math.max(1, Math.floor(element.clientHeight / rowHeight) - 2);
    const from = placeOf(event.target) ?? active;
    const next = overSystem(rows, from, gridMove(gridKey(event), from, rows.length, columns, page));
    if (next === null) return;
    event.preventDefault();
    setPlace(next);
    showRow(element, next.row, rowHeight);
    focusCell(element, next);
  };
  const onFocus = (event: FocusEvent<HTMLElement>) => {
    const at = placeOf(event.target);
    if (at !== null) setPlace(at);
  };
  return { active, handlers: { onKeyDown, onFocus } };
}
