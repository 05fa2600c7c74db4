import type { Rectangle } from './ladder-drawing.ts';

/** Scrolling of the ladder in its own area, as numbers. `x` and `y` are what React Flow shifts the
 *  drawing by: 0 or negative. */
export type Offset = Readonly<{ x: number; y: number }>;
export type Size = Readonly<{ width: number; height: number }>;

const shortestThumb = 28;

/** Where the thumb of a scrollbar of length `area` stands when the drawing is moved by `offset`. */
export function thumbOf(offset: number, area: number, size: number) {
  const length = Math.max(shortestThumb, (area * area) / size);
  const share = Math.min(1, Math.max(0, -offset / (size - area)));
  return { start: share * (area - length), length };
}

/** The offset of the drawing that puts the thumb at `start`. */
export function viewAt(start: number, area: number, size: number): number {
  const { length } = thumbOf(0, area, size);
  const share = Math.min(1, Math.max(0, start / (area - length)));
  return share === 0 ? 0 : -share * (size - area);
}

const clear = 20;
/** Share of the height that stays above an item that had to be scrolled to. */
const restsAt = 0.35;

/** Keeps the drawing inside its area. */
export function clampOffset(offset: Offset, area: Size, drawing: Size): Offset {
  const least = (room: number, size: number) => Math.min(0, room - size);
  return {
    x: Math.min(0, Math.max(offset.x, least(area.width, drawing.width))),
    y: Math.min(0, Math.max(offset.y, least(area.height, drawing.height))),
  };
}

/** The offset that shows `item`: the same one when it is in view already. */
export function reveal(item: Rectangle, offset: Offset, area: Size, drawing: Size): Offset {
  const top = item.y + offset.y;
  const left = item.x + offset.x;
  const seenDown = top >= clear && top + item.height <= area.height - clear;
  const seenAcross = left >= 0 && left + Math.min(item.width, area.width) <= area.width;
  return clampOffset(
    {
      x: seenAcross ? offset.x : (area.width - item.width) / 2 - item.x,
      y: seenDown ? offset.y : area.height * restsAt - item.y,
    },
    area,
    drawing,
  );
}

const mostScreens = 3;

/** Whether the way between two offsets is longer than a few screens. There is no motion over it: every
 *  step would be another part of the ladder. */
export function isFar(from: Offset, to: Offset, area: Size): boolean {
  const across = Math.abs(to.x - from.x) / area.width;
  const down = Math.abs(to.y - from.y) / area.height;
  return Math.max(across, down) > mostScreens;
}
