import type { Formats } from '../i18n/formats.ts';
import { roundedTo } from './rounded.ts';

/** A table as the screen shows it, on its way out of the page: writers make text for spreadsheets, for
 *  documents and for the clipboard of it. */

/** A number as it is shown, and rounded as it is shown for programs that go on calculating. */
export type NumberCell = Readonly<{ value: number; text: string }>;
/** Null: there is nothing. */
export type TableCell = string | NumberCell | null;

export type DataTable = Readonly<{
  title: string;
  heads: readonly string[];
  rows: readonly (readonly TableCell[])[];
  /** What it belongs to: what is compared, up to where, which switches. */
  context: readonly Readonly<{ name: string; value: string }>[];
  /** What it counts or leaves out, what is unverified or illustrative: a sentence each. */
  marks: readonly string[];
}>;

export const numberCell = (formats: Formats, value: number, digits = 0): NumberCell => ({
  value: roundedTo(value, digits),
  text: formats.fixed(value, digits),
});

export const signedCell = (formats: Formats, value: number, digits = 0): NumberCell => ({
  value: roundedTo(value, digits),
  text: formats.signed(value, digits),
});

/** `percent`: 12 for 12 %, as the value too. */
export const percentCell = (formats: Formats, percent: number, digits = 0): NumberCell => ({
  value: roundedTo(percent, digits),
  text: formats.signedPercent(percent, digits),
});

/** Programs for tables take a text that begins so for a formula, or let it become one. Source: OWASP, CSV
 *  Injection. */
const formulaSigns = /^[=+\-@＝＋－＠\t\r\n]/;

/** A text that no program takes for a formula: an apostrophe before it, which spreadsheets know as the mark
 *  of a text. A number needs none, with its sign too: it is a number, and no formula. */
export const guarded = (text: string): string => (formulaSigns.test(text) ? `'${text}` : text);

/** A cell as other programs read it: plain numbers without grouping, texts guarded. */
export function plainCell(cell: TableCell): string {
  if (cell === null) return '';
  return typeof cell === 'string' ? guarded(cell) : String(cell.value);
}

/** A cell as the screen shows it. */
export function shownCell(cell: TableCell): string {
  if (cell === null) return '';
  return typeof cell === 'string' ? guarded(cell) : cell.text;
}

/** Whether a column holds nothing but numbers. */
export const isNumberColumn = ({ rows }: DataTable, column: number): boolean =>
  rows.some((cells) => isNumber(cells[column])) &&
  rows.every((cells) => cells[column] === null || isNumber(cells[column]));

const isNumber = (cell: TableCell | undefined) => typeof cell === 'object' && cell !== null;
