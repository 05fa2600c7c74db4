import type { ActorId } from '../model/actors.ts';
import type { Act } from '../model/acts.ts';
import type { TraceEvent } from '../trace/trace.ts';
import { type Custody, type CustodyChange, custodyAt } from './custody.ts';
import type { CustodyKey } from './custody-keys.ts';

/** Who holds which key in a later act: what an act brings, on top of what the acts before have left. A GMK
 *  that an act replaces is held on in a column of its own, by those who have not given it up. */

/** After so many parties the fold gives way to other things. */
const actorsAtOnce = 100;

/** Index of what was so before the act began. */
const beforeTheAct = -1;

type Names = Readonly<Partial<Record<CustodyKey, CustodyKey>>>;

const replacedName: Names = {
  'gmk-group': 'before-gmk-group',
  'gmk-media': 'before-gmk-media',
  'gmk-floor': 'before-gmk-floor',
};
/** In a regroup the keys of the constituent group stay beside those of the temporary one. */
const asideName: Names = {
  'gmk-group': 'own-gmk-group',
  'gmk-media': 'own-gmk-media',
  'gmk-floor': 'own-gmk-floor',
};
/** Once it is torn down they serve again, and its own keys are those of before. */
const backName: Names = {
  ...replacedName,
  'own-gmk-group': 'gmk-group',
  'own-gmk-media': 'gmk-media',
  'own-gmk-floor': 'gmk-floor',
};

/** The custody of an act on top of that of the act before, in steps. */
export function* custodyUpon(
  before: Custody,
  own: Custody,
  events: readonly TraceEvent[],
  act: Act | null,
): Generator<void, Custody, void> {
  const nameOf = renaming(events, act);
  yield;
  const gone = droppedIn(events);
  const all = new Map<ActorId, readonly CustodyChange[]>();
  for (const actor of new Set([...before.keys(), ...own.keys()])) {
    if (all.size % actorsAtOnce === 0) yield;
    const left = leftBy(before.get(actor) ?? [], nameOf);
    const held = [...left, ...(own.get(actor) ?? [])];
    const given = (gone.get(actor) ?? []).filter(({ key }) => held.some((one) => one.key === key));
    const changes = [...held, ...given];
    all.set(
      actor,
      changes.sort((a, b) => a.index - b.index),
    );
  }
  return all;
}

/** The column in which a key of before stands in an act; undefined where it has none. */
function renaming(events: readonly TraceEvent[], act: Act | null) {
  const drawn = drawnIn(events);
  return (key: CustodyKey): CustodyKey | undefined => {
    if (act?.act === 'tear-down')
      return key.startsWith('srtp-') ? undefined : (backName[key] ?? key);
    if (!drawn.has(key)) return key;
    return act?.act === 'regroup' ? asideName[key] : replacedName[key];
  };
}

/** The keys that the GMS draws in an act. */
function drawnIn(events: readonly TraceEvent[]): ReadonlySet<CustodyKey> {
  const drawn = new Set<CustodyKey>();
  for (const event of events) {
    if (event.kind !== 'compute' || event.operation !== 'gmk' || event.actor !== 'gms') continue;
    drawn.add(`gmk-${event.purpose ?? 'group'}`);
    drawn.add(`srtp-${event.purpose ?? 'group'}`);
  }
  return drawn;
}

/** What an actor has at the end of an act, as the next one finds it. */
function leftBy(
  changes: readonly CustodyChange[],
  nameOf: ReturnType<typeof renaming>,
): readonly CustodyChange[] {
  return [...custodyAt(changes, Number.POSITIVE_INFINITY)].flatMap(([key, { since, state }]) => {
    if (state === 'refused') return [];
    const name = nameOf(key);
    return name ? [{ ...since, state, key: name, index: beforeTheAct }] : [];
  });
}

const none: readonly CustodyKey[] = [];

/** The columns of the keys that are deleted at an event: with the end of a group all of them. */
function keysDroppedAt(event: TraceEvent): readonly CustodyKey[] {
  if (event.kind === 'message') return event.dropped ? Object.values(replacedName) : none;
  if (event.kind !== 'store' || !event.dropped) return none;
  return [replacedName[`gmk-${event.purpose ?? event.record.purpose}`] ?? []].flat();
}

/** The old keys that members delete when they store the one in their place. */
function droppedIn(events: readonly TraceEvent[]): ReadonlyMap<ActorId, readonly CustodyChange[]> {
  const gone = new Map<ActorId, CustodyChange[]>();
  for (const [index, event] of events.entries()) {
    const keys = keysDroppedAt(event);
    if (keys.length === 0) continue;
    const state = { state: 'refused', origin: 'received', gone: true } as const;
    const changes = keys.map((key): CustodyChange => ({ index, eventId: event.id, key, ...state }));
    gone.set(event.actor, [...(gone.get(event.actor) ?? []), ...changes]);
  }
  return gone;
}
