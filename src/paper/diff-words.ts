import { type KeptRun, keptRuns } from './kept-runs.ts';
import type { Change } from './paper.ts';

/** Two wordings of a paragraph word by word. */

export type Span = Readonly<{ change: Change; text: string }>;

/** A word (`GMK-ID`, `7.4.2`), blanks, or any other character. */
const token = /\s+|[\p{L}\p{M}\p{N}_]+(?:[-.'’/][\p{L}\p{M}\p{N}_]+)*|\P{M}\p{M}*|\p{M}/gu;

/** The words of a text with all that stands between them. */
export const tokensOf = (text: string): readonly string[] => text.match(token) ?? [];

/** Those of them that are words. */
export const wordsOf = (text: string): readonly string[] =>
  tokensOf(text).filter((part) => /[\p{L}\p{N}]/u.test(part));

/** The words that the new wording has in place of those of the old one. What is deleted stands before
 *  what is inserted; a blank between words that are replaced does not part them. */
export function diffWords(before: string, after: string): readonly Span[] {
  const [a, b] = [tokensOf(before), tokensOf(after)];
  const spans: Span[] = [];
  const put = (change: Change, tokens: readonly string[]) => {
    if (tokens.length > 0) spans.push({ change, text: tokens.join('') });
  };
  let [i, j] = [0, 0];
  for (const { from, to, length } of grown(withoutBlanks(keptRuns(a, b), a, b), a, b)) {
    put('deleted', a.slice(i, from));
    put('inserted', b.slice(j, to));
    [i, j] = [from + length, to + length];
    put('same', a.slice(from, i));
  }
  put('deleted', a.slice(i));
  put('inserted', b.slice(j));
  return spans;
}

/** The runs with what in front of each is the same on both sides. */
function grown(runs: readonly KeptRun[], a: readonly string[], b: readonly string[]) {
  let [i, j] = [0, 0];
  return runs.map(({ from, to, length }) => {
    let more = 0;
    while (from - more > i && to - more > j && a[from - more - 1] === b[to - more - 1]) more += 1;
    [i, j] = [from + length, to + length];
    return { from: from - more, to: to - more, length: length + more };
  });
}

/** The runs but for blanks that stand alone between words of which some go and others come. */
function withoutBlanks(runs: readonly KeptRun[], a: readonly string[], b: readonly string[]) {
  const kept: KeptRun[] = [];
  runs.forEach((run, at) => {
    const next = runs[at + 1] ?? { from: a.length, to: b.length };
    const last = kept.at(-1) ?? { from: 0, to: 0, length: 0 };
    const ends = { from: run.from + run.length, to: run.to + run.length };
    const before = [run.from > last.from + last.length, run.to > last.to + last.length];
    const behind = [next.from > ends.from, next.to > ends.to];
    const isBetween = before.some(Boolean) && behind.some(Boolean);
    const isReplaced = [0, 1].every((side) => before[side] || behind[side]);
    const isBlank = a.slice(run.from, ends.from).join('').trim() === '';
    if (!(isBlank && isBetween && isReplaced)) kept.push(run);
  });
  return kept;
}
