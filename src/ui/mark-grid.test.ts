import { describe, expect, it } from 'vitest';
import { marksPerRow, rowHeight } from './mark-grid.tsx';

describe('the grid of marks', () => {
  it('takes rows of 32, of 64 where they would not fit the height, of 16 where it is narrow', () => {
    expect(marksPerRow(724, 900, 600)).toBe(32);
    expect(marksPerRow(1155, 900, 500)).toBe(64);
    expect(marksPerRow(1155, 700, 500)).toBe(32);
    expect(marksPerRow(1155, 380, 500)).toBe(16);
  });

  it('fills the height with its rows within bounds', () => {
    expect(rowHeight(20, 518)).toBe(25);
    expect(rowHeight(2, 518)).toBe(30);
    expect(rowHeight(80, 518)).toBe(20);
  });
});
