import type { TraceEvent } from '../engine/index.ts';
import type { LessonPlace } from './lesson.ts';

/** Where a moment stands in its run, and how that is found again. */

type Events = readonly TraceEvent[];
type Likeness = Pick<LessonPlace, 'message' | 'clause'>;

/** What an event is called: the name of its message, check or calculation, or its kind. */
function nameOf(event: TraceEvent): string {
  switch (event.kind) {
    case 'message':
      return event.name;
    case 'check':
    case 'skip':
      return event.check;
    case 'compute':
      return event.operation;
    case 'provision':
      return event.what;
    default:
      return event.kind;
  }
}

function clauseOf(event: TraceEvent): string {
  if (event.kind === 'compute') return event.working.clause;
  return 'clause' in event ? event.clause : '';
}

const likenessOf = (event: TraceEvent): Likeness => ({
  message: nameOf(event),
  clause: clauseOf(event),
});

const isLike = (event: TraceEvent, { message, clause }: Likeness) =>
  nameOf(event) === message && clauseOf(event) === clause;

/** What a lesson keeps of the place of an event. Throws RangeError where there is no such event. */
export function placeOf(events: Events, index: number): LessonPlace {
  const event = events[index];
  if (event === undefined) throw new RangeError(`there is no event ${index}`);
  const likeness = likenessOf(event);
  const occurrence = events.slice(0, index + 1).filter((one) => isLike(one, likeness)).length;
  return { eventId: event.id, ...likeness, occurrence };
}

/** Where a place is in a run: at its event, or where that is not there at the like of it. */
export type FoundPlace = Readonly<{ eventId: string; by: 'id' | 'likeness' }>;

/** Looks for a place among the events of a run, as they come. */
export function createPlaceSearch(place: LessonPlace) {
  let isThere = false;
  let alike = 0;
  let like: string | null = null;
  return {
    add(event: TraceEvent) {
      isThere ||= event.id === place.eventId;
      if (like !== null || place.message === '' || !isLike(event, place)) return;
      alike += 1;
      if (alike === place.occurrence) like = event.id;
    },
    /** Null where there is no such thing. */
    found(): FoundPlace | null {
      if (isThere) return { eventId: place.eventId, by: 'id' };
      return like === null ? null : { eventId: like, by: 'likeness' };
    },
  };
}
