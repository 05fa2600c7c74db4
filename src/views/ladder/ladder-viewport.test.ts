import { describe, expect, it } from 'vitest';
import { clampOffset, isFar, reveal, thumbOf, viewAt } from './ladder-viewport.ts';

const area = { width: 760, height: 600 };
const drawing = { width: 760, height: 3000 };
const item = (y: number) => ({ x: 100, y, width: 80, height: 24 });

describe('scrolling of the ladder', () => {
  it('stays where it is while the item is in view', () => {
    const offset = { x: 0, y: -200 };
    expect(reveal(item(400), offset, area, drawing)).toEqual(offset);
  });

  it('brings an item below or above into view', () => {
    for (const y of [50, 1500, 2900]) {
      const { y: offset } = reveal(item(y), { x: 0, y: -700 }, area, drawing);
      expect(y + offset).toBeGreaterThanOrEqual(0);
      expect(y + offset + 24).toBeLessThanOrEqual(area.height);
    }
  });

  it('never leaves the drawing', () => {
    expect(clampOffset({ x: 40, y: 9 }, area, drawing)).toEqual({ x: 0, y: 0 });
    expect(clampOffset({ x: -40, y: -9000 }, area, drawing)).toEqual({ x: 0, y: -2400 });
    expect(clampOffset({ x: 0, y: -50 }, area, { width: 760, height: 100 }).y).toBe(0);
  });

  it('moves sideways only on a drawing wider than its area', () => {
    const wide = { width: 6000, height: 3000 };
    const far = { ...item(100), x: 4000 };
    expect(reveal(far, { x: 0, y: 0 }, area, drawing).x).toBe(0);
    expect(reveal(far, { x: 0, y: 0 }, area, wide).x).toBe(-3660);
  });

  it('knows a way that is too long for motion, down and across', () => {
    expect(isFar({ x: 0, y: -200 }, { x: 0, y: -1900 }, area)).toBe(false);
    expect(isFar({ x: 0, y: -200 }, { x: 0, y: -2100 }, area)).toBe(true);
    expect(isFar({ x: -2400, y: 0 }, { x: 0, y: 0 }, area)).toBe(true);
  });
});

describe('the scrollbar', () => {
  it('shows the part in view, and its thumb leads back to it', () => {
    expect(thumbOf(0, 500, 2000)).toEqual({ start: 0, length: 125 });
    expect(thumbOf(-1500, 500, 2000)).toEqual({ start: 375, length: 125 });
    expect(thumbOf(0, 500, 1_000_000).length).toBe(28);
    for (const offset of [0, -300, -1500]) {
      expect(viewAt(thumbOf(offset, 500, 2000).start, 500, 2000)).toBeCloseTo(offset);
    }
    expect(viewAt(-50, 500, 2000)).toBe(0);
    expect(viewAt(9999, 500, 2000)).toBe(-1500);
  });
});
