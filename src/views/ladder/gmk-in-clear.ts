import {
  type Actor,
  type ActorId,
  type Purpose,
  partnerGms,
  type TraceEvent,
} from '../../engine/index.ts';
import { eachInSteps, perEventsInSteps } from '../../store/per-events.ts';

/** A GMK an actor has in clear, from event `from` on and no longer at event `until`. */
export type ClearGmk = Readonly<{ from: number; until: number; purpose: Purpose }>;

export type GmksInClear = Readonly<{
  byActor: ReadonlyMap<ActorId, readonly ClearGmk[]>;
  /** The events with which an actor gets one. */
  at: ReadonlySet<number>;
}>;

/** Whether an actor has a GMK in clear from this event on: the GMS that makes it, the partner GMS
 *  that decapsulates it to send it on, and a UE that stores it. */
function clears(event: TraceEvent): boolean {
  if (event.kind === 'store') return event.actor !== partnerGms && !event.update;
  if (event.kind !== 'compute') return false;
  if (event.operation === 'gmk') return true;
  return event.actor === partnerGms && event.reveals?.name === 'gmk';
}

/** Who has a GMK in clear and since when. What the partner GMS throws away it no longer has. */
export const gmksInClear = perEventsInSteps<GmksInClear>(function* (events) {
  const byActor = new Map<ActorId, ClearGmk[]>();
  const at = new Set<number>();
  const keyOf = new Map<ClearGmk, string>();
  const key = ({ procedure, purpose }: TraceEvent) => `${procedure}.${purpose ?? 'all'}`;
  yield* eachInSteps(events, (event, index) => {
    const held = byActor.get(event.actor) ?? [];
    if (event.kind === 'discard') {
      const kept = held.map((gmk) =>
        keyOf.get(gmk) === key(event) ? { ...gmk, until: index } : gmk,
      );
      byActor.set(event.actor, kept);
    }
    if (!clears(event)) return;
    const { purpose = 'group' } = event;
    const gmk = { from: index, until: Number.POSITIVE_INFINITY, purpose };
    keyOf.set(gmk, key(event));
    byActor.set(event.actor, [...held, gmk]);
    at.add(index);
  });
  return { byActor, at };
});

/** Those of them that are in clear at the cursor. */
export function clearAt(gmks: readonly ClearGmk[], cursor: number): readonly ClearGmk[] {
  return gmks.filter(({ from, until }) => from <= cursor && cursor < until);
}

/** How many of them. */
export const countClear = (gmks: readonly ClearGmk[], cursor: number): number =>
  clearAt(gmks, cursor).length;

/** The keys that actors have in clear at the cursor, each once, and how many of the actors have one. */
export function keysInClear(clear: GmksInClear, actors: readonly Actor[], cursor: number) {
  const held = actors.map(({ id }) => clearAt(clear.byActor.get(id) ?? [], cursor));
  const purposes = new Set(held.flatMap((gmks) => gmks.map(({ purpose }) => purpose)));
  return { purposes: [...purposes], holders: held.filter(({ length }) => length > 0).length };
}
