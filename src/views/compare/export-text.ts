import type { Formats } from '../../i18n/formats.ts';
import type { Words } from '../actor-names.ts';
import {
  type DataTable,
  numberCell,
  percentCell,
  signedCell,
  type TableCell,
} from '../data-table.ts';
import type { ContextRow } from '../scenario-context.ts';
import type { LedgerCount, LedgerUnit } from './ledger-counts.ts';
import type { Difference, LedgerRow } from './ledger-rows.ts';

/** The ledger on its way out of the page: units in a column. */

export type LedgerWords = Readonly<{
  heads: readonly string[];
  countOf: (count: LedgerCount) => string;
  unitOf: (unit: LedgerUnit) => string;
  formats: Formats;
}>;

/** What the numbers count or leave out, one sentence each. */
export type LimitRow = Readonly<{ name: string; text: string }>;

/** Digits behind the point, as the screen has them. */
export const digitsOf = (unit: LedgerUnit): number => (unit === 's' ? 2 : 0);

function cellsOf(row: LedgerRow, { countOf, unitOf, formats }: LedgerWords): readonly TableCell[] {
  const { count, unit, values, differences } = row;
  const digits = digitsOf(unit);
  const [first = null, ...others] = values.map((value) =>
    value === null ? null : numberCell(formats, value, digits),
  );
  return [
    ...[countOf(count), unitOf(unit), first],
    ...others.flatMap((value, place) => [
      value,
      ...differenceCells(differences[place] ?? null, digits, formats),
    ]),
  ];
}

/** A difference with its percentage, on its way out of the page. */
export const differenceCells = (
  difference: Difference | null,
  digits: number,
  formats: Formats,
): readonly [TableCell, TableCell] => [
  difference && signedCell(formats, difference.absolute, digits),
  difference === null || difference.percent === null
    ? null
    : percentCell(formats, difference.percent, 1),
];

/** Heads of a table of designs behind that of its first column: each of the others with what it has more than
 *  the first. */
export function designHeads([first, ...others]: readonly string[], t: Words): readonly string[] {
  const one = others.length === 1;
  return [
    ...(first === undefined ? [] : [first]),
    ...others.flatMap((design) => [
      design,
      t(one ? 'compare.head.difference' : 'compare.head.differenceOf', { design }),
      t(one ? 'compare.head.percent' : 'compare.head.percentOf', { design }),
    ]),
  ];
}

/** The same where each difference stands beside its design. */
export const shownHeads = ([first = '', ...others]: readonly string[], t: Words) => [
  first,
  ...others.flatMap((one) => [one, t('compare.head.difference'), t('compare.head.percent')]),
];

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
