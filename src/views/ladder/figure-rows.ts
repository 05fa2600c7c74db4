import { type FigureStepKey, isServerStep } from '../../engine/index.ts';
import type { LadderLayout, LadderNode } from './ladder-drawing.ts';
import { noteLine, noteSize } from './row-note-size.ts';
import { wrapText } from './text-width.ts';

/** The rows of two figures side by side. */

export type Sides<T> = Readonly<{ left: T; right: T }>;

/** What is said of the steps in which a side differs from the other, and of those it has not. */
export type FigureNotes = Readonly<{ texts: ReadonlyMap<FigureStepKey, string>; absent: string }>;

/** Sizes in pixels. */
export const notePadding = 10;
const noteFrame = 4;
export const edge = 12;

/** `notes`: lines of what is said at the row, on the side that says more. */
export type Row = Readonly<{ key: string; order: number; height: number; notes: number }>;

/** The row of a node and its place in the figure: boxes, the arrows of each run under its title, the
 *  caption, what is of no figure, the use of the keys. */
function rowOf({ id }: LadderNode): Readonly<{ key: string; order: number }> {
  if (id.startsWith('figure-box-')) return { key: '1.0', order: 0 };
  if (id === 'caption') return { key: id, order: 900 };
  if (id === 'figure-use') return { key: '1.use', order: 1000 };
  if (id === 'divider-server') return { key: id, order: 910 };
  const [kind, key = ''] = id.split('-');
  const [procedure, step = 0] = key.split('.').map(Number);
  // What is of no figure stands behind the caption.
  const run = isServerStep(Number(step)) ? 910 : (procedure ?? 0) * 100;
  const order = run + Number(step);
  // What somebody outside sends has a row of its own under its step.
  return kind === 'attack' ? { key: id, order: order + 0.5 } : { key, order };
}

type Rows = ReadonlyMap<string, readonly LadderNode[]>;

/** The parts of a figure by their rows. */
export function rowsOf({ nodes }: LadderLayout): Rows {
  const rows = new Map<string, LadderNode[]>();
  for (const node of nodes) {
    const { key } = rowOf(node);
    rows.set(key, [...(rows.get(key) ?? []), node]);
  }
  return rows;
}

const heightOf = (nodes: readonly LadderNode[] = []): number =>
  Math.max(0, ...nodes.map(({ height = 0 }) => height));

/** A note in lines as wide as the figure. */
export const linesOf = ({ width }: LadderLayout, text: string | undefined): readonly string[] =>
  text === undefined ? [] : wrapText(text, width - 2 * (edge + notePadding), noteSize);

export const noteHeight = (lines: number): number =>
  lines === 0 ? 0 : lines * noteLine + 2 * noteFrame;

/** The rows of both, each as high as the side needs that needs more. */
export function sharedRows(
  layouts: Sides<LadderLayout>,
  notes: Sides<FigureNotes>,
): readonly Row[] {
  const all = (['left', 'right'] as const).flatMap((side) =>
    [...rowsOf(layouts[side])].map(([key, nodes]) => ({
      ...{ key, order: nodes[0] ? rowOf(nodes[0]).order : 0, height: heightOf(nodes) },
      notes: linesOf(layouts[side], notes[side].texts.get(key as FigureStepKey)).length,
    })),
  );
  const rows = new Map<string, Row>();
  for (const row of all) {
    const known = rows.get(row.key) ?? row;
    const height = Math.max(known.height, row.height);
    rows.set(row.key, { ...known, height, notes: Math.max(known.notes, row.notes) });
  }
  return [...rows.values()].sort((a, b) => a.order - b.order);
}
