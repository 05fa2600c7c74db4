import type { LineageEdge, LineageLines, LineageRole, LineageValue } from '../../engine/index.ts';

/** The lineage as a drawing: what comes first stands left, what is made of it right. */

export type LineagePoint = Readonly<{
  value: LineageValue;
  role: LineageRole;
  layer: number;
  /** Place in its layer, from above. */
  place: number;
  x: number;
  y: number;
}>;

export type LineageDrawing = Readonly<{
  points: ReadonlyMap<string, LineagePoint>;
  edges: readonly LineageEdge[];
  width: number;
  height: number;
}>;

export const nodeSize = { width: 138, height: 54 } as const;
const gap = { x: 34, y: 16 } as const;
/** From one value to the next. */
export const stepSize = { x: nodeSize.width + gap.x, y: nodeSize.height + gap.y } as const;
const sweeps = 6;

type Ends = ReadonlyMap<string, readonly string[]>;

/** Edges that decide what stands left of what: not those by which somebody gets back a value that
 *  is older than what it is got back from. */
function leading(lines: LineageLines): readonly LineageEdge[] {
  const order = new Map(lines.values.map((value) => [value.key, value.order]));
  return lines.edges.filter(
    ({ from, to, recovers }) => !recovers || (order.get(from) ?? 0) < (order.get(to) ?? 0),
  );
}

function endsOf(edges: readonly LineageEdge[], at: 'from' | 'to', end: 'from' | 'to'): Ends {
  const ends = new Map<string, string[]>();
  for (const edge of edges) ends.set(edge[at], [...(ends.get(edge[at]) ?? []), edge[end]]);
  return ends;
}

/** The layer of each value: one more than the last layer it comes from; then as far right as what
 *  is made of it allows, and an ancestor left of the value whose lines are drawn. An edge that would close a circle is passed over. */
function layersOf(lines: LineageLines, sources: Ends, targets: Ends): Map<string, number> {
  const layers = new Map<string, number>();
  const onWay = new Set<string>();
  const layerOf = (key: string): number => {
    const known = layers.get(key);
    if (known !== undefined) return known;
    onWay.add(key);
    const before = (sources.get(key) ?? []).filter((source) => !onWay.has(source)).map(layerOf);
    onWay.delete(key);
    const layer = Math.max(-1, ...before) + 1;
    layers.set(key, layer);
    return layer;
  };
  for (const { key } of lines.values) layerOf(key);
  const byLayer = [...layers.keys()].sort((a, b) => (layers.get(b) ?? 0) - (layers.get(a) ?? 0));
  for (const key of byLayer) {
    const here = layers.get(key) ?? 0;
    const after = (targets.get(key) ?? []).map((target) => layers.get(target) ?? 0);
    const right = after.filter((layer) => layer > here);
    if (lines.roles.get(key) === 'ancestor') right.push(layers.get(lines.focus) ?? 0);
    if (right.length > 0) layers.set(key, Math.max(here, Math.min(...right) - 1));
  }
  return layers;
}

/** Sorts each layer by where its neighbours stand, so that few edges cross. */
function sortLayers(columns: string[][], sources: Ends, targets: Ends): void {
  const placeOf = new Map<string, number>();
  const mark = (column: string[]) => {
    for (const [place, key] of column.entries()) placeOf.set(key, place / column.length);
  };
  for (const column of columns) mark(column);
  for (let sweep = 0; sweep < sweeps; sweep += 1) {
    const neighbours = sweep % 2 === 0 ? sources : targets;
    const walk = sweep % 2 === 0 ? columns : [...columns].reverse();
    for (const column of walk) {
      const weight = new Map(
        column.map((key, place) => {
          const near = (neighbours.get(key) ?? []).flatMap((end) => placeOf.get(end) ?? []);
          const own = place / column.length;
          return [key, near.length === 0 ? own : near.reduce((a, b) => a + b, 0) / near.length];
        }),
      );
      column.sort((a, b) => (weight.get(a) ?? 0) - (weight.get(b) ?? 0));
      mark(column);
    }
  }
}

/** Places every value. Pure: the same lines give the same drawing. */
export function layoutLineage(lines: LineageLines): LineageDrawing {
  const edges = leading(lines);
  const [sources, targets] = [endsOf(edges, 'to', 'from'), endsOf(edges, 'from', 'to')];
  const layers = layersOf(lines, sources, targets);
  const used = [...new Set(layers.values())].sort((a, b) => a - b);
  const columns = used.map((layer) =>
    lines.values.flatMap(({ key }) => (layers.get(key) === layer ? [key] : [])),
  );
  sortLayers(columns, sources, targets);
  const tallest = Math.max(1, ...columns.map((column) => column.length));
  const step = stepSize;
  const values = new Map(lines.values.map((value) => [value.key, value]));
  const points = new Map<string, LineagePoint>();
  columns.forEach((column, layer) => {
    const top = ((tallest - column.length) * step.y) / 2;
    column.forEach((key, place) => {
      const value = values.get(key);
      if (!value) return;
      const role = lines.roles.get(key) ?? 'focus';
      points.set(key, { value, role, layer, place, x: layer * step.x, y: top + place * step.y });
    });
  });
  const width = Math.max(1, columns.length) * step.x - gap.x;
  return { points, edges: lines.edges, width, height: tallest * step.y - gap.y };
}

/** Where an arrow key leads from a value: left to what it comes from, right to what is made of it,
 *  up and down in its layer. */
export function lineageMove(key: string, from: string, drawing: LineageDrawing): string | null {
  const here = drawing.points.get(from);
  if (here === undefined) return null;
  const nearest = (keys: readonly string[], side: -1 | 1): string | null => {
    const ends = keys.flatMap((one) => drawing.points.get(one) ?? []);
    const points = ends.filter(({ layer }) => side * (layer - here.layer) > 0);
    const off = (point: LineagePoint) =>
      Math.abs(point.layer - here.layer) * 1000 + Math.abs(point.y - here.y);
    return points.sort((a, b) => off(a) - off(b))[0]?.value.key ?? null;
  };
  const inLayer = (place: number) =>
    [...drawing.points.values()].find((p) => p.layer === here.layer && p.place === place)?.value
      .key;
  const { edges } = drawing;
  switch (key) {
    case 'ArrowLeft':
      return nearest(
        edges.filter(({ to }) => to === from).map((edge) => edge.from),
        -1,
      );
    case 'ArrowRight':
      return nearest(
        edges.filter((edge) => edge.from === from).map(({ to }) => to),
        1,
      );
    case 'ArrowUp':
      return inLayer(here.place - 1) ?? null;
    case 'ArrowDown':
      return inLayer(here.place + 1) ?? null;
    default:
      return null;
  }
}
