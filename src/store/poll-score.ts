import type { Poll, PollCounts, PollResult } from './poll-state.ts';

/** What a vote came to. */

type Voted = Readonly<{ kind: PollResult['kind']; counts: PollCounts; right: readonly string[] }>;

/** The vote of somebody who chose none of the options alone, or not those that are right. */
export const otherVote = 'other';

export const votesIn = (counts: PollCounts): number =>
  Object.values(counts).reduce((sum, count) => sum + count, 0);

/** The part of the votes that are right, from 0 to 1; null where nobody voted. Of an `order` those that
 *  put the right one first. */
export function rightShare({ kind, counts, right }: Voted): number | null {
  const votes = votesIn(counts);
  if (votes === 0) return null;
  const good = kind === 'order' ? right.slice(0, 1) : right;
  return good.reduce((sum, id) => sum + (counts[id] ?? 0), 0) / votes;
}

/** Between these talking with a neighbour helps most: enough know it to convince the others. */
const worthTalking = { least: 0.35, most: 0.7 };

/** Whether a vote that is closed is better talked about and taken again than told. Once only: the second
 *  vote is the answer of the class. */
export function isWorthTalking({ question, phase, round, counts, right }: Poll): boolean {
  if (phase !== 'locked' || round > 1 || right === null) return false;
  const share = rightShare({ kind: question.kind, counts, right });
  return share !== null && share >= worthTalking.least && share <= worthTalking.most;
}

/** The vote of one person. */
export function ownVote(
  kind: PollResult['kind'],
  chosen: readonly string[],
  right: readonly string[],
): PollCounts {
  const [first = otherVote] = chosen;
  if (isAllRight(kind, chosen, right)) return { [right[0] ?? first]: 1 };
  const wrong = kind === 'order' ? otherVote : chosen.find((id) => !right.includes(id));
  return { [wrong ?? otherVote]: 1 };
}

/** Whether the options chosen are all that are right; of an `order` in the right order. */
export function isAllRight(
  kind: PollResult['kind'],
  chosen: readonly string[],
  right: readonly string[],
): boolean {
  if (chosen.length !== right.length) return false;
  return chosen.every((id, at) => (kind === 'order' ? right[at] === id : right.includes(id)));
}

/** A question with the rounds it was voted on, in the order they were. */
export type ScoreRow = Readonly<{
  questionId: string;
  stem: string;
  rounds: readonly Readonly<{ votes: number; share: number | null }>[];
}>;

/** The score of the session by question, what most got wrong in their last round first. */
export function scoreRows(results: readonly PollResult[]): readonly ScoreRow[] {
  const rows = new Map<string, ScoreRow>();
  for (const result of results) {
    const { questionId, stem } = result;
    const key = `${questionId} ${stem}`;
    const round = { votes: votesIn(result.counts), share: rightShare(result) };
    const before = rows.get(key)?.rounds ?? [];
    rows.set(key, { questionId, stem, rounds: [...before, round] });
  }
  const last = ({ rounds }: ScoreRow) => rounds.at(-1)?.share ?? 1;
  return [...rows.values()].toSorted((a, b) => last(a) - last(b));
}
