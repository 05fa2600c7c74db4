import {
  type ActorId,
  bytesToHex,
  foldLineage,
  isOpened,
  isUe,
  type LineageGraph,
  type LineageValue,
  type NamedValue,
  octetsOfValue,
  serverIds,
  type TraceEvent,
} from '../engine/index.ts';
import { traceInAct } from './acts.ts';
import { perEvents } from './per-events.ts';
import { shownEvent } from './selectors.ts';
import type { AppState, LineageStart } from './state.ts';
import { focusOf, type PlacedEvent } from './trace-index.ts';

/** The lineage graph at the cursor: of what happens once for all, of one member and of the use of
 *  the keys, so that it costs the same in any group; with the acts before, of which it goes on. */

type Events = readonly TraceEvent[];
type Shown = Pick<AppState, 'trace' | 'quiz' | 'act'>;
type AtCursor = Shown & Pick<AppState, 'cursor'>;

const listsByMember = perEvents(() => new Map<ActorId | null, readonly PlacedEvent[]>());

/** Who talks and listens in the use of the keys, which ends a run. */
function talkersOf(events: Events): ReadonlySet<ActorId> {
  const talkers = new Set<ActorId>();
  for (let index = events.length - 1; index >= 0; index -= 1) {
    const event = events[index];
    if (event?.step === 'use') talkers.add(event.actor);
    else if (event?.kind !== 'outcome') break;
  }
  return talkers;
}

const ofSender: readonly string[] = ['user-salt', 'guk-id', 'srtp-keys'];

/** The events a member's lineage is made of: its own, what happens once, the use of the keys, and
 *  what the keys of those who talk are derived from. One walk over the run for each member. */
export function lineageEvents(events: Events, member: ActorId | null): readonly PlacedEvent[] {
  const lists = listsByMember(events);
  const known = lists.get(member);
  if (known) return known;
  const talkers = talkersOf(events);
  const wanted = new Set<ActorId>(member === null ? serverIds : [...serverIds, member]);
  const list: PlacedEvent[] = [];
  events.forEach((event, index) => {
    const focus = focusOf(event);
    const isOfSender =
      event.kind === 'compute' && talkers.has(focus) && ofSender.includes(event.operation);
    if (wanted.has(focus) || event.step === 'use' || isOfSender) list.push({ event, index });
  });
  lists.set(member, list);
  return list;
}

/** The same of the acts before the one that is looked at: a key made there is used on. */
export function earlierLineageEvents(
  { trace, quiz, act }: Shown,
  member: ActorId | null,
): readonly PlacedEvent[] {
  const whole = quiz.whole ?? trace;
  return Array.from({ length: act - 1 }, (_, place) =>
    lineageEvents(traceInAct(whole, place + 1).events, member),
  ).flat();
}

type Kept = { member: ActorId | null; count: number; graph: LineageGraph };
const graphOf = perEvents((): { kept: Kept | null } => ({ kept: null }));

/** The graph for one member at the cursor; made again only when something was added. */
export function lineageGraph(state: AtCursor, member: ActorId | null): LineageGraph {
  const { trace, cursor } = state;
  const { events } = trace;
  const place = graphOf(events);
  const past = lineageEvents(events, member).filter(({ index }) => index <= cursor);
  const known = place.kept;
  if (known && known.member === member && known.count === past.length) return known.graph;
  const before = earlierLineageEvents(state, member);
  const graph = foldLineage([...before, ...past].map(({ event }) => event));
  place.kept = { member, count: past.length, graph };
  return graph;
}

/** The member whose part is looked at: that of the shown event, or else the first UE. A message made
 *  elsewhere may be for a server. */
export function lineageMember(
  state: Pick<AppState, 'trace' | 'cursor' | 'selection'>,
): ActorId | null {
  const { actors } = state.trace;
  const shown = shownEvent(state.trace.events, state.cursor, state.selection);
  const focus = shown && focusOf(shown.event);
  if (focus && (isUe(focus) || isOpened(shown.event))) return focus;
  return actors.find(({ kind }) => kind === 'ue')?.id ?? null;
}

/** A value as the graph knows it, with the member for whom it was found; null for one that takes no
 *  part in any calculation up to the cursor. */
export function lineagePlace(
  state: AtCursor & Pick<AppState, 'selection' | 'run'>,
  named: NamedValue,
): LineageStart | null {
  const octets = octetsOfValue(named);
  if (octets === null || typeof named.value === 'string') return null;
  if (state.run.status === 'running') return null;
  const member = lineageMember(state);
  const place = lineageGraph(state, member).values.get(bytesToHex(octets))?.places[0];
  return place ? { eventId: place.eventId, name: place.name, member } : null;
}

/** The value a place names, in the graph of its member. */
export function lineageValue(graph: LineageGraph, place: LineageStart): LineageValue | null {
  for (const value of graph.values.values()) {
    const isHere = value.places.some(
      ({ eventId, name }) => eventId === place.eventId && name === place.name,
    );
    if (isHere) return value;
  }
  return null;
}
