import type { ActorId } from '../model/actors.ts';
import { runNames } from '../model/run-names.ts';
import type { TraceEvent } from '../trace/trace.ts';

/** What a party has to keep of the group's keys when a run has ended, read from what it stored and drew. */

/** Numbers of each, and the octets of all: a key and a RAND take 16, an identifier (GMK-ID, GUK-ID) and a user
 *  salt 4. */
export type KeptState = Readonly<{
  keys: number;
  ids: number;
  salts: number;
  rands: number;
  octets: number;
}>;

type Kept = Readonly<{ ids: number; salts: number; octets: number }>;

/** A GMK with its RAND. */
const withRand = 16 + 16;
const numberOctets = 4;

/** What `actor` keeps after `events`, those of all acts so far. A UE, or the GMS of the partner system, keeps
 *  what it stored; who draws a GMK keeps it with its GMK-ID and RAND, and derives each user's salt. */
export function keptState(actor: ActorId, events: readonly TraceEvent[]): KeptState {
  const kept = new Map<string, Kept>();
  for (const event of events) if (event.actor === actor) follow(kept, event);
  const all = [...kept.values()];
  const sum = (of: keyof Kept) => all.reduce((total, one) => total + one[of], 0);
  return {
    ...{ keys: all.length, rands: all.length },
    ...{ ids: sum('ids'), salts: sum('salts'), octets: sum('octets') },
  };
}

/** What an event of a party does to what it keeps. Who stores a key keeps it under its GMK-ID; who draws one, in
 *  the place of that for the same purpose of the same figure. */
function follow(kept: Map<string, Kept>, event: TraceEvent): void {
  if ('dropped' in event) for (const gmkId of event.dropped ?? []) kept.delete(String(gmkId));
  if (event.kind === 'store') {
    const { gmkId, gukId, userSalt } = event.record;
    kept.set(String(gmkId), keptOf(gukId === gmkId ? 1 : 2, userSalt === 0 ? 0 : 1));
  }
  if (event.kind === 'compute' && event.operation === 'gmk') {
    kept.set(`${figureOf(event)} ${event.purpose ?? 'group'}`, keptOf(1, 0));
  }
  if (event.kind === 'message' && event.ends === true) {
    for (const key of [...kept.keys()]) if (key.startsWith(figureOf(event))) kept.delete(key);
  }
}

/** Which figure an event is of, as its id says. */
const figureOf = ({ id }: TraceEvent): string => {
  const { oneSystem, twoSystems } = runNames;
  return id.includes(twoSystems) ? twoSystems : oneSystem;
};

const keptOf = (ids: number, salts: number): Kept => ({
  ...{ ids, salts },
  octets: withRand + numberOctets * (ids + salts),
});
