import {
  type AirTime,
  type CarrierName,
  carrierMessageCount,
  carrierNames,
  countReaders,
  type Ledger,
  type Readers,
} from '../../engine/index.ts';

/** The ledger of two designs as rows: what is counted, in which unit, and what changes. */

export type LedgerUnit =
  | 'messages'
  | 'carrierMessages'
  | 'roundTrips'
  | 'payloads'
  | 'octets'
  | 'operations'
  | 'keys'
  | 'parties'
  | 's';

/** What belongs together: the messages as the figure draws them apart from those of stage 3. */
export const ledgerParts = ['figure', 'carrier', 'roundTrips', 'octets', 'keys', 'time'] as const;
export type LedgerPart = (typeof ledgerParts)[number];

export const ledgerCounts = [
  ['notifications', 'messages', 'figure'],
  ['keyMessages', 'messages', 'figure'],
  ['oks', 'messages', 'figure'],
  ['errors', 'messages', 'figure'],
  ['carrierMessages', 'carrierMessages', 'carrier'],
  ['notify', 'carrierMessages', 'carrier'],
  ['notify-ok', 'carrierMessages', 'carrier'],
  ['get-group', 'carrierMessages', 'carrier'],
  ['group-document', 'carrierMessages', 'carrier'],
  ['get-keys', 'carrierMessages', 'carrier'],
  ['key-document', 'carrierMessages', 'carrier'],
  ['gmop-request', 'carrierMessages', 'carrier'],
  ['gmop-answer', 'carrierMessages', 'carrier'],
  ['register', 'carrierMessages', 'carrier'],
  ['register-answer', 'carrierMessages', 'carrier'],
  ['key-message', 'carrierMessages', 'carrier'],
  ['key-message-ok', 'carrierMessages', 'carrier'],
  ['memberRoundTrips', 'roundTrips', 'roundTrips'],
  ['groupRoundTrips', 'roundTrips', 'roundTrips'],
  ['allRoundTrips', 'roundTrips', 'roundTrips'],
  ['payloads', 'payloads', 'octets'],
  ['octets', 'octets', 'octets'],
  ['carrierOctetsBoth', 'octets', 'octets'],
  ['carrierOctetsNew', 'octets', 'octets'],
  ['signatures', 'operations', 'keys'],
  ['verifications', 'operations', 'keys'],
  ['encapsulations', 'operations', 'keys'],
  ['decapsulations', 'operations', 'keys'],
  ['keysStored', 'keys', 'keys'],
  ['readersGroup', 'parties', 'keys'],
  ['readersMedia', 'parties', 'keys'],
  ['readersFloor', 'parties', 'keys'],
  ['readersClient', 'parties', 'keys'],
  ['readersMulticast', 'parties', 'keys'],
  ['memberSeconds', 's', 'time'],
  ['groupSeconds', 's', 'time'],
] as const satisfies readonly (readonly [string, LedgerUnit, LedgerPart])[];

export type LedgerCount = (typeof ledgerCounts)[number][0];

export type Difference = Readonly<{
  absolute: number;
  /** Of the left design; null where that has none. */
  percent: number | null;
}>;

/** A side is null where the design has no such thing, such as a media key beside a group key. */
export type LedgerRow = Readonly<{
  count: LedgerCount;
  unit: LedgerUnit;
  part: LedgerPart;
  left: number | null;
  right: number | null;
  difference: Difference | null;
}>;

export type LedgerSide = Readonly<{ ledger: Ledger; time: AirTime }>;

/** The rows of two designs. Left out are those that say nothing of either, and kinds of stage 3
 *  messages that neither sends. */
export function ledgerRows(left: LedgerSide, right: LedgerSide): readonly LedgerRow[] {
  return ledgerCounts.flatMap(([count, unit, part]) => {
    const [a, b] = [valueIn(count, left), valueIn(count, right)];
    if (a === null && b === null) return [];
    const isRare = isCarrierName(count) || count === 'keyMessages';
    if (isRare && a === 0 && b === 0) return [];
    return [{ count, unit, part, left: a, right: b, difference: differenceOf(a, b) }];
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

function valueIn(count: LedgerCount, { ledger, time }: LedgerSide): number | null {
  const { totals, carrier } = ledger;
  if (isCarrierName(count)) return carrier.messages[count];
  switch (count) {
    case 'keyMessages':
      return totals.messages - totals.notifications - totals.oks - totals.errors;
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
    case 'readersGroup':
      return readerCount(ledger.readers.group);
    case 'readersMedia':
      return readerCount(ledger.readers.media);
    case 'readersFloor':
      return readerCount(ledger.readers.floor);
    case 'readersClient':
      return readerCount(ledger.readers.client);
    case 'readersMulticast':
      return readerCount(ledger.readers.multicast);
    case 'memberSeconds':
    case 'groupSeconds':
      return time[count];
    default:
      return totals[count];
  }
}

const readerCount = (readers: Readers | undefined) => (readers ? countReaders(readers) : null);

/** What the right design has more than the left one. */
export function differenceOf(left: number | null, right: number | null): Difference | null {
  if (left === null || right === null) return null;
  const absolute = right - left;
  const percent = left === 0 ? (absolute === 0 ? 0 : null) : (absolute / left) * 100;
  return { absolute, percent };
}
