import type { FigureStepKey } from '../../engine/index.ts';
import {
  edge,
  type FigureNotes,
  linesOf,
  noteHeight,
  notePadding,
  type Row,
  rowsOf,
  type Sides,
  sharedRows,
} from './figure-rows.ts';
import { headerHeight } from './header-text.ts';
import {
  type LadderLayout,
  type LadderNode,
  type Rectangle,
  type RowNoteNode,
  withoutHandles,
} from './ladder-drawing.ts';
import { noteSize } from './row-note-size.ts';
import { textWidth } from './text-width.ts';

/** Two figures side by side: the same step of the same run of the procedure stands at the same height. */

/** Sizes in pixels. */
const overNote = 4;
const top = 8;
const gap = 11;

/** A note about the middle of what it speaks of. */
function noteNode(
  layout: LadderLayout,
  key: FigureStepKey,
  lines: readonly string[],
  place: Readonly<{ x: number; y: number }>,
  reached: number | null,
): RowNoteNode {
  const wide = Math.max(...lines.map((line) => textWidth(line, noteSize, 'bold')));
  const width = Math.min(layout.width - 2 * edge, wide + 2 * notePadding);
  const x = Math.max(edge, Math.min(place.x - width / 2, layout.width - edge - width));
  return {
    ...{ ...withoutHandles, id: `note-${key}`, type: 'rowNote', position: { x, y: place.y } },
    ...{ width, height: noteHeight(lines.length), data: { key, lines, reached } },
  };
}

/** The middle of an arrow, or of the drawing. */
const middleOf = (layout: LadderLayout, node: LadderNode | undefined): number =>
  node?.type === 'figureArrow' ? node.position.x + node.data.middle : layout.width / 2;

const lastOf = (node: LadderNode | undefined): number | null =>
  node && 'item' in node.data && 'last' in node.data.item ? node.data.item.last : null;

/** A part that nothing looks into. */
const closed = (node: LadderNode): LadderNode => {
  if (node.type === 'figureArrow') {
    const { open: _open, ...data } = node.data;
    return { ...node, data };
  }
  if (node.type === 'figureUse') {
    const { open: _open, ...data } = node.data;
    return { ...node, data };
  }
  return node;
};

const isStep = (key: string): key is FigureStepKey => /^\d\./.test(key);

function placeRows(
  layout: LadderLayout,
  rows: readonly Row[],
  notes: FigureNotes,
  headHeight: number,
): LadderLayout {
  const own = rowsOf(layout);
  const nodes: LadderNode[] = [];
  const rectangles: Rectangle[] = [...layout.rectangles];
  let y = top;
  for (const { key, height, notes: noteLines } of rows) {
    const here = own.get(key);
    for (const node of here ?? []) {
      nodes.push({ ...closed(node), position: { x: node.position.x, y } } as LadderNode);
      const order = 'item' in node.data ? node.data.item.order : undefined;
      const rectangle = order === undefined ? undefined : rectangles[order];
      if (order !== undefined && rectangle) rectangles[order] = { ...rectangle, y };
    }
    const text = here ? notes.texts.get(key as FigureStepKey) : notes.absent;
    const lines = isStep(key) && own.size > 0 ? linesOf(layout, text) : [];
    if (lines.length > 0 && isStep(key)) {
      const at = here ? y + height + overNote : y + (height - noteHeight(lines.length)) / 2;
      const place = { x: middleOf(layout, here?.[0]), y: at };
      nodes.push(noteNode(layout, key, lines, place, lastOf(here?.[0])));
    }
    y += height + (noteLines > 0 ? overNote + noteHeight(noteLines) : 0) + gap;
  }
  return { ...layout, nodes, rectangles, height: y - gap + top, beside: { headHeight } };
}

/** The layouts of two figures with the same step at the same height and headers of one height. */
export function alignFigures(
  layouts: Sides<LadderLayout>,
  notes: Sides<FigureNotes>,
): Sides<LadderLayout> {
  const rows = sharedRows(layouts, notes);
  const head = Math.max(headerHeight(layouts.left), headerHeight(layouts.right));
  return {
    left: placeRows(layouts.left, rows, notes.left, head),
    right: placeRows(layouts.right, rows, notes.right, head),
  };
}
