import { type AirTime, countReaders, type Ledger, type Readers } from '../../engine/index.ts';

/** The ledger of two designs as rows: what is counted, in which unit, and what changes. */

export type LedgerUnit =
  | 'messages'
  | 'payloads'
  | 'octets'
  | 'operations'
  | 'keys'
  | 'parties'
  | 's';

export const ledgerCounts = [
  ['notifications', 'messages'],
  ['oks', 'messages'],
  ['errors', 'messages'],
  ['payloads', 'payloads'],
  ['octets', 'octets'],
  ['carrierOctets', 'octets'],
  ['signatures', 'operations'],
  ['verifications', 'operations'],
  ['encapsulations', 'operations'],
  ['decapsulations', 'operations'],
  ['keysStored', 'keys'],
  ['readersGroup', 'parties'],
  ['readersMedia', 'parties'],
  ['readersFloor', 'parties'],
  ['memberSeconds', 's'],
  ['groupSeconds', 's'],
] as const satisfies readonly (readonly [string, LedgerUnit])[];

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
  left: number | null;
  right: number | null;
  difference: Difference | null;
}>;

export type LedgerSide = Readonly<{ ledger: Ledger; time: AirTime }>;

/** The rows of two designs; those that say nothing of either are left out. */
export function ledgerRows(left: LedgerSide, right: LedgerSide): readonly LedgerRow[] {
  return ledgerCounts.flatMap(([count, unit]) => {
    const [a, b] = [valueIn(count, left), valueIn(count, right)];
    if (a === null && b === null) return [];
    return [{ count, unit, left: a, right: b, difference: differenceOf(a, b) }];
  });
}

function valueIn(count: LedgerCount, { ledger, time }: LedgerSide): number | null {
  switch (count) {
    case 'carrierOctets':
      return ledger.carrierOctets;
    case 'readersGroup':
      return readerCount(ledger.readers.group);
    case 'readersMedia':
      return readerCount(ledger.readers.media);
    case 'readersFloor':
      return readerCount(ledger.readers.floor);
    case 'memberSeconds':
    case 'groupSeconds':
      return time[count];
    default:
      return ledger.totals[count];
  }
}

const readerCount = (readers: Readers | undefined) => (readers ? countReaders(readers) : null);

function differenceOf(left: number | null, right: number | null): Difference | null {
  if (left === null || right === null) return null;
  const absolute = right - left;
  const percent = left === 0 ? (absolute === 0 ? 0 : null) : (absolute / left) * 100;
  return { absolute, percent };
}
