import { describe, expect, it } from 'vitest';
import { createTableCache } from './table-cache.ts';

describe('table cache', () => {
  it('[Keyladder §memory] keeps the tables used last', () => {
    const cache = createTableCache<string, number>(2);
    cache.set('a', 1);
    cache.set('b', 2);
    expect(cache.get('a')).toBe(1);
    cache.set('c', 3);
    expect([cache.get('a'), cache.get('b'), cache.get('c'), cache.size()]).toEqual([
      1,
      undefined,
      3,
      2,
    ]);
    cache.clear();
    expect(cache.size()).toBe(0);
    expect(() => createTableCache(0)).toThrow(RangeError);
  });
});
