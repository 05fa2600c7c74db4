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

const afterAll = 63;

/** Place in the figure; the outcome comes with the use of the keys, at the end. */
export function placeOf({
  kind,
  step,
  procedure,
}: Pick<TraceEvent, 'step' | 'procedure'> & Partial<Pick<TraceEvent, 'kind'>>): number {
  return kind === 'outcome' || step === 'use' ? afterAll : procedure * 16 + step;
}

/** The events by the steps of the figure, and within a step as they were. */
export function inFigureOrder(events: Events): Events {
  const places = new Uint8Array(events.length);
  const starts = new Uint32Array(afterAll + 2);
  let highest = 0;
  let isOrdered = true;
  for (let index = 0; index < events.length; index += 1) {
    const place = placeOf(events[index] as TraceEvent);
    places[index] = place;
    starts[place + 1] = (starts[place + 1] ?? 0) + 1;
    if (place < highest) isOrdered = false;
    else highest = place;
  }
  if (isOrdered) return events;
  for (let place = 1; place < starts.length; place += 1) {
    starts[place] = (starts[place] ?? 0) + (starts[place - 1] ?? 0);
  }
  const ordered = new Array<TraceEvent>(events.length);
  for (let index = 0; index < events.length; index += 1) {
    const place = places[index] ?? 0;
    const to = starts[place] ?? 0;
    ordered[to] = events[index] as TraceEvent;
    starts[place] = to + 1;
  }
  return ordered;
}

/** Index of the last event with the same place as the one at `first`. */
function endOf(ordered: Events, first: number, place: number): number {
  let [inside, outside] = [first, ordered.length];
  while (outside - inside > 1) {
    const middle = (inside + outside) >>> 1;
    if (placeOf(ordered[middle] as TraceEvent) > place) outside = middle;
    else inside = middle;
  }
  return inside;
}

/** The steps of a list in figure order. */
export function figureSteps(ordered: Events): readonly FigureStep[] {
  const steps: FigureStep[] = [];
  let first = 0;
  for (let event = ordered[first]; event !== undefined; event = ordered[first]) {
    const place = placeOf(event);
    const last = endOf(ordered, first, place);
    const isUse = place === afterAll;
    const [procedure, step] = isUse ? ([1, 'use'] as const) : [event.procedure, event.step];
    steps.push({ key: `${procedure}.${step}`, procedure, step, first, last });
    first = last + 1;
  }
  return steps;
}
