import { describe, expect, it } from 'vitest';
import { scrollTarget } from './scroll-within.ts';

describe('scrolling an item into sight', () => {
  const box = { scrollTop: 100, clientHeight: 200 };

  it('stays where the item is in sight', () => {
    expect(scrollTarget(box, { offsetTop: 150, offsetHeight: 20 })).toBe(100);
  });

  it('follows a step beyond the edge', () => {
    expect(scrollTarget(box, { offsetTop: 300, offsetHeight: 20 })).toBe(140);
    expect(scrollTarget(box, { offsetTop: 80, offsetHeight: 20 })).toBe(60);
  });

  it('puts a far item into the upper quarter', () => {
    expect(scrollTarget(box, { offsetTop: 900, offsetHeight: 20 })).toBe(850);
  });
});
