import {
  type ExpectedRun,
  expectedRunInSteps,
  planOf,
  type Scenario,
  scenarioOfSize,
} from '../../engine/index.ts';
import type { GrowthAxis, GrowthQuantity } from '../../store/compare-view.ts';
import { type Assumptions, quantityOf } from './growth-values.ts';
import { formulaSizes } from './plot-scale.ts';

/** The formula over what a plot goes over. */

/** Largest group of the plot. */
export const mostOnPlot = 10_000;

/** The formula at a place of an axis: how many members, per cent who need floor control; 0 where the axis is
 *  something that the formula of the scenario as it stands is put into. */
export type FormulaPoint = Readonly<{ at: number; expected: ExpectedRun }>;

/** The formula at the places of an axis, with rests so that the page can do other things. */
export function* formulaOver(
  axis: GrowthAxis,
  scenario: Scenario,
): Generator<void, readonly FormulaPoint[], void> {
  const points: FormulaPoint[] = [];
  for (const { at, scenario: made } of scenariosOver(axis, scenario)) {
    yield;
    points.push({ at, expected: yield* expectedRunInSteps(made()) });
    yield;
  }
  return points;
}

type Place = Readonly<{ at: number; scenario: () => Scenario }>;

function scenariosOver(axis: GrowthAxis, scenario: Scenario): readonly Place[] {
  const { systems, members } = planOf(scenario);
  switch (axis) {
    case 'members':
      return formulaSizes(systems.length, mostOnPlot).map((at) => ({
        at,
        scenario: () => scenarioOfSize(scenario, at),
      }));
    case 'floorShare':
      return shares.map((at) => ({
        at,
        scenario: () => withFloorShare(scenario, at, Math.max(members.length, leastForShares)),
      }));
    default:
      return [{ at: 0, scenario: () => scenario }];
  }
}

/** Members that a share is told of at least. */
export const leastForShares = 100;
const shares = [1, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100];

/** The scenario with `size` members of whom `share` per cent get the key for floor control. */
function withFloorShare(scenario: Scenario, share: number, size: number): Scenario {
  const sized = scenarioOfSize(scenario, size);
  const { members } = planOf(sized);
  const takers = members.slice(0, Math.round((members.length * share) / 100));
  const to = share === 100 ? ('all' as const) : takers.map(({ actor }) => actor);
  return { ...sized, floorKey: { ...sized.floorKey, to } };
}

/** What is put into the formula of the scenario as it stands, at places of an axis. */
const places: Readonly<Record<'loss' | 'bitRate' | 'roundTrip', readonly number[]>> = {
  loss: [0, 5, 10, 15, 20, 25, 30, 35, 40, 45, 50],
  bitRate: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000],
  roundTrip: [0, 100, 200, 400, 600, 800, 1_000, 1_200, 1_400, 1_600, 1_800, 2_000],
};

export type PlacedValue = Readonly<{ at: number; value: number }>;

/** The line of a quantity over an axis. */
export function lineOf(
  axis: GrowthAxis,
  quantity: GrowthQuantity,
  points: readonly FormulaPoint[],
  assumptions: Assumptions,
): readonly PlacedValue[] {
  if (axis === 'members' || axis === 'floorShare') {
    return points.map(({ at, expected }) => ({
      at,
      value: quantityOf(quantity, expected.ledger, assumptions),
    }));
  }
  const [only] = points;
  if (only === undefined) return [];
  return places[axis].map((at) => ({
    at,
    value: valueAt(axis, quantity, only.expected, at, assumptions),
  }));
}

/** A quantity where one of the things around the run is another. Loss: each stage 3 message is lost with that
 *  probability and sent again until it arrives, so that 1 / (1 − p) of it are expected, and of its octets. */
export function valueAt(
  axis: 'loss' | 'bitRate' | 'roundTrip',
  quantity: GrowthQuantity,
  { ledger }: ExpectedRun,
  at: number,
  assumptions: Assumptions,
): number {
  const value = (changed: Assumptions) => quantityOf(quantity, ledger, changed);
  if (axis === 'bitRate') return value({ ...assumptions, kilobitsPerSecond: at });
  if (axis === 'roundTrip') return value({ ...assumptions, roundTripMilliseconds: at });
  const times = 1 / (1 - at / 100);
  if (quantity !== 'airSeconds') return value(assumptions) * times;
  const waiting = (ledger.carrier.roundTrips.inSequence * assumptions.roundTripMilliseconds) / 1000;
  return (value(assumptions) - waiting) * times + waiting;
}
