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

/** A step as a run has it that lacks it. Steps 3 to 6 of a regroup repeat, for the partner system, what Figure
 *  7.4.2-1 numbers 1 and 2; where no key is shared with an MCPTT server, the GMS brings a member its keys. */
function stepInOther(step: Step, has: (step: Step) => boolean): Step {
  const other = stepsInOther[step];
  return other === undefined || has(step) ? step : stepInOther(other, has);
}

const stepsInOther: Readonly<Partial<Record<Step, Step>>> = {
  ...{ 3: 1, 4: 1, 5: 2, 6: 2 },
  ...{ 7: 1, 8: 2, 9: 4, 10: 5 },
};

/** The index in `events` nearest to an event of another run that stood at `index`: the same event, or the end;
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
  const step = stepInOther(event.step, (one) => events.some((e) => e.step === one));
  const inStep = (e: TraceEvent) => e.step === step;
  const ofMember = (e: TraceEvent) => inStep(e) && e.member === event.member;
  const wishes: readonly ((e: TraceEvent) => boolean)[] = [
    (e) => e.kind === 'outcome' && event.kind === 'outcome',
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
