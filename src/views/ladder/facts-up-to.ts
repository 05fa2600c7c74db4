import {
  type ActorId,
  createStepCount,
  type StepFacts,
  type TraceEvent,
} from '../../engine/index.ts';
import { type InSteps, perEvents } from '../../store/per-events.ts';
import { foreignStores } from '../foreign-stores.ts';

type Events = readonly TraceEvent[];
/** The first and the last event of a step of the figure; infinite where it has not come. */
type Range = Readonly<{ first: number; last: number }>;

/** What whole steps came to, by their first event. */
const known = perEvents(() => new Map<string, StepFacts>());
const keyOf = ({ first, last }: Range) => `${first} ${last}`;
const eventsAtOnce = 2000;

/** Counts a whole step, so that it is known. */
export function* countStep(events: Events, range: Range): InSteps<void> {
  const count = createStepCount();
  for (let index = range.first; index <= range.last; index += 1) {
    const event = events[index];
    if (event) count.add(event, index);
    if (index % eventsAtOnce === 0) yield;
  }
  known(events).set(keyOf(range), count.facts());
}

/** What a step of the figure came to up to the cursor; null where it lies ahead. */
export function factsUpTo(events: Events, range: Range, cursor: number): StepFacts | null {
  if (cursor < range.first || range.first === Number.POSITIVE_INFINITY) return null;
  const whole = cursor >= range.last ? known(events).get(keyOf(range)) : undefined;
  if (whole) return whole;
  const count = createStepCount();
  for (let index = range.first; index <= Math.min(cursor, range.last); index += 1) {
    const event = events[index];
    if (event) count.add(event, index);
  }
  return count.facts();
}

const leftOut = perEvents((events): readonly number[] =>
  events.flatMap(({ kind }, index) => (kind === 'skip' ? [index] : [])),
);

/** Whether a step has something that no check stood in the way of: it is told in a line of its own. The
 *  step is not counted for that: a large one is counted piece by piece, once it is drawn. */
export function isUnchecked(events: Events, range: Range): boolean {
  const isIn = (index: number) => range.first <= index && index <= range.last;
  return leftOut(events).some(isIn) || foreignStores(events).some(({ index }) => isIn(index));
}

/** How many have stored another GMK than the GMS made, in a step up to the cursor. */
export function foreignUpTo(events: Events, { first, last }: Range, cursor: number): number {
  const end = Math.min(cursor, last);
  const keepers = new Set<ActorId>();
  for (const { index, actor } of foreignStores(events))
    if (first <= index && index <= end) keepers.add(actor);
  return keepers.size;
}
