import type { Formats } from '../../i18n/formats.ts';
import {
  type DataTable,
  numberCell,
  percentCell,
  signedCell,
  type TableCell,
} from '../data-table.ts';
import type { ContextRow } from '../scenario-context.ts';
import type { LedgerCount, LedgerRow, LedgerUnit } from './ledger-rows.ts';

/** The ledger on its way out of the page: units in a column. */

export type LedgerWords = Readonly<{
  heads: readonly [
    quantity: string,
    unit: string,
    left: string,
    right: string,
    difference: string,
    percent: string,
  ];
  countOf: (count: LedgerCount) => string;
  unitOf: (unit: LedgerUnit) => string;
  formats: Formats;
}>;

/** What the numbers count or leave out, one sentence each. */
export type LimitRow = Readonly<{ name: string; text: string }>;

/** Digits behind the point, as the screen has them. */
export const digitsOf = (unit: LedgerUnit): number => (unit === 's' ? 2 : 0);

function cellsOf(row: LedgerRow, { countOf, unitOf, formats }: LedgerWords): readonly TableCell[] {
  const { count, unit, left, right, difference } = row;
  const digits = digitsOf(unit);
  const number = (value: number | null) =>
    value === null ? null : numberCell(formats, value, digits);
  const percent = difference?.percent ?? null;
  return [
    ...[countOf(count), unitOf(unit), number(left), number(right)],
    difference && signedCell(formats, difference.absolute, digits),
    percent === null ? null : percentCell(formats, percent, 1),
  ];
}

/** The ledger with the facts it belongs to, and what its numbers leave out. */
export const ledgerTable = (
  rows: readonly LedgerRow[],
  words: LedgerWords,
  context: readonly ContextRow[],
  limits: readonly LimitRow[],
  title: string,
): DataTable => ({
  title,
  heads: words.heads,
  rows: rows.map((row) => cellsOf(row, words)),
  context,
  marks: limits.map(({ name, text }) => `${name}: ${text}`),
});
