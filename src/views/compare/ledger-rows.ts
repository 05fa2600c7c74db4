import {
  type AirTime,
  type CarrierName,
  carrierMessageCount,
  carrierNames,
  countReaders,
  type KeptState,
  type KeyDocument,
  type Ledger,
  type Readers,
  type WorkingParty,
  workingParties,
} from '../../engine/index.ts';
import type { FailedHalf } from '../../store/failed-half.ts';
import {
  type LedgerCount,
  type LedgerPart,
  type LedgerUnit,
  ledgerCounts,
} from './ledger-counts.ts';

/** The ledger of designs as rows: what is counted, in which unit, and what changes. */

export type Difference = Readonly<{
  absolute: number;
  /** Of the first design; null where that has none. */
  percent: number | null;
}>;

/** A value is null where the design has no such thing, such as a media key beside a group key. */
export type LedgerRow = Readonly<{
  count: LedgerCount;
  unit: LedgerUnit;
  part: LedgerPart;
  values: readonly (number | null)[];
  /** What each of the others has more than the first. */
  differences: readonly (Difference | null)[];
}>;

/** What parties keep when a run is over. */
export type KeptStates = Readonly<Record<'ue' | 'gms' | 'partnerGms', KeptState | null>>;

/** What is absent is in no row: who makes a table says how much it tells. */
export type LedgerSide = Readonly<{
  ledger: Ledger;
  time: AirTime;
  /** With what lies under the stage 3 messages. */
  networkOctets?: number;
  kept?: KeptStates | null;
  half?: FailedHalf | null;
  keyDocument?: KeyDocument;
  /** There is no such act in the design: nothing is told of it. */
  noAct?: boolean;
}>;

/** The rows of two designs or more. Left out are those that say nothing of any, and kinds of messages and
 *  operations of a party that none has. */
export function ledgerRows(...sides: readonly LedgerSide[]): readonly LedgerRow[] {
  return ledgerCounts.flatMap(([count, unit, part]): LedgerRow[] => {
    const values = sides.map((side) => (side.noAct ? null : valueIn(count, side)));
    const [first = null, ...others] = values;
    if (values.every((value) => value === null)) return [];
    const isOfOneKind =
      isCarrierName(count) || part === 'server' || (part === 'parties' && count !== 'kms');
    if (isOfOneKind && values.every((value) => value === null || value === 0)) return [];
    const differences = others.map((value) => differenceOf(first, value));
    return [{ count, unit, part, values, differences }];
  });
}

const isCarrierName = (count: LedgerCount): count is CarrierName =>
  carrierNames.some((name) => name === count);

/** Where the catalogue has the name of a count. */
export function countKey(count: LedgerCount) {
  return isCarrierName(count)
    ? (`compare.carrier.name.${count}` as const)
    : (`compare.count.${count}` as const);
}

function valueIn(count: LedgerCount, side: LedgerSide): number | null {
  const { ledger, time, networkOctets = null } = side;
  const { totals, answersWithServer, carrier, readers, operations } = ledger;
  if (isCarrierName(count)) return carrier.messages[count];
  switch (count) {
    case 'keyMessages':
      return totals.messages - totals.notifications - totals.oks - totals.errors;
    case 'oks':
    case 'errors':
      return totals[count] - answersWithServer[count];
    case 'serverOks':
      return answersWithServer.oks;
    case 'serverErrors':
      return answersWithServer.errors;
    case 'carrierMessages':
      return carrierMessageCount(carrier);
    case 'memberRoundTrips':
      return carrier.roundTrips.member;
    case 'groupRoundTrips':
      return carrier.roundTrips.inSequence;
    case 'allRoundTrips':
      return carrier.roundTrips.inAll;
    case 'carrierOctetsBoth':
      return carrier.octets['both-payloads'].inAll;
    case 'carrierOctetsNew':
      return carrier.octets['new-payload'].inAll;
    case 'networkOctets':
      return networkOctets;
    case 'readersGroup':
      return readerCount(readers.group);
    case 'readersMedia':
      return readerCount(readers.media);
    case 'readersFloor':
      return readerCount(readers.floor);
    case 'readersClient':
      return readerCount(readers.client);
    case 'readersMulticast':
      return readerCount(readers.multicast);
    case 'memberSeconds':
    case 'groupSeconds':
      return time[count];
    case 'kms':
      return Object.values(operations.kms).reduce((sum, one) => sum + one, 0);
    default:
      return count in totals ? totals[count as keyof typeof totals] : partIn(count, side);
  }
}

/** Counts with a name of several parts: what a party computes or keeps, what a failed half costs. */
function partIn(count: LedgerCount, { ledger, kept, half, keyDocument }: LedgerSide) {
  const [of = '', what = '', which = ''] = count.split('.');
  if (of === 'half') {
    const cost = half?.[what as keyof FailedHalf];
    if (!cost) return null;
    if (which === 'octets') return cost.octets[keyDocument ?? 'both-payloads'];
    return cost[which as 'messages' | 'roundTrips' | 'payloadOctets'];
  }
  const computed = workingParties.some((party) => party === of)
    ? ledger.operations[of as WorkingParty]
    : {};
  if (what in computed) return computed[what as keyof typeof computed];
  return kept?.[of as keyof KeptStates]?.[what as keyof KeptState] ?? null;
}

const readerCount = (readers: Readers | undefined) => (readers ? countReaders(readers) : null);

/** What another design has more than the first. */
export function differenceOf(first: number | null, other: number | null): Difference | null {
  if (first === null || other === null) return null;
  const absolute = other - first;
  const percent = first === 0 ? (absolute === 0 ? 0 : null) : (absolute / first) * 100;
  return { absolute, percent };
}
