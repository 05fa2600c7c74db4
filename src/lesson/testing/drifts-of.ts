import { eventsOf } from '../../testing/events-of.ts';
import { createDriftSearch, type Drift, momentsByRun } from '../drift.ts';
import type { Lesson } from '../lesson.ts';

/** What differs between what a lesson says of its runs and what they come to. */
export function driftsOf(lesson: Lesson): readonly Drift[] {
  return momentsByRun(lesson).flatMap((moments) => {
    const [first] = moments;
    if (first === undefined) return [];
    const search = createDriftSearch(moments);
    for (const event of eventsOf({ kind: 'scenario', scenario: first.scenario })) search.add(event);
    return search.drifts();
  });
}
