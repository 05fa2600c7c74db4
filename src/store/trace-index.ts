import type { ActorId, TraceEvent } from '../engine/index.ts';
import { perEvents } from './per-events.ts';

/** The events of a trace by whom they are about. Each actor's are looked up once: a walk over the
 *  events is short, but lists for all members of a large group would hold up the page. */

export type PlacedEvent = Readonly<{ event: TraceEvent; index: number }>;

/** The actor an event is about: its member, or else the one who acts. */
export function focusOf(event: TraceEvent): ActorId {
  return event.member ?? event.actor;
}

const listsOf = perEvents(() => new Map<ActorId, readonly PlacedEvent[]>());

function eventsAboutOne(events: readonly TraceEvent[], actor: ActorId): readonly PlacedEvent[] {
  const lists = listsOf(events);
  const known = lists.get(actor);
  if (known !== undefined) return known;
  const list: PlacedEvent[] = [];
  events.forEach((event, index) => {
    if (focusOf(event) === actor) list.push({ event, index });
  });
  lists.set(actor, list);
  return list;
}

/** The events about any of the actors, in the order of the trace. */
export function eventsAbout(
  events: readonly TraceEvent[],
  ...actors: readonly ActorId[]
): readonly PlacedEvent[] {
  const lists = [...new Set(actors)].map((actor) => eventsAboutOne(events, actor));
  const [only, ...others] = lists;
  if (only !== undefined && others.length === 0) return only;
  return lists.flat().sort((a, b) => a.index - b.index);
}
