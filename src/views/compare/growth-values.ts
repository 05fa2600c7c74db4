import {
  airTime,
  type Channel,
  type ExpectedRun,
  expectedRunInSteps,
  type Ledger,
  type Scenario,
  scenarioOfSize,
} from '../../engine/index.ts';
import type { GrowthQuantity } from '../../store/compare-view.ts';

/** What the plot shows of a run, real or expected. */

/** A quantity of a group's run. Operations: signatures and verifications together. */
export function quantityOf(
  quantity: GrowthQuantity,
  ledger: Ledger,
  expected: ExpectedRun,
  channel: Channel,
): number {
  const { totals } = ledger;
  switch (quantity) {
    case 'octets':
      return totals.octets;
    case 'carrierOctets':
      return ledger.carrierOctets;
    case 'messages':
      return totals.messages;
    case 'operations':
      return totals.signatures + totals.verifications;
    case 'airSeconds':
      return airTime(expected, ledger.airOctets, channel).groupSeconds;
  }
}

export type FormulaPoint = Readonly<{ size: number; expected: ExpectedRun }>;

/** The formula at each size, with rests so that the page can do other things. */
export function* formulaInSteps(
  scenario: Scenario,
  sizes: readonly number[],
): Generator<void, readonly FormulaPoint[], void> {
  const points: FormulaPoint[] = [];
  for (const size of sizes) {
    const sized = scenarioOfSize(scenario, size);
    yield;
    points.push({ size, expected: yield* expectedRunInSteps(sized) });
    yield;
  }
  return points;
}
