import { expect, it } from 'vitest';
import { type ClauseStorage, keepClause, noClause, readClause } from './kept-clause.ts';

function storageOf() {
  const held = new Map<string, string>();
  const storage: ClauseStorage = {
    getItem: (key) => held.get(key) ?? null,
    setItem: (key, value) => void held.set(key, value),
    removeItem: (key) => void held.delete(key),
  };
  return { held, open: () => storage };
}

it('[Keyladder §paper] keeps both wordings in the browser until they are forgotten', () => {
  const { held, open } = storageOf();
  expect(readClause(open)).toEqual(noClause);
  const texts = { before: 'using', after: 'for obtaining' };
  expect(keepClause(open, texts)).toBe(true);
  expect(readClause(open)).toEqual(texts);
  expect(keepClause(open, noClause)).toBe(true);
  expect(held.size).toBe(0);
});

it('[Keyladder §paper] says so where the browser keeps nothing', () => {
  const closed = () => {
    throw new DOMException('closed', 'SecurityError');
  };
  expect(readClause(closed)).toEqual(noClause);
  expect(keepClause(closed, { before: 'a', after: 'b' })).toBe(false);
});
