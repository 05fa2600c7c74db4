import { type Actor, isUe } from '../model/actors.ts';
import { atAct, planOf } from '../model/plan.ts';
import type { Scenario } from '../model/scenario.ts';
import type { TraceEvent } from '../trace/trace.ts';

/** What of a run belongs to one of its acts, as if it were a run by itself. */

export type RunParts = Readonly<{
  scenario: Scenario;
  actors: readonly Actor[];
  events: readonly TraceEvent[];
}>;

/** The scenario looked at in an act, who is there in it, and its events. */
export function runInAct({ scenario, actors, events }: RunParts, act: number): RunParts {
  const scene = atAct(scenario, act);
  const { members, systems } = planOf(scene);
  const present = new Set<string>(members.map(({ actor }) => actor));
  const isThere = ({ id, kind, system }: Actor) =>
    kind === 'outsider' ||
    (isUe(id) ? present.has(id) : systems.some(({ name }) => name === system));
  return {
    scenario: scene,
    actors: actors.filter(isThere),
    events: events.filter((event) => (event.act ?? 1) === act),
  };
}
