import {
  type Actor,
  createStepCount,
  isReceiver,
  legs,
  type StepFacts,
  type SystemName,
  serverSteps,
  systemNames,
  type TraceEvent,
} from '../engine/index.ts';
import { stepAt } from '../store/depth.ts';
import { perEvents } from '../store/per-events.ts';
import type { Level } from '../store/state.ts';
import { eventsAbout, focusOf } from '../store/trace-index.ts';

/** What has happened in a step of the figure as far as the run has been followed. */

type Events = readonly TraceEvent[];

/** The facts of a step, and how many may store what it brings. */
export type FactsOfStep = StepFacts & Readonly<{ receivers: number }>;

/** The events of the step that have happened. */
export function eventsOfStep(events: Events, place: Place): Events {
  const own: TraceEvent[] = [];
  eachOfStep(events, place, (event) => own.push(event));
  return own;
}

const kept = perEvents(() => new Map<string, FactsOfStep>());
const mostKept = 40;

/** Who may store a key in a step: those who make their checks in it. */
export function receiversIn(actors: readonly Actor[], step: TraceEvent['step']): number {
  const system = systemNames.find((name) => serverSteps[name].answer === step);
  if (system) return serversOrUes(actors, system);
  const leg = legs.find(({ receipt }) => receipt === step);
  return leg === undefined ? 0 : actors.filter(({ id }) => isReceiver(leg, id)).length;
}

/** Who receives behind the figure: its server each key of the UEs, or each UE that of the server. */
const serversOrUes = (actors: readonly Actor[], of: SystemName) =>
  actors.filter(({ kind, system }) => kind === 'ue' && system === of).length;

/** The end of the run belongs to the use of the keys. */
const placeOf = ({ kind, step }: TraceEvent) => (kind === 'outcome' ? 'use' : step);

type Take = (event: TraceEvent, index: number) => void;

/** Hands over the events of a step for all, or for one member outside the level of the figure. */
function eachOfStep(events: Events, { index, reached, level }: Place, take: Take): void {
  const shown = events[index];
  if (shown === undefined) return;
  const place = placeOf(shown);
  const step = level === 'figure' ? stepAt(events, index) : undefined;
  if (step || place === 'use') {
    const first = step?.first ?? events.findIndex((event) => placeOf(event) === 'use');
    const last = Math.min(step?.last ?? events.length - 1, reached);
    for (let at = first; at <= last; at += 1) {
      const event = events[at];
      if (event !== undefined) take(event, at);
    }
    return;
  }
  for (const { event, index: at } of eventsAbout(events, focusOf(shown)))
    if (at <= reached && placeOf(event) === place && event.procedure === shown.procedure)
      take(event, at);
}

export type Place = Readonly<{
  /** Index of the event that is shown. */
  index: number;
  /** Index of the last event that may be told. */
  reached: number;
  level: Level;
}>;

/** What has happened in the step of an event: at the level of the figure for all, else for the member
 *  the event is about. One pass over the events of the step, kept for the list. */
export function stepFacts(events: Events, actors: readonly Actor[], place: Place): FactsOfStep {
  const shown = events[place.index];
  const step = place.level === 'figure' ? stepAt(events, place.index) : undefined;
  const last = Math.min(place.reached, step?.last ?? place.reached);
  const whose = step?.key ?? (shown && `${shown.procedure}.${placeOf(shown)}.${focusOf(shown)}`);
  const known = kept(events);
  const before = known.get(`${whose} ${last}`);
  if (before !== undefined) return before;
  const count = createStepCount();
  eachOfStep(events, place, count.add);
  const facts = { ...count.facts(), receivers: step ? receiversIn(actors, step.step) : 1 };
  if (known.size >= mostKept) known.clear();
  known.set(`${whose} ${last}`, facts);
  return facts;
}
