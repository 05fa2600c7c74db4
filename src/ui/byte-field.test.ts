import { describe, expect, it } from 'vitest';
import { type ByteField, chainTo, innermostAt, valueFieldOf, visibleRows } from './byte-field.ts';
import { treeKey } from './tree-keys.ts';

const field = (
  path: string,
  start: number,
  end: number,
  children: readonly ByteField[] = [],
  text = '',
): ByteField => ({ path, label: path, start, end, clause: 'test', text, children });

const tree = [
  field('A', 0, 10, [field('A.a', 0, 1, [], '26'), field('A.b', 1, 10, [], 'long')]),
  field('B', 10, 14, [field('B.x', 10, 12, [], 'x'), field('B.y', 12, 14, [], 'y')]),
];

describe('fields of a buffer', () => {
  it('finds the innermost field at an octet', () => {
    expect(innermostAt(tree, 0)?.path).toBe('A.a');
    expect(innermostAt(tree, 9)?.path).toBe('A.b');
    expect(innermostAt(tree, 12)?.path).toBe('B.y');
    expect(innermostAt(tree, 14)).toBeUndefined();
  });

  it('gives the first of bit fields that share an octet', () => {
    const bits = [
      { ...field('V', 0, 1), bits: { offset: 0, length: 1 } },
      { ...field('PRF', 0, 1), bits: { offset: 1, length: 7 } },
    ];
    expect(innermostAt(bits, 0)?.path).toBe('V');
  });

  it('gives the chain down to a path', () => {
    expect(chainTo(tree, 'B.y').map((item) => item.path)).toEqual(['B', 'B.y']);
    expect(chainTo(tree, 'nothing')).toEqual([]);
    expect(chainTo(tree, null)).toEqual([]);
  });

  it('sums up a group by its longest part', () => {
    expect(tree.map((item) => valueFieldOf(item)?.path)).toEqual(['A.b', 'B.x']);
    const twins = [field('P', 0, 2, [field('P.a', 0, 2)]), field('Q', 2, 4, [field('Q.a', 2, 4)])];
    expect(valueFieldOf(field('G', 0, 4, twins))).toBeUndefined();
  });
});

describe('keys of the tree', () => {
  const rows = visibleRows(tree, (path) => path === 'A');

  it('shows the children of open fields only', () => {
    expect(rows.map((row) => [row.field.path, row.level, row.open])).toEqual([
      ['A', 1, true],
      ['A.a', 2, false],
      ['A.b', 2, false],
      ['B', 1, false],
    ]);
  });

  it('moves, opens and closes', () => {
    expect(treeKey('ArrowDown', rows, 0)).toEqual({ index: 1 });
    expect(treeKey('ArrowUp', rows, 0)).toEqual({ index: 0 });
    expect(treeKey('ArrowLeft', rows, 2)).toEqual({ index: 0 });
    expect(treeKey('ArrowLeft', rows, 0)).toEqual({ index: 0, open: false });
    expect(treeKey('ArrowRight', rows, 0)).toEqual({ index: 1 });
    expect(treeKey('ArrowRight', rows, 3)).toEqual({ index: 3, open: true });
    expect(treeKey('Enter', rows, 3)).toEqual({ index: 3, open: true });
    expect(treeKey('End', rows, 0)).toEqual({ index: 3 });
    expect(treeKey('Home', rows, 3)).toEqual({ index: 0 });
    expect(treeKey('ArrowDown', rows, -1)).toEqual({ index: 0 });
    expect(treeKey('x', rows, 0)).toBeNull();
    expect(treeKey('Home', [], -1)).toBeNull();
  });
});
