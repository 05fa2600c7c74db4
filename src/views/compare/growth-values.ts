import {
  airTime,
  type Channel,
  carrierMessageCount,
  type ExpectedRun,
  expectedRunInSteps,
  type KeyDocument,
  type Ledger,
  type Scenario,
  scenarioOfSize,
} from '../../engine/index.ts';
import { type GrowthQuantity, growthQuantities } from '../../store/compare-view.ts';

/** What the plot shows of a run, real or expected. */

/** What the numbers with carrier rest on. */
export type Assumptions = Channel & Readonly<{ keyDocument: KeyDocument }>;

/** A quantity of a group's run. Operations: signatures and verifications together; round trips: of
 *  all members together. */
export function quantityOf(
  quantity: GrowthQuantity,
  { totals, carrier }: Ledger,
  assumptions: Assumptions,
): number {
  const { keyDocument } = assumptions;
  switch (quantity) {
    case 'octets':
      return totals.octets;
    case 'carrierOctets':
      return carrier.octets[keyDocument].inAll;
    case 'messages':
      return totals.messages;
    case 'carrierMessages':
      return carrierMessageCount(carrier);
    case 'roundTrips':
      return carrier.roundTrips.inAll;
    case 'operations':
      return totals.signatures + totals.verifications;
    case 'airSeconds':
      return airTime(carrier, keyDocument, assumptions).groupSeconds;
  }
}

/** What the plot opens on: the first quantity in which two designs differ when nothing fails; the
 *  first of all where they differ in none. */
export function openingQuantity(
  left: ExpectedRun,
  right: ExpectedRun,
  assumptions: Assumptions,
): GrowthQuantity {
  const differs = (quantity: GrowthQuantity) =>
    quantityOf(quantity, left.ledger, assumptions) !==
    quantityOf(quantity, right.ledger, assumptions);
  return growthQuantities.find(differs) ?? growthQuantities[0];
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
