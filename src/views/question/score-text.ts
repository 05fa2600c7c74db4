import type { ScoreRow } from '../../store/poll-score.ts';
import type { DataTable, TableCell } from '../data-table.ts';

/** The score of the session on its way out of the page. */

export type ScoreWords = Readonly<{
  title: string;
  question: string;
  round: (n: number) => string;
  votes: (n: number) => string;
}>;

/** Whole per cent; nothing where nobody voted. */
function percent(share: number | null | undefined): TableCell {
  if (share == null) return null;
  const value = Math.round(100 * share);
  return { value, text: `${value} %` };
}

const mostRounds = (rows: readonly ScoreRow[]) =>
  Math.max(1, ...rows.map(({ rounds }) => rounds.length));

/** Every question with the part that was right, in per cent, and the votes of each round. */
export function scoreTable(rows: readonly ScoreRow[], words: ScoreWords): DataTable {
  const rounds = Array.from({ length: mostRounds(rows) }, (_, at) => at);
  return {
    title: words.title,
    heads: [
      words.question,
      ...rounds.flatMap((at) => [`${words.round(at + 1)} (%)`, words.votes(at + 1)]),
    ],
    rows: rows.map((row) => [
      row.stem,
      ...rounds.flatMap((at): readonly TableCell[] => {
        const round = row.rounds[at];
        const votes = round && { value: round.votes, text: `${round.votes}` };
        return [percent(round?.share), votes ?? null];
      }),
    ]),
    context: [],
    marks: [],
  };
}
