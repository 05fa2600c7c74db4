import type { ProcedureNumber } from '../model/figure.ts';
import type { Step, TraceEvent } from '../trace/trace.ts';

/** A run as its figure tells it: each step complete for every member before the next one begins. In
 *  the run itself one member is served after the other. */

/** A step of one run of the procedure: the number of each, as `2.1`. */
export type FigureStepKey = `${ProcedureNumber}.${Step}`;

/** A step with its events, from index `first` to `last` of the list in figure order. */
export type FigureStep = Readonly<{
  key: FigureStepKey;
  procedure: ProcedureNumber;
  step: Step;
  first: number;
  last: number;
}>;

type Events = readonly TraceEvent[];

const afterAll = 100;

/** Place in the figure; the outcome comes with the use of the keys, at the end. */
export function placeOf({
  kind,
  step,
  procedure,
}: Pick<TraceEvent, 'step' | 'procedure'> & Partial<Pick<TraceEvent, 'kind'>>): number {
  return kind === 'outcome' || step === 'use' ? afterAll : procedure * 10 + step;
}

/** The events by the steps of the figure, and within a step as they were. */
export function inFigureOrder(events: Events): Events {
  const places = new Map<number, TraceEvent[]>();
  let highest = 0;
  let isOrdered = true;
  for (const event of events) {
    const place = placeOf(event);
    const list = places.get(place);
    if (list) list.push(event);
    else places.set(place, [event]);
    isOrdered &&= place >= highest;
    highest = Math.max(highest, place);
  }
  if (isOrdered) return events;
  return [...places].sort(([a], [b]) => a - b).flatMap(([, list]) => list);
}

/** The steps of a list in figure order. */
export function figureSteps(ordered: Events): readonly FigureStep[] {
  const steps: FigureStep[] = [];
  let first = 0;
  ordered.forEach((event, index) => {
    const place = placeOf(event);
    const next = ordered[index + 1];
    if (next && placeOf(next) === place) return;
    const isUse = place === afterAll;
    const [procedure, step] = isUse ? ([1, 'use'] as const) : [event.procedure, event.step];
    steps.push({ key: `${procedure}.${step}`, procedure, step, first, last: index });
    first = index + 1;
  });
  return steps;
}
