import type { LadderLayout, MessageEdge } from './ladder-drawing.ts';

type LadderNode = LadderLayout['nodes'][number];

/** The part of a layout that React Flow is given: what lies in view and a screen around it. */
export type LayoutWindow = Readonly<{
  nodes: readonly LadderNode[];
  edges: readonly MessageEdge[];
}>;

/** Pixels beyond the view that are drawn too. */
const around = 900;
/** Room for the anchors an edge at the border hangs on. */
const anchorRoom = 400;

/** The nodes and edges between two heights. A layout is cut into bands once, so that a window costs
 *  what it shows and not what the run holds. */
export function layoutWindow(layout: LadderLayout, top: number, bottom: number): LayoutWindow {
  const { nodes, edges } = bandsOf(layout);
  return {
    nodes: within(nodes, top - around - anchorRoom, bottom + around + anchorRoom),
    edges: within(edges, top - around, bottom + around),
  };
}

const bandHeight = 1000;
type Bands<T> = ReadonlyMap<number, readonly T[]>;
type Banded = Readonly<{ nodes: Bands<LadderNode>; edges: Bands<MessageEdge> }>;

const banded = new WeakMap<LadderLayout, Banded>();

function bandsOf(layout: LadderLayout): Banded {
  const known = banded.get(layout);
  if (known) return known;
  const made: Banded = {
    nodes: cut(layout.nodes, (node) => [node.position.y, node.position.y + (node.height ?? 0)]),
    edges: cut(layout.edges, ({ data }) => [data?.y ?? 0, data?.y ?? 0]),
  };
  banded.set(layout, made);
  return made;
}

/** Every item in each band it reaches into. */
function cut<T>(items: readonly T[], span: (item: T) => readonly [number, number]): Bands<T> {
  const bands = new Map<number, T[]>();
  for (const item of items) {
    const [top, bottom] = span(item).map((y) => Math.floor(y / bandHeight)) as [number, number];
    for (let band = top; band <= bottom; band += 1) {
      const list = bands.get(band);
      if (list) list.push(item);
      else bands.set(band, [item]);
    }
  }
  return bands;
}

function within<T>(bands: Bands<T>, top: number, bottom: number): readonly T[] {
  const found = new Set<T>();
  const last = Math.floor(bottom / bandHeight);
  for (let band = Math.floor(top / bandHeight); band <= last; band += 1) {
    for (const item of bands.get(band) ?? []) found.add(item);
  }
  return [...found];
}
