import { csvText } from '../csv-text.ts';
import type { LedgerCount, LedgerRow, LedgerUnit } from './ledger-rows.ts';
import { roundedTo } from './numbers.ts';

/** The ledger as text for other programs: plain numbers, a header row, units in a column. */

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
}>;

/** What the numbers belong to: a fact that both designs share. */
export type ContextRow = Readonly<{ name: string; unit: string; value: string }>;

/** What the numbers count or leave out, one sentence each. */
export type LimitRow = Readonly<{ name: string; text: string }>;

const number = (value: number | null) => (value === null ? '' : String(rounded(value)));

/** At most six digits behind the point: seconds are computed, not measured. */
const rounded = (value: number) => roundedTo(value, 6);

/** A percentage as the screen rounds it. */
const percentage = (value: number | null) => (value === null ? '' : String(roundedTo(value, 1)));

function cellsOf(rows: readonly LedgerRow[], words: LedgerWords): readonly (readonly string[])[] {
  return rows.map(({ count, unit, left, right, difference }) => [
    words.countOf(count),
    words.unitOf(unit),
    number(left),
    number(right),
    number(difference?.absolute ?? null),
    percentage(difference?.percent ?? null),
  ]);
}

/** Comma-separated values; after the numbers come the facts they
 *  belong to and what they leave out, in as many columns. */
export function ledgerCsv(
  rows: readonly LedgerRow[],
  words: LedgerWords,
  context: readonly ContextRow[],
  limits: readonly LimitRow[],
): string {
  const facts = context.map(({ name, unit, value }) => [name, unit, value, value, '', '']);
  const notes = limits.map(({ name, text }) => [name, '', text, text, '', '']);
  return csvText([words.heads, ...cellsOf(rows, words), ...facts, ...notes]);
}

/** The same as a Markdown table, numbers to the right, under a heading and the facts; below it what
 *  the numbers leave out. */
export function ledgerMarkdown(
  rows: readonly LedgerRow[],
  words: LedgerWords,
  context: readonly ContextRow[],
  limits: readonly LimitRow[],
  heading: string,
): string {
  const facts = context.map(({ name, unit, value }) => `- ${name}: ${`${value} ${unit}`.trim()}`);
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  const rule = '| --- | --- | ---: | ---: | ---: | ---: |';
  const table = [line(words.heads), rule, ...cellsOf(rows, words).map(line)];
  const notes = limits.map(({ name, text }) => `- ${name}: ${text}`);
  const below = notes.length === 0 ? [] : ['', ...notes];
  return `${[`## ${heading}`, '', ...facts, '', ...table, ...below].join('\n')}\n`;
}
