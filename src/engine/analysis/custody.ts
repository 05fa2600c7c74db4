import type { ActorId } from '../model/actors.ts';
import type { Purpose } from '../model/purpose.ts';
import type { TraceEvent } from '../trace/trace.ts';
import type { CustodyState, Lifetime } from './custody-changes.ts';
import { type CustodyChange, type CustodyDraft, changesOf } from './custody-changes.ts';
import type { CustodyKey } from './custody-keys.ts';
import { createGmkOrigins, type ForeignOrigin } from './gmk-origins.ts';

/** Who holds which key, since when and until when: a fold over the events. */

export type { CustodyChange, CustodyState, Lifetime } from './custody-changes.ts';

export type Custody = ReadonlyMap<ActorId, readonly CustodyChange[]>;

/** A party's holding of a key at a cursor. */
export type Holding = Readonly<{
  key: CustodyKey;
  state: CustodyState;
  /** The change that brought it into this state. */
  since: CustodyChange;
  lifetime?: Lifetime;
  storedAs?: Purpose;
  /** Where another GMK comes from than the GMS made. */
  foreign?: ForeignOrigin;
  /** Senders whose keys it derived besides its own. */
  others: readonly ActorId[];
}>;

const eventsPerStep = 1000;

/** The changes of every party that ever holds something, in the order of the trace; rests after each
 *  thousand events, so that who asks can give way in between. */
export function* foldCustody(events: readonly TraceEvent[]): Generator<void, Custody, void> {
  const changes = new Map<ActorId, CustodyChange[]>();
  const draft: CustodyDraft = {
    changes,
    shown: new Set(),
    messages: new Map(),
    stored: new Map(),
    gmks: new Map(),
    origins: createGmkOrigins(),
    refused: new Set(),
    homes: new Map(),
    masterKeys: new Map(),
  };
  for (const [index, event] of events.entries()) {
    for (const [actor, change] of changesOf(draft, event)) {
      const list = changes.get(actor) ?? [];
      if (list.length === 0) changes.set(actor, list);
      list.push({ index, eventId: event.id, ...change });
    }
    if (index % eventsPerStep === eventsPerStep - 1) yield;
  }
  return changes;
}

/** What a party holds at the cursor; nothing for a key it never had. */
export function custodyAt(
  changes: readonly CustodyChange[],
  cursor: number,
): ReadonlyMap<CustodyKey, Holding> {
  const held = new Map<CustodyKey, Holding>();
  for (const change of changes) {
    if (change.index > cursor) break;
    if (change.gone) held.delete(change.key);
    else held.set(change.key, changed(held.get(change.key), change));
  }
  return held;
}

/** A change into the state that is there only adds what it knows. */
function changed(before: Holding | undefined, change: CustodyChange): Holding {
  const { key, state, lifetime, storedAs, foreign, of } = change;
  const stays = before?.state === state && before.foreign === foreign;
  const others = before?.others ?? [];
  return {
    key,
    state,
    since: stays ? before.since : change,
    ...(stays && before.lifetime && { lifetime: before.lifetime }),
    ...(stays && before.storedAs && { storedAs: before.storedAs }),
    ...(lifetime && { lifetime }),
    ...(storedAs && { storedAs }),
    ...(foreign && { foreign }),
    others: of === undefined || others.includes(of) ? others : [...others, of],
  };
}

/** How many of the actors are in each state of a key at the cursor. */
export type CustodyCounts = ReadonlyMap<CustodyKey, Readonly<Record<CustodyState, number>>>;

/** Counts over many actors at once. */
export function countCustody(
  custody: Custody,
  actors: readonly ActorId[],
  cursor: number,
): CustodyCounts {
  const counts = new Map<CustodyKey, Record<CustodyState, number>>();
  const states = new Map<CustodyKey, CustodyState>();
  for (const actor of actors) {
    states.clear();
    for (const { index, key, state, gone } of custody.get(actor) ?? []) {
      if (index > cursor) break;
      if (gone) states.delete(key);
      else states.set(key, state);
    }
    for (const [key, state] of states) {
      const count = counts.get(key) ?? {
        holds: 0,
        foreign: 0,
        ciphertext: 0,
        refused: 0,
        could: 0,
      };
      count[state] += 1;
      counts.set(key, count);
    }
  }
  return counts;
}
