import type { Actor } from '../model/actors.ts';
import { serverSteps } from '../model/figure.ts';
import { lastRound, planOf } from '../model/plan.ts';
import type { Scenario } from '../model/scenario.ts';
import type { TraceEvent } from '../trace/trace.ts';
import { type FigureStepKey, placeOf } from './figure-order.ts';
import { createCosts, createSum, type EventCost, type Ledger } from './ledger.ts';

/** What a run has cost after each step of its figure, when the step is complete for every member. The
 *  events come in the order of the run, one at a time, so that those of a large group need not be kept. */
export type StepLedgers = ReadonlyMap<FigureStepKey, Ledger>;

export type StepLedgersFold = Readonly<{
  /** `cost`: as the run tells it that the act is one of; absent: of an act by itself. */
  add: (event: TraceEvent, cost?: EventCost) => void;
  ledgers: () => StepLedgers;
}>;

type StepPlace = Readonly<{ key: FigureStepKey; place: number }>;

/** The steps of a figure by their places: the boxes, the arrows of each run, the use of the keys. */
function placesOf(scenario: Scenario): readonly StepPlace[] {
  const { legs, rounds, sharingSystems } = planOf(scenario);
  const steps = legs.flatMap((leg) => [leg.step, leg.answer]).sort((a, b) => a - b);
  const arrows = rounds.flatMap(({ procedure }) =>
    steps.map(
      (step): StepPlace => ({ key: `${procedure}.${step}`, place: placeOf({ procedure, step }) }),
    ),
  );
  const { procedure } = lastRound(planOf(scenario));
  const behind = sharingSystems.flatMap((system) =>
    Object.values(serverSteps[system]).map(
      (step): StepPlace => ({ key: `${procedure}.${step}`, place: placeOf({ procedure, step }) }),
    ),
  );
  const boxes: StepPlace = { key: '1.0', place: placeOf({ procedure: 1, step: 0 }) };
  return [
    boxes,
    ...arrows,
    ...behind,
    { key: '1.use', place: placeOf({ procedure: 1, step: 'use' }) },
  ];
}

/** Empty ledgers of an act of a run, that in which `scenario` is looked at. */
export function createStepLedgers(scenario: Scenario, actors: readonly Actor[]): StepLedgersFold {
  const ownCost = createCosts(scenario, actors);
  const sums = placesOf(scenario).map((at) => ({ ...at, sum: createSum() }));
  return {
    add(event, cost = ownCost(event)) {
      const from = placeOf(event);
      for (const { place, sum } of sums) if (place >= from) sum.add(event, cost);
    },
    ledgers: () => new Map(sums.map(({ key, sum }) => [key, sum.ledger()])),
  };
}
