import { describe, expect, it } from 'vitest';
import type { ByteField } from './byte-field.ts';
import { differingOffsets, gridRows, leafRuns, moveOffset, stretches } from './grid-rows.ts';

const leaf = (
  path: string,
  start: number,
  end: number,
  more: Partial<ByteField> = {},
): ByteField => ({
  path,
  label: path,
  start,
  end,
  clause: 'test',
  text: 'x',
  children: [],
  ...more,
});
const fields: readonly ByteField[] = [
  leaf('A', 0, 10, { text: '', children: [leaf('A.a', 0, 1), leaf('A.b', 1, 10)] }),
  leaf('S', 10, 14, {
    text: '',
    children: [
      leaf('S.type', 10, 11, { bits: { offset: 0, length: 4 } }),
      leaf('S.len', 10, 12, { bits: { offset: 4, length: 12 } }),
      leaf('S.data', 12, 14),
    ],
  }),
];

describe('grid rows', () => {
  it('cuts the innermost fields into rows', () => {
    const rows = gridRows(fields, 14, 8);
    expect(rows.map((row) => [row.offset, row.end])).toEqual([
      [0, 8],
      [8, 14],
    ]);
    expect(rows.map((row) => row.begins)).toEqual([['A'], ['S']]);
    expect(rows.map((row) => row.runs.map((run) => [run.path, run.start, run.end]))).toEqual([
      [
        ['A.a', 0, 1],
        ['A.b', 1, 8],
      ],
      [
        ['A.b', 8, 10],
        ['S.type', 10, 11],
        ['S.len', 11, 12],
        ['S.data', 12, 14],
      ],
    ]);
  });

  it('covers every octet once, also where no field is', () => {
    const runs = leafRuns([leaf('only', 2, 4)], 6);
    expect(runs.map((run) => [run.path, run.start, run.end])).toEqual([
      [null, 0, 2],
      ['only', 2, 4],
      [null, 4, 6],
    ]);
    expect(leafRuns([], 0)).toEqual([]);
  });

  it('alternates the tone of neighbours and the band of payloads', () => {
    const runs = leafRuns(fields, 14);
    expect(runs.map((run) => run.tone)).toEqual([0, 1, 0, 1, 0]);
    expect(runs.map((run) => run.band)).toEqual([1, 1, 0, 0, 0]);
    expect(runs.map((run) => run.depth)).toEqual([2, 2, 2, 2, 2]);
  });

  it('leaves out what a broken message does not have', () => {
    expect(leafRuns([leaf('cut', 0, 9)], 5).map((run) => run.end)).toEqual([5]);
  });
});

describe('marks in a row', () => {
  it('splits a run where the mark changes and around the cursor', () => {
    expect(stretches(4, 9, new Set([6, 7]), 8).map((part) => [part.start, part.end])).toEqual([
      [4, 6],
      [6, 8],
      [8, 9],
    ]);
  });

  it('finds altered and missing octets', () => {
    expect([...differingOffsets(Uint8Array.of(1, 2, 3), Uint8Array.of(1, 9))]).toEqual([1, 2]);
  });
});

describe('arrow keys in the grid', () => {
  const move = (key: string, offset: number) => moveOffset(key, offset, 16, 40);

  it('walks by octet and by row and stays inside', () => {
    expect(move('ArrowRight', 0)).toBe(1);
    expect(move('ArrowLeft', 0)).toBe(0);
    expect(move('ArrowRight', 39)).toBe(39);
    expect(move('ArrowDown', 3)).toBe(19);
    expect(move('ArrowDown', 30)).toBe(30);
    expect(move('ArrowUp', 3)).toBe(3);
    expect(move('Home', 21)).toBe(16);
    expect(move('End', 21)).toBe(31);
    expect(move('End', 35)).toBe(39);
    expect(move('x', 3)).toBeNull();
  });
});
