import {
  actorsOf,
  defaultScenario,
  foldLedger,
  type Scenario,
  type Totals,
  type TraceEvent,
} from '../../engine/index.ts';
import { eventsOf } from '../../testing/events-of.ts';
import { createExpectation } from '../expectation.ts';
import type { LessonMoment } from '../lesson.ts';

/** The runs that lessons that ship are composed of. */

export type Run = Readonly<{ events: readonly TraceEvent[]; expect: LessonMoment['expect'] }>;
const runs = new Map<string, Run>();

/** Moments that lie in the same run, and languages, share it. */
export function runOf(scenario: Scenario): Run {
  const key = JSON.stringify(scenario);
  const known = runs.get(key);
  if (known) return known;
  const events = eventsOf({ kind: 'scenario', scenario });
  const fold = createExpectation(true);
  events.forEach(fold.add);
  const run = { events, expect: fold.expectation() };
  runs.set(key, run);
  return run;
}

/** What a run costs, for texts that tell it. `roundTrips`: those of one member, one after the other. */
export type Cost = Totals & Readonly<{ roundTrips: number }>;

/** `differences`: from the default scenario. */
export function costOf(differences: Partial<Scenario>): Cost {
  const scenario = { ...defaultScenario(), ...differences };
  const actors = actorsOf({ kind: 'scenario', scenario });
  const { totals, carrier } = foldLedger(scenario, actors, runOf(scenario).events);
  return { ...totals, roundTrips: carrier.roundTrips.member };
}
