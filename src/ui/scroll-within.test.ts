import { describe, expect, it } from 'vitest';
import { scrollBy, scrollTarget } from './scroll-within.ts';

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

it('shows the whole of an item, or the beginning of one that is too high', () => {
  const box = { top: 100, bottom: 300 };
  expect(scrollBy(box, { top: 120, bottom: 180 })).toBe(0);
  expect(scrollBy(box, { top: 40, bottom: 90 })).toBe(-60);
  expect(scrollBy(box, { top: 280, bottom: 340 })).toBe(40);
  expect(scrollBy(box, { top: 150, bottom: 900 })).toBe(50);
});
