import type { Actor, ActorId, TraceEvent } from '../../engine/index.ts';
import { perEvents } from '../../store/per-events.ts';

/** The lifelines: MCPTT UEs on the left, the GMS on the right, as Figure 7.4.2-1 has them. The KMS
 *  has none. UEs beyond what fits share one lifeline, left of the GMS. */
export type Column = Readonly<{
  kind: 'ue' | 'folded' | 'gms';
  actors: readonly Actor[];
  /** Centre of the lifeline and width of its header, in pixels. */
  x: number;
  width: number;
  /** Indices of the events where a member of this lifeline first failed. */
  failedAt: readonly number[];
}>;

const leastSpacing = 126;
const greatestHeader = 196;
const greatestSpread = 1100;
const mostLifelines = 7;
const edge = 10;
const gap = 6;

/** Index of the first failed check or discard of each UE that fails. */
export const firstFailures = perEvents((events): ReadonlyMap<ActorId, number> => {
  const failures = new Map<ActorId, number>();
  events.forEach((event, index) => {
    const failed = event.kind === 'discard' || (event.kind === 'check' && !event.passed);
    if (failed && !failures.has(event.actor)) failures.set(event.actor, index);
  });
  return failures;
});

/** How many lifelines stand side by side legibly in `width` pixels, at least two. */
export function lifelinesThatFit(width: number): number {
  return Math.max(2, Math.min(mostLifelines, Math.floor((width - 2 * edge) / leastSpacing)));
}

type Group = Pick<Column, 'kind' | 'actors'>;

/** UEs that keep a lifeline of their own: those that fail come first, then the lowest numbers. */
export function foldMembers(
  ues: readonly Actor[],
  failed: ReadonlyMap<ActorId, number>,
  places: number,
): readonly Group[] {
  if (ues.length <= places) return ues.map((actor) => ({ kind: 'ue', actors: [actor] }));
  const order = [...ues].sort(
    (a, b) => Number(failed.has(b.id)) - Number(failed.has(a.id)) || a.ordinal - b.ordinal,
  );
  const own = new Set(order.slice(0, places - 1));
  const folded = [...order.slice(places - 1)];
  return [
    ...ues
      .filter((actor) => own.has(actor))
      .map((actor): Group => ({ kind: 'ue', actors: [actor] })),
    { kind: 'folded', actors: folded },
  ];
}

/** Lifelines with their positions, and the width they take: `width`, or more when `opened`. */
export function layoutColumns(
  actors: readonly Actor[],
  events: readonly TraceEvent[],
  width: number,
  opened: boolean,
): Readonly<{ columns: readonly Column[]; width: number; foldable: boolean }> {
  const failed = firstFailures(events);
  const ues = actors.filter((actor) => actor.kind === 'ue');
  const gms = actors.filter((actor) => actor.kind === 'gms');
  const places = lifelinesThatFit(width) - gms.length;
  const groups: readonly Group[] = [
    ...foldMembers(ues, failed, opened ? ues.length : places),
    ...gms.map((actor): Group => ({ kind: 'gms', actors: [actor] })),
  ];
  const total = Math.max(width, opened ? groups.length * leastSpacing + 2 * edge : 0);
  const spread = opened ? total : Math.min(total, greatestSpread);
  const header = Math.min(greatestHeader, (spread - 2 * edge) / Math.max(1, groups.length) - gap);
  const left = (total - spread) / 2 + edge + header / 2;
  const spacing = groups.length > 1 ? (spread - 2 * edge - header) / (groups.length - 1) : 0;
  const columns = groups.map((group, place): Column => {
    const failedAt = group.actors.flatMap((actor) => failed.get(actor.id) ?? []);
    return { ...group, x: Math.round(left + place * spacing), width: Math.floor(header), failedAt };
  });
  return { columns, width: total, foldable: ues.length > places };
}
