import type { ScoreRow } from '../../store/poll-score.ts';
import { csvText } from '../csv-text.ts';

/** The score of the session as text. */

export type ScoreWords = Readonly<{
  question: string;
  round: (n: number) => string;
  votes: (n: number) => string;
}>;

/** Whole per cent; empty where nobody voted. */
const percent = (share: number | null | undefined) =>
  share == null ? '' : `${Math.round(100 * share)} %`;

const mostRounds = (rows: readonly ScoreRow[]) =>
  Math.max(1, ...rows.map(({ rounds }) => rounds.length));

function cellsOf(rows: readonly ScoreRow[], words: ScoreWords): readonly (readonly string[])[] {
  const rounds = Array.from({ length: mostRounds(rows) }, (_, at) => at);
  const head = [
    words.question,
    ...rounds.flatMap((at) => [words.round(at + 1), words.votes(at + 1)]),
  ];
  const body = rows.map((row) => [
    row.stem,
    ...rounds.flatMap((at) => {
      const round = row.rounds[at];
      return [percent(round?.share), round === undefined ? '' : `${round.votes}`];
    }),
  ]);
  return [head, ...body];
}

/** What a program for tables would take for a formula is kept a text. */
const plain = (cell: string) => (/^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell);

export const scoreCsv = (rows: readonly ScoreRow[], words: ScoreWords): string =>
  csvText(cellsOf(rows, words).map((cells) => cells.map(plain)));

const escaped = (cell: string) => cell.replace(/[\\|]/g, '\\$&').replace(/\s+/g, ' ');

export function scoreMarkdown(rows: readonly ScoreRow[], words: ScoreWords): string {
  const [head = [], ...body] = cellsOf(rows, words);
  const line = (cells: readonly string[]) => `| ${cells.map(escaped).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...body.map(line), ''].join('\n');
}
