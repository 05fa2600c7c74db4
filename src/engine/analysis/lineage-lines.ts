import type { LineageEdge, LineageGraph, LineageValue } from './lineage.ts';

/** What a value descends from and what descends from it, cut out of the whole graph. */

/** `both`: it was made from the value, and the value is recovered from it. `beside`: it is made of
 *  the same ancestors and goes, beside the value, into what comes of it. */
export type LineageRole = 'focus' | 'ancestor' | 'descendant' | 'both' | 'beside';

export type LineageLines = Readonly<{
  focus: string;
  roles: ReadonlyMap<string, LineageRole>;
  values: readonly LineageValue[];
  edges: readonly LineageEdge[];
}>;

type Step = (key: string) => readonly LineageEdge[];

function reach(start: string, step: Step, end: 'from' | 'to'): ReadonlySet<string> {
  const seen = new Set<string>();
  const left = [start];
  for (let key = left.pop(); key !== undefined; key = left.pop()) {
    for (const edge of step(key)) {
      if (seen.has(edge[end])) continue;
      seen.add(edge[end]);
      left.push(edge[end]);
    }
  }
  return seen;
}

/** The lines of the value with that key. Values that are only steps inside calculations are left
 *  out and their edges joined, unless `intermediates` asks for them; the value itself stays. */
export function lineageOf(
  graph: LineageGraph,
  focus: string,
  intermediates: boolean,
): LineageLines | null {
  if (!graph.values.has(focus)) return null;
  const before = reach(focus, (key) => graph.into.get(key) ?? [], 'from');
  const after = reach(focus, (key) => graph.outOf.get(key) ?? [], 'to');
  const roles = new Map<string, LineageRole>();
  const isShown = (value: LineageValue) =>
    value.key === focus || intermediates || !value.intermediate;
  const values: LineageValue[] = [];
  for (const value of graph.values.values()) {
    const role = roleOf(value.key, focus, before, after);
    if (role === null || !isShown(value)) continue;
    roles.set(value.key, role);
    values.push(value);
  }
  for (const value of besides(graph, roles)) {
    roles.set(value.key, 'beside');
    values.push(value);
  }
  return { focus, roles, values, edges: joinedEdges(graph, values, roles) };
}

/** The keys and salts made of nothing but shown values that go straight into a shown descendant. */
function besides(
  graph: LineageGraph,
  shown: ReadonlyMap<string, LineageRole>,
): readonly LineageValue[] {
  const found = new Set<LineageValue>();
  for (const [key, role] of shown) {
    if (role !== 'descendant') continue;
    for (const { from, kind } of graph.into.get(key) ?? []) {
      const value = graph.values.get(from);
      const sources = graph.into.get(from) ?? [];
      if (!value || kind === 'part' || value.intermediate || shown.has(from)) continue;
      if (sources.length > 0 && sources.every((source) => shown.has(source.from))) found.add(value);
    }
  }
  return [...found];
}

function roleOf(
  key: string,
  focus: string,
  before: ReadonlySet<string>,
  after: ReadonlySet<string>,
): LineageRole | null {
  if (key === focus) return 'focus';
  if (before.has(key)) return after.has(key) ? 'both' : 'ancestor';
  return after.has(key) ? 'descendant' : null;
}

/** The edges between the shown values. Inside a calculation they lead through its hidden values: an
 *  edge then joins what goes in with what comes out. */
function joinedEdges(
  graph: LineageGraph,
  values: readonly LineageValue[],
  shown: ReadonlyMap<string, LineageRole>,
): readonly LineageEdge[] {
  const edges = new Map<string, LineageEdge>();
  for (const target of values) {
    for (const last of graph.into.get(target.key) ?? []) {
      if (last.kind === 'part' && !shown.has(last.from)) continue;
      for (const eventId of last.events) {
        for (const from of sourcesOf(graph, target.key, last, eventId, shown)) {
          addJoined(edges, graph, { ...last, from, events: [eventId] });
        }
      }
    }
  }
  return [...edges.values()];
}

/** The shown values from which an event leads to `target` over the edge `last`. A hidden value that
 *  the event did not make itself is followed to where it was made. */
function sourcesOf(
  graph: LineageGraph,
  target: string,
  last: LineageEdge,
  eventId: string,
  shown: ReadonlyMap<string, LineageRole>,
): ReadonlySet<string> {
  const found = new Set<string>();
  const seen = new Set([target]);
  const left = [last.from];
  for (let key = left.pop(); key !== undefined; key = left.pop()) {
    if (seen.has(key)) continue;
    seen.add(key);
    if (shown.has(key)) {
      found.add(key);
      continue;
    }
    const edges = graph.into.get(key) ?? [];
    const inside = edges.filter(({ events }) => events.includes(eventId));
    for (const edge of inside.length > 0 ? inside : edges) left.push(edge.from);
  }
  return found;
}

function addJoined(
  edges: Map<string, LineageEdge>,
  graph: LineageGraph,
  { from, to, kind, events }: LineageEdge,
): void {
  const id = `${from}>${to}`;
  const all = [...new Set([...(edges.get(id)?.events ?? []), ...events])];
  const maker = graph.values.get(to)?.places[0]?.eventId ?? '';
  const recovers = kind === 'derived' && !all.includes(maker);
  edges.set(id, { from, to, kind, recovers, events: all });
}
