import type { ActorId, TraceEvent } from '../engine/index.ts';
import { perEvents } from './per-events.ts';

/** The events of a trace by whom they are about, so that what is shown of one member of a large
 *  group costs what that member did and not what the run holds. */

export type PlacedEvent = Readonly<{ event: TraceEvent; index: number }>;

/** The actor an event is about: its member, or else the one who acts. */
export function focusOf(event: TraceEvent): ActorId {
  return event.member ?? event.actor;
}

const byFocus = perEvents((events) => {
  const lists = new Map<ActorId, PlacedEvent[]>();
  events.forEach((event, index) => {
    const focus = focusOf(event);
    const list = lists.get(focus);
    if (list) list.push({ event, index });
    else lists.set(focus, [{ event, index }]);
  });
  return lists;
});

/** The events about any of the actors, in the order of the trace. */
export function eventsAbout(
  events: readonly TraceEvent[],
  ...actors: readonly ActorId[]
): readonly PlacedEvent[] {
  const lists = [...new Set(actors)].map((actor) => byFocus(events).get(actor) ?? []);
  const [only, ...others] = lists;
  if (only !== undefined && others.length === 0) return only;
  return lists.flat().sort((a, b) => a.index - b.index);
}
