import type { TreeRow } from './byte-field.ts';

/** What a key does in a tree: the row it leads to, and whether that row opens or closes. */
export type TreeAct = Readonly<{ index: number; open?: boolean }>;

function parentIndex(rows: readonly TreeRow[], index: number): number {
  const level = rows[index]?.level ?? 1;
  for (let at = index - 1; at >= 0; at -= 1) if ((rows[at]?.level ?? 0) < level) return at;
  return index;
}

/** The keys of a tree (arrows, Home, End, Enter, Space); `null` for any other key. */
export function treeKey(key: string, rows: readonly TreeRow[], current: number): TreeAct | null {
  if (rows.length === 0) return null;
  const last = rows.length - 1;
  const row = rows[current];
  if (key === 'Home') return { index: 0 };
  if (key === 'End') return { index: last };
  if (key === 'ArrowDown') return { index: Math.min(current + 1, last) };
  if (key === 'ArrowUp') return { index: Math.max(current - 1, 0) };
  if (row === undefined) return null;
  const grows = row.field.children.length > 0;
  if (key === 'ArrowRight') {
    if (grows && !row.open) return { index: current, open: true };
    return { index: grows ? current + 1 : current };
  }
  if (key === 'ArrowLeft') {
    return row.open ? { index: current, open: false } : { index: parentIndex(rows, current) };
  }
  if ((key === 'Enter' || key === ' ') && grows) return { index: current, open: !row.open };
  return null;
}
