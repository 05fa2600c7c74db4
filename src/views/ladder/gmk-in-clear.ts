import {
  type Actor,
  type ActorId,
  type Purpose,
  parseActorId,
  partnerGms,
  type TraceEvent,
} from '../../engine/index.ts';
import { eachInSteps, perEventsInSteps } from '../../store/per-events.ts';
import { isOtherKey } from '../opened-message.ts';

/** A GMK an actor has in clear, from event `from` on and no longer at event `until`. `isOther`: it is a key
 *  of another kind, from elsewhere. */
export type ClearGmk = Readonly<{
  from: number;
  until: number;
  purpose: Purpose;
  isOther: boolean;
}>;

export type GmksInClear = Readonly<{
  byActor: ReadonlyMap<ActorId, readonly ClearGmk[]>;
  /** The events with which an actor gets one. */
  at: ReadonlySet<number>;
  /** Whether they are those of a later act, on top of what an earlier one has left. */
  isLater: boolean;
}>;

/** Who opens a key before it is stored, in order to use it as a server. */
const sendsOn = (actor: ActorId) => actor === partnerGms || parseActorId(actor).kind === 'server';

/** Whether an actor has a GMK in clear from this event on: the GMS that makes it, the partner GMS
 *  that decapsulates it to send it on, and a UE that stores it. */
function clears(event: TraceEvent): boolean {
  if (event.kind === 'store') return !sendsOn(event.actor) && !event.update;
  if (event.kind !== 'compute') return false;
  if (event.operation === 'gmk') return true;
  return sendsOn(event.actor) && event.reveals?.name === 'gmk';
}

/** What the key is for to who has it: a UE that cannot tell takes it for one of everything. */
const purposeHeld = (event: TraceEvent): Purpose =>
  event.kind === 'store' ? event.record.purpose : (event.purpose ?? 'group');

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
    const purpose = purposeHeld(event);
    const isOther = isOtherKey(event);
    const gmk = { from: index, until: Number.POSITIVE_INFINITY, purpose, isOther };
    keyOf.set(gmk, key(event));
    byActor.set(event.actor, [...held, gmk]);
    at.add(index);
  });
  return { byActor, at, isLater: events[0]?.act !== undefined };
});

/** Those of them that are in clear at the cursor. */
export function clearAt(gmks: readonly ClearGmk[], cursor: number): readonly ClearGmk[] {
  return gmks.filter(({ from, until }) => from <= cursor && cursor < until);
}

/** How many of them. */
export const countClear = (gmks: readonly ClearGmk[], cursor: number): number =>
  clearAt(gmks, cursor).length;

/** Who of some actors has which key in clear: when each first gets one, in order, where nobody loses it
 *  again. Looked up, not counted anew at every move of the cursor over thousands of members. */
type Holders = Readonly<{
  firsts: readonly number[];
  /** When each of them gets a key, in order, by what the key is for to it. */
  purposes: ReadonlyMap<Purpose, readonly number[]>;
  losing: readonly (readonly ClearGmk[])[];
}>;

const holdersOf = new WeakMap<GmksInClear, Map<readonly Actor[], Holders>>();

function findHolders(clear: GmksInClear, actors: readonly Actor[]): Holders {
  const held = actors.flatMap(({ id }) => {
    const gmks = clear.byActor.get(id) ?? [];
    return gmks.length === 0 ? [] : [gmks];
  });
  const isKept = (gmks: readonly ClearGmk[]) => gmks.every(({ until }) => until === Infinity);
  const kept = held.filter(isKept);
  const purposes = new Map<Purpose, number[]>();
  for (const gmks of kept) {
    for (const purpose of new Set(gmks.map((gmk) => gmk.purpose))) {
      const own = gmks.filter((gmk) => gmk.purpose === purpose).map(({ from }) => from);
      const firsts = purposes.get(purpose) ?? [];
      firsts.push(Math.min(...own));
      purposes.set(purpose, firsts);
    }
  }
  for (const firsts of purposes.values()) firsts.sort((a, b) => a - b);
  return {
    firsts: kept.map((gmks) => Math.min(...gmks.map(({ from }) => from))).sort((a, b) => a - b),
    purposes,
    losing: held.filter((gmks) => !isKept(gmks)),
  };
}

/** How many of ascending numbers are at most `most`. */
function countUpTo(numbers: readonly number[], most: number): number {
  let [low, high] = [0, numbers.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((numbers[middle] ?? 0) <= most) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The keys that actors have in clear at the cursor, each once with how many have it, and how many of the
 *  actors have one. `isApart`: in the end not all have the same. */
export function keysInClear(clear: GmksInClear, actors: readonly Actor[], cursor: number) {
  const known = holdersOf.get(clear) ?? new Map<readonly Actor[], Holders>();
  holdersOf.set(clear, known);
  const holders = known.get(actors) ?? findHolders(clear, actors);
  known.set(actors, holders);
  const losing = holders.losing.map((gmks) => clearAt(gmks, cursor));
  const lost = losing.flatMap((gmks) => [...new Set(gmks.map(({ purpose }) => purpose))]);
  const purposes = [...new Set([...holders.purposes.keys(), ...lost])]
    .map((purpose) => ({
      purpose,
      count:
        countUpTo(holders.purposes.get(purpose) ?? [], cursor) +
        lost.filter((one) => one === purpose).length,
    }))
    .filter(({ count }) => count > 0);
  const inTheEnd = new Set([...holders.purposes.values()].map(({ length }) => length));
  return {
    purposes,
    isApart: inTheEnd.size > 1,
    holders: countUpTo(holders.firsts, cursor) + losing.filter(({ length }) => length > 0).length,
  };
}

/** What is said of those on a lifeline of the figure who have keys in clear: of `of` actors. */
export const holdersKey = ({ isLater }: GmksInClear, of: number, isApart: boolean): string =>
  `ladder.${of === 1 ? 'inClear' : isApart ? 'holdersApart' : 'holders'}${isLater ? 'New' : ''}`;
