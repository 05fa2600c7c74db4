import {
  type Fact,
  type Fault,
  type FaultEntry,
  faults,
  reasonAgainst,
  type Scenario,
} from '../../engine/index.ts';
import { findPlace } from '../../store/fault-places.ts';
import type { FaultAim } from '../../store/faults-state.ts';

/** The catalogue against a scenario: where each fault can be put, or why it cannot. */

export type Offer = Readonly<{
  fault: Fault;
  /** A place that fits: where it was asked for, or else the first there is. */
  entry: FaultEntry;
  /** Why not where it was asked for; null where it fits there. */
  notHere: Fact | null;
  /** Why nowhere in this run; null where it fits somewhere. */
  nowhere: Fact | null;
}>;

function offerOf(scenario: Scenario, fault: Fault, aim: FaultAim | null): Offer {
  const to = aim?.to ?? 'all';
  if (aim?.at) {
    const here: FaultEntry = { fault: fault.id, at: aim.at, to: 'all', parameters: {} };
    const notHere = reasonAgainst(scenario, here);
    if (notHere === null) return { fault, entry: { ...here, to }, notHere, nowhere: null };
    return { ...offerOf(scenario, fault, null), notHere };
  }
  const { entry, reason } = findPlace(scenario, fault);
  return { fault, entry, notHere: null, nowhere: reason };
}

/** What the catalogue offers for a scenario, in its order. `aim`: where a fault is to be put. */
export function offersFor(scenario: Scenario, aim: FaultAim | null): readonly Offer[] {
  return faults.map((fault) => offerOf(scenario, fault, aim));
}

/** What a class is shown first, of each kind something. */
const first = [
  'signature-bit-flip',
  'payload-octet-altered',
  'notification-lost',
  'gms-not-authorised',
  'sakke-data-altered',
  'notification-delayed',
  'kms-certificate-missing',
  'rsk-of-another-kms',
  'partner-leaks-gmk',
];

/** A few faults that fit where the menu was opened. */
export function fewFitting(offers: readonly Offer[], count = 5): readonly Offer[] {
  const fitting = offers.filter(({ notHere, nowhere }) => notHere === null && nowhere === null);
  const rank = ({ fault }: Offer) =>
    (first.indexOf(fault.id) + first.length + 1) % (first.length + 1);
  return [...fitting].sort((a, b) => rank(a) - rank(b)).slice(0, count);
}
