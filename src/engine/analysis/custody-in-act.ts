import type { ActorId } from '../model/actors.ts';
import type { TraceEvent } from '../trace/trace.ts';
import { type Custody, type CustodyChange, custodyAt } from './custody.ts';
import type { CustodyKey } from './custody-keys.ts';

/** Who holds which key in a later act: what an act brings, on top of what the acts before have left. A GMK
 *  that an act replaces is held on in a column of its own, by those who have not given it up. */

/** Index of what was so before the act began. */
const beforeTheAct = -1;

const replacedName: Readonly<Partial<Record<CustodyKey, CustodyKey>>> = {
  'gmk-group': 'before-gmk-group',
  'gmk-media': 'before-gmk-media',
  'gmk-floor': 'before-gmk-floor',
};

/** The custody of an act on top of that of the act before. */
export function custodyUpon(before: Custody, own: Custody, events: readonly TraceEvent[]): Custody {
  const drawn = drawnIn(events);
  const gone = droppedIn(events);
  const all = new Map<ActorId, readonly CustodyChange[]>();
  for (const actor of new Set([...before.keys(), ...own.keys()])) {
    const left = leftBy(before.get(actor) ?? [], drawn);
    const changes = [...left, ...(own.get(actor) ?? []), ...(gone.get(actor) ?? [])];
    all.set(
      actor,
      changes.sort((a, b) => a.index - b.index),
    );
  }
  return all;
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
  drawn: ReadonlySet<CustodyKey>,
): readonly CustodyChange[] {
  return [...custodyAt(changes, Number.POSITIVE_INFINITY)].flatMap(([key, { since, state }]) => {
    if (state === 'refused') return [];
    const name = drawn.has(key) ? replacedName[key] : key;
    return name ? [{ ...since, state, key: name, index: beforeTheAct }] : [];
  });
}

/** The old keys that members delete when they store the one in their place. */
function droppedIn(events: readonly TraceEvent[]): ReadonlyMap<ActorId, readonly CustodyChange[]> {
  const gone = new Map<ActorId, CustodyChange[]>();
  for (const [index, event] of events.entries()) {
    if (event.kind !== 'store' || !event.dropped) continue;
    const key = replacedName[`gmk-${event.purpose ?? event.record.purpose}`];
    if (!key) continue;
    const state = { state: 'refused', origin: 'received', gone: true } as const;
    const change: CustodyChange = { index, eventId: event.id, key, ...state };
    gone.set(event.actor, [...(gone.get(event.actor) ?? []), change]);
  }
  return gone;
}
