/** Moving by keys in a table that is one stop of the Tab key. */

export type GridPosition = Readonly<{ row: number; column: number }>;

type Pressed = Readonly<{ key: string; ctrlKey: boolean; metaKey: boolean; altKey: boolean }>;

/** A key as the tables name it: with Ctrl those of both ends only. */
export function gridKey({ key, ctrlKey, metaKey, altKey }: Pressed): string | null {
  if (metaKey || altKey) return null;
  return ctrlKey ? `Ctrl+${key}` : key;
}

/** Where a key leads in a grid; null for a key that does not move. */
export function gridMove(
  key: string | null,
  { row, column }: GridPosition,
  rows: number,
  columns: number,
  page: number,
): GridPosition | null {
  const moves: Readonly<Record<string, readonly [rows: number, columns: number]>> = {
    ArrowDown: [1, 0],
    ArrowUp: [-1, 0],
    ArrowRight: [0, 1],
    ArrowLeft: [0, -1],
    Home: [0, -columns],
    'Ctrl+Home': [-rows, -columns],
    'Ctrl+End': [rows, columns],
    End: [0, columns],
    PageDown: [page, 0],
    PageUp: [-page, 0],
  };
  const move = moves[key ?? ''];
  return move === undefined
    ? null
    : {
        row: Math.min(Math.max(row + move[0], 0), rows - 1),
        column: Math.min(Math.max(column + move[1], 0), columns - 1),
      };
}

const mostFrames = 20;

/** A row that was out of sight is drawn a frame or two later. */
export function focusCell(box: HTMLElement, position: GridPosition, frames = mostFrames): void {
  const selector = `[data-row="${position.row}"][data-column="${position.column}"]`;
  const row = `[data-row="${position.row}"][data-column]`;
  const cell = box.querySelector<HTMLElement>(selector) ?? box.querySelector<HTMLElement>(row);
  if (cell !== null) cell.focus({ preventScroll: true });
  else if (frames > 0) requestAnimationFrame(() => focusCell(box, position, frames - 1));
}

/** The place of the cell that holds an element. */
export function placeOf(target: EventTarget): GridPosition | null {
  const cell = target instanceof Element ? target.closest('[data-row][data-column]') : null;
  if (cell === null) return null;
  return {
    row: Number(cell.getAttribute('data-row')),
    column: Number(cell.getAttribute('data-column')),
  };
}
