import {
  type Actor,
  type ActorId,
  type CheckName,
  createStepCount,
  inFigureOrder,
  type Plan,
  type TraceEvent,
} from '../engine/index.ts';
import { isFailure, stepKeyOf, stepsOf } from '../store/depth.ts';
import { perEvents } from '../store/per-events.ts';
import { focusOf } from '../store/trace-index.ts';
import { boxesKey, type FigureArrow, figureRounds, useKey } from './figure-arrows.ts';
import { type FactsOfStep, receiversIn } from './step-facts.ts';

/** The steps of the whole figure with what each has come to, in whatever order the run is told. */

type Events = readonly TraceEvent[];

/** A member at whom something went wrong: which checks failed; none where a message got lost. */
export type Refusal = Readonly<{ member: ActorId; checks: readonly CheckName[] }>;

export type StepOutline = Readonly<{
  key: string;
  /** Null: step 0, or the use of the keys. */
  arrow: FigureArrow | null;
  /** `begun`: done for some members, and the cursor is in another step. */
  state: 'past' | 'current' | 'begun' | 'future';
  facts: FactsOfStep;
  refusals: readonly Refusal[];
  /** Index of its last event; null where the run has none of it yet. */
  last: number | null;
}>;

/** Where one stands: `reached` is the last event that may be told. */
export type OutlinePlace = Readonly<{ cursor: number; reached: number }>;

/** The events in the order of the figure, each with its index in the run. */
const placedEvents = perEvents((events) => {
  const ordered = inFigureOrder(events);
  if (ordered === events) return { ordered, indexOf: (at: number) => at };
  const places = new Map(events.map((event, index) => [event, index]));
  return { ordered, indexOf: (at: number) => places.get(ordered[at] as TraceEvent) ?? -1 };
});

type Told = Pick<StepOutline, 'facts' | 'refusals'> & Readonly<{ whole: boolean }>;

const wholeSteps = perEvents(() => new Map<string, Told>());

function createRefusals() {
  const byMember = new Map<ActorId, Set<CheckName>>();
  const add = (event: TraceEvent) => {
    if (!isFailure(event)) return;
    const member = event.kind === 'check' ? event.actor : focusOf(event);
    const checks = byMember.get(member) ?? new Set();
    byMember.set(member, checks);
    if (event.kind === 'check') checks.add(event.check);
  };
  const all = () => [...byMember].map(([member, checks]) => ({ member, checks: [...checks] }));
  return { add, all };
}

type Step = ReturnType<typeof stepsOf>[number];

/** What has happened of a step; one that is complete is counted once. */
function toldOf(events: Events, actors: readonly Actor[], step: Step, reached: number): Told {
  const known = wholeSteps(events).get(step.key);
  const { ordered, indexOf } = placedEvents(events);
  if (known && indexOf(step.last) <= reached) return known;
  const count = createStepCount();
  const refusals = createRefusals();
  let whole = true;
  for (let at = step.first; at <= step.last; at += 1) {
    const event = ordered[at];
    const index = indexOf(at);
    if (event === undefined || index > reached) whole = false;
    else {
      count.add(event, index);
      refusals.add(event);
    }
  }
  const receivers = receiversIn(actors, step.step);
  const told = { facts: { ...count.facts(), receivers }, refusals: refusals.all(), whole };
  if (whole) wholeSteps(events).set(step.key, told);
  return told;
}

const nothing: FactsOfStep = { ...createStepCount().facts(), receivers: 0 };

/** Key of each step of the figure of a plan, in order, with its arrow where it has one. */
function stepsOfPlan(plan: Plan): readonly Pick<StepOutline, 'key' | 'arrow'>[] {
  const arrows = figureRounds(plan).flatMap((round) => round.arrows);
  return [
    { key: boxesKey, arrow: null },
    ...arrows.map((arrow) => ({ key: arrow.key, arrow })),
    { key: useKey, arrow: null },
  ];
}

/** The steps of the figure of a plan, in order. */
export function outlineOf(
  events: Events,
  actors: readonly Actor[],
  plan: Plan,
  place: OutlinePlace,
): readonly StepOutline[] {
  return stepsOfPlan(plan).map((step) => outlineOfStep(events, actors, step, place));
}

/** The step of the figure that the cursor is in; undefined where it is in none. No other is counted. */
export function outlineAt(
  events: Events,
  actors: readonly Actor[],
  plan: Plan,
  place: OutlinePlace,
): StepOutline | undefined {
  const now = stepKeyOf(events[place.cursor]);
  const step = stepsOfPlan(plan).find(({ key }) => key === now);
  return step && outlineOfStep(events, actors, step, place);
}

function outlineOfStep(
  events: Events,
  actors: readonly Actor[],
  { key, arrow }: Pick<StepOutline, 'key' | 'arrow'>,
  { cursor, reached }: OutlinePlace,
): StepOutline {
  const { ordered, indexOf } = placedEvents(events);
  const step = stepsOf(ordered).find((one) => one.key === key);
  if (step === undefined) {
    return { key, arrow, state: 'future', facts: nothing, refusals: [], last: null };
  }
  const { facts, refusals } = toldOf(events, actors, step, reached);
  const last = indexOf(step.last);
  const begun = indexOf(step.first) <= cursor ? 'begun' : 'future';
  const isNow = key === stepKeyOf(events[cursor]);
  const state = isNow ? 'current' : last <= cursor ? 'past' : begun;
  return { key, arrow, state, facts, refusals, last };
}
