import { eventIndex, idInOtherFigure, type Step, type TraceEvent } from '../engine/index.ts';

/** Kind and name, by which events of two runs are compared. */
function kindAndName(event: TraceEvent): string {
  switch (event.kind) {
    case 'message':
      return `message ${event.name}`;
    case 'check':
      return `check ${event.check}`;
    case 'compute':
      return `compute ${event.operation}`;
    case 'provision':
      return `provision ${event.what}`;
    default:
      return event.kind;
  }
}

/** Steps 3 to 6 of a regroup repeat, for the partner system, what Figure 7.4.2-1 numbers 1 and 2. */
function stepInOther(step: Step): Step {
  if (step === 3 || step === 4) return 1;
  return step === 5 || step === 6 ? 2 : step;
}

/** The index in `events` nearest to an event of another run that stood at `index`: the same event;
 *  what happens there, for the same member in the same step; a message of that step and member;
 *  the same step; the same index. */
export function nearestIndex(
  events: readonly TraceEvent[],
  event: TraceEvent,
  index: number,
): number {
  for (const id of [event.id, idInOtherFigure(event.id)]) {
    const same = eventIndex(events, id);
    if (same >= 0) return same;
  }
  const wanted = kindAndName(event);
  const step = events.some((e) => e.step === event.step) ? event.step : stepInOther(event.step);
  const inStep = (e: TraceEvent) => e.step === step;
  const ofMember = (e: TraceEvent) => inStep(e) && e.member === event.member;
  const wishes: readonly ((e: TraceEvent) => boolean)[] = [
    (e) => ofMember(e) && e.procedure === event.procedure && kindAndName(e) === wanted,
    (e) => ofMember(e) && kindAndName(e) === wanted,
    (e) => ofMember(e) && e.kind === 'message',
    (e) => inStep(e) && e.kind === 'message',
    inStep,
  ];
  for (const wish of wishes) {
    const found = events.findIndex(wish);
    if (found >= 0) return found;
  }
  return Math.min(index, Math.max(events.length - 1, 0));
}
