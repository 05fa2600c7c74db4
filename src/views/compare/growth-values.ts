import {
  airTime,
  type Channel,
  carrierMessageCount,
  type ExpectedRun,
  type Ledger,
  networkOctets,
} from '../../engine/index.ts';
import {
  type GrowthAxis,
  type GrowthQuantity,
  growthQuantities,
} from '../../store/compare-view.ts';
import { inFigure } from './claim.ts';
import { type Assumed, countedNetwork } from './switches.ts';

/** What the plots show of a run, real or expected. */

/** What the numbers with carrier rest on. */
export type Assumptions = Channel & Assumed;

/** A quantity of a group's run. Operations: signatures and verifications together; round trips: of
 *  all members together. */
export function quantityOf(
  quantity: GrowthQuantity,
  { totals, answersWithServer, carrier }: Ledger,
  assumptions: Assumptions,
): number {
  const { keyDocument, network } = assumptions;
  switch (quantity) {
    case 'octets':
      return totals.octets;
    case 'carrierOctets':
      return carrier.octets[keyDocument].inAll;
    case 'networkOctets':
      return networkOctets(carrier, keyDocument, network).inAll;
    case 'messages':
      return inFigure({ totals, answersWithServer });
    case 'carrierMessages':
      return carrierMessageCount(carrier);
    case 'roundTrips':
      return carrier.roundTrips.inAll;
    case 'operations':
      return totals.signatures + totals.verifications;
    case 'airSeconds':
      return airTime(carrier, keyDocument, assumptions, countedNetwork(assumptions)).groupSeconds;
  }
}

const ofCarrier = ['carrierMessages', 'carrierOctets', 'networkOctets', 'airSeconds'] as const;

/** The quantities that an axis does something to. */
export const quantitiesOver: Readonly<Record<GrowthAxis, readonly GrowthQuantity[]>> = {
  members: growthQuantities,
  floorShare: growthQuantities,
  loss: ofCarrier,
  bitRate: ['airSeconds'],
  roundTrip: ['airSeconds'],
};

/** What a plot opens on: the first quantity of its axis in which every two designs differ when nothing fails, or
 *  else any two; the first of all where they differ in none. `runs`: of each design, at the places of the axis. */
export function openingQuantity(
  axis: GrowthAxis,
  runs: readonly (readonly ExpectedRun[])[],
  assumptions: Assumptions,
): GrowthQuantity {
  const quantities = quantitiesOver[axis];
  const linesOf = (quantity: GrowthQuantity) =>
    new Set(
      runs.map((made) =>
        made.map(({ ledger }) => quantityOf(quantity, ledger, assumptions)).join(' '),
      ),
    ).size;
  const most = Math.max(...quantities.map(linesOf));
  return quantities.find((quantity) => linesOf(quantity) === most) ?? growthQuantities[0];
}
