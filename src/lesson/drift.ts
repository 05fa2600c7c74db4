import type { TraceEvent } from '../engine/index.ts';
import { createExpectation, type Expectation } from './expectation.ts';
import type { Lesson, LessonMoment, LessonPlace } from './lesson.ts';
import { createPlaceSearch } from './place.ts';

/** What differs between what a lesson says of its runs, and what they come to today. */

export type Drift = Readonly<{ moment: string }> &
  (
    | Readonly<{ kind: 'check'; expected: string | null; found: string | null }>
    /** Octets, numbers or the order of events. */
    | Readonly<{ kind: 'octets' }>
    /** The event has another name now; `to` is the like of it. */
    | Readonly<{ kind: 'moved'; from: string; to: string }>
    | Readonly<{ kind: 'lost'; from: string }>
    /** The run did not come to its end. */
    | Readonly<{ kind: 'failed'; message: string }>
  );

/** The moments of a lesson by the run they lie in. */
export function momentsByRun({ moments }: Lesson): readonly (readonly LessonMoment[])[] {
  const runs = new Map<string, LessonMoment[]>();
  for (const moment of moments) {
    const key = JSON.stringify(moment.scenario);
    const known = runs.get(key);
    if (known) known.push(moment);
    else runs.set(key, [moment]);
  }
  return [...runs.values()];
}

/** Holds the moments of one run to its events, as they come. */
export function createDriftSearch(moments: readonly LessonMoment[]) {
  const outcome = createExpectation(moments.some(({ expect }) => expect.digest !== ''));
  const searches = moments.map(({ at }) => createPlaceSearch(at));
  return {
    add(event: TraceEvent) {
      outcome.add(event);
      for (const search of searches) search.add(event);
    },
    drifts(): readonly Drift[] {
      const found = outcome.expectation();
      return moments.flatMap(({ id, at, expect }, index) => [
        ...placeDrift(id, at, searches[index]?.found() ?? null),
        ...outcomeDrift(id, expect, found),
      ]);
    },
  };
}

type Found = ReturnType<ReturnType<typeof createPlaceSearch>['found']>;

function placeDrift(moment: string, { eventId: from }: LessonPlace, found: Found): Drift[] {
  if (found === null) return [{ moment, kind: 'lost', from }];
  return found.by === 'id' ? [] : [{ moment, kind: 'moved', from, to: found.eventId }];
}

function outcomeDrift(moment: string, expect: Expectation, found: Expectation): Drift[] {
  const { firstFailedCheck: expected, digest } = expect;
  if (expected !== found.firstFailedCheck) {
    return [{ moment, kind: 'check', expected, found: found.firstFailedCheck }];
  }
  return digest === '' || digest === found.digest ? [] : [{ moment, kind: 'octets' }];
}

/** The lesson with its moments at the events that are the like of theirs. */
export function movedToFound(lesson: Lesson, drifts: readonly Drift[]): Lesson {
  const moves = new Map(
    drifts.flatMap((drift) => (drift.kind === 'moved' ? [[drift.moment, drift.to]] : [])),
  );
  if (moves.size === 0) return lesson;
  const moments = lesson.moments.map((moment) => {
    const eventId = moves.get(moment.id);
    return eventId === undefined ? moment : { ...moment, at: { ...moment.at, eventId } };
  });
  return { ...lesson, moments };
}
