import { describe, expect, it } from 'vitest';
import { isInBar, nextLevel } from './fit.ts';

describe('screen.md: the top bar collapses into a menu and never wraps', () => {
  it('moves more into the menu while the bar is wider than the page', () => {
    expect(nextLevel(0, [1300], 1280)).toBe(1);
    expect(nextLevel(1, [1300, 1190], 1100)).toBe(2);
  });

  it('stays where the bar fits', () => {
    expect(nextLevel(0, [1280], 1280)).toBe(0);
    expect(nextLevel(1, [1300, 1190], 1280)).toBe(1);
  });

  it('takes things out of the menu again once they fit', () => {
    expect(nextLevel(1, [1300, 1190], 1300)).toBe(0);
    expect(nextLevel(3, [1300, 1190, 900, 300], 950)).toBe(2);
  });

  it('ends with everything in the menu, however narrow the page', () => {
    expect(nextLevel(4, [1300, 1190, 900, 600, 300], 200)).toBe(4);
    expect(isInBar('procedure', 4)).toBe(false);
  });

  it('keeps procedure and mode longest, and the settings least', () => {
    expect(isInBar('settings', 0)).toBe(true);
    expect(isInBar('settings', 1)).toBe(false);
    expect(isInBar('procedure', 3)).toBe(true);
  });
});
