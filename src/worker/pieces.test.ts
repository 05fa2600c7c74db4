import { expect, it } from 'vitest';
import { cutInPieces } from './pieces.ts';

it('cuts a long work into pieces that are long at first and short at the end', () => {
  const pieces = cutInPieces(1000, 2);
  expect(pieces.flat()).toEqual(Array.from({ length: 1000 }, (_, index) => index));
  const lengths = pieces.map(({ length }) => length);
  expect(lengths.slice(0, 4)).toEqual([1, 1, 4, 4]);
  expect(lengths.slice(2)).toEqual([...lengths.slice(2)].sort((a, b) => b - a));
  expect(lengths.slice(-24).every((length) => length === 1)).toBe(true);
});

it('gives the members of a small group one by one', () => {
  expect(cutInPieces(3, 8)).toEqual([[0], [1], [2]]);
  expect(cutInPieces(0, 2)).toEqual([]);
});
