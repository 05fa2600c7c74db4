import {
  type FigureStep,
  lastRound,
  type Plan,
  type ProcedureNumber,
  serverSteps,
  type TraceEvent,
} from '../../engine/index.ts';
import { isFailure, stepsOf } from '../../store/depth.ts';
import { perEvents } from '../../store/per-events.ts';

/** The segments of the timeline at the level of the figure: its steps, whatever came of them. */

type Events = readonly TraceEvent[];
type Step = TraceEvent['step'];

/** A step that did not happen, or has not come yet, ends before it begins. */
export type Segment = FigureStep & Readonly<{ name: SegmentName }>;
export type SegmentName = 'provisioning' | 'notification' | 'server' | 'ok' | 'use' | 'end';
export type SegmentState = 'passed' | 'current' | 'ahead';

const failuresOf = perEvents((events: Events) =>
  events.flatMap((event, index) => (isFailure(event) ? [index] : [])),
);

function nameOf(step: Step, legs: Plan['legs']): SegmentName {
  if (step === 0) return 'provisioning';
  if (step === 'use') return 'use';
  const isServers = Object.values(serverSteps).some(({ message }) => message === step);
  if (isServers) return 'server';
  return legs.some((leg) => leg.step === step) ? 'notification' : 'ok';
}

/** The steps of one run of the figure from 1 on, and those behind it with the MCPTT servers. */
function stepsIn({ legs, sharingSystems }: Plan) {
  const numbers = [
    ...new Set(legs.flatMap(({ step, answer, receipt }) => [step, receipt, answer])),
  ];
  const ofFigure = numbers.sort((a, b) => a - b);
  return {
    ofFigure,
    behind: sharingSystems.flatMap((system) => Object.values(serverSteps[system])),
  };
}

/** Which of how many steps a step is: behind the figure its number is not its place. */
export function placeOf(step: number, plan: Plan): Readonly<{ place: number; of: number }> {
  const { ofFigure, behind } = stepsIn(plan);
  const steps: readonly number[] = [...ofFigure, ...behind];
  return { place: steps.indexOf(step) + 1, of: steps.length };
}

function plannedSteps(plan: Plan): readonly (readonly [ProcedureNumber, Step])[] {
  const { ofFigure, behind } = stepsIn(plan);
  const { procedure: last } = lastRound(plan);
  return [
    [1, 0],
    ...plan.rounds.flatMap(({ procedure }) => ofFigure.map((step) => [procedure, step] as const)),
    ...behind.map((step) => [last, step] as const),
    [1, 'use'],
  ];
}

/** The steps of the figure of a plan, each with its events as far as there are any; those of the events
 *  alone where there is no plan to a message. */
export function segmentsOf(events: Events, plan: Plan, isPlanned: boolean): readonly Segment[] {
  const steps = stepsOf(events);
  if (!isPlanned) {
    return steps.map((step) => ({
      ...step,
      name: step.step === 'use' ? 'end' : nameOf(step.step, plan.legs),
    }));
  }
  let end = -1;
  return plannedSteps(plan).map(([procedure, step]) => {
    const key = `${procedure}.${step}` as const;
    const known = steps.find((one) => one.key === key);
    const first = known?.first ?? end + 1;
    end = known?.last ?? end;
    return { key, procedure, step, first, last: end, name: nameOf(step, plan.legs) };
  });
}

/** Where a segment is, seen from the cursor. */
export function stateOf({ first, last }: Segment, cursor: number): SegmentState {
  if (cursor > last && cursor >= first) return 'passed';
  return cursor >= first ? 'current' : 'ahead';
}

/** Whether something in a segment failed, no later than the event at `reached`. */
export function hasFailed(events: Events, { first, last }: Segment, reached: number): boolean {
  const end = Math.min(last, reached);
  return failuresOf(events).some((index) => index >= first && index <= end);
}
