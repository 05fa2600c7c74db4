import type { LedgerCount, LedgerRow, LedgerUnit } from './ledger-rows.ts';

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

const number = (value: number | null) => (value === null ? '' : String(rounded(value)));

/** At most six digits behind the point: seconds are computed, not measured. */
function rounded(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}

function cellsOf(rows: readonly LedgerRow[], words: LedgerWords): readonly (readonly string[])[] {
  return rows.map(({ count, unit, left, right, difference }) => [
    words.countOf(count),
    words.unitOf(unit),
    number(left),
    number(right),
    number(difference?.absolute ?? null),
    number(difference?.percent ?? null),
  ]);
}

const quoted = (cell: string) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** Comma-separated values with CRLF, quoted where needed; after the numbers come the facts they
 *  belong to, in as many columns. Source: RFC 4180 §2. */
export function ledgerCsv(
  rows: readonly LedgerRow[],
  words: LedgerWords,
  context: readonly ContextRow[],
): string {
  const facts = context.map(({ name, unit, value }) => [name, unit, value, value, '', '']);
  return [words.heads, ...cellsOf(rows, words), ...facts]
    .map((cells) => `${cells.map(quoted).join(',')}\r\n`)
    .join('');
}

/** The same as a Markdown table, numbers to the right, under a heading and the facts. */
export function ledgerMarkdown(
  rows: readonly LedgerRow[],
  words: LedgerWords,
  context: readonly ContextRow[],
  heading: string,
): string {
  const facts = context.map(({ name, unit, value }) => `- ${name}: ${`${value} ${unit}`.trim()}`);
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  const rule = '| --- | --- | ---: | ---: | ---: | ---: |';
  const table = [line(words.heads), rule, ...cellsOf(rows, words).map(line)];
  return `${[`## ${heading}`, '', ...facts, '', ...table].join('\n')}\n`;
}
