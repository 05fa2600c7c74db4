import { wordsOf } from './diff-words.ts';
import { keptRuns } from './kept-runs.ts';

/** What becomes of the paragraphs of a text: one of the old wording, one of the new, or both of a pair. */
export type ParagraphPair = Readonly<{ before: string | null; after: string | null }>;

/** Share of their words that two paragraphs have in common, from which on one is a change of the other. */
const leastAlike = 1 / 3;

/** Pairs compared one with another; of more nothing is said but that they differ. */
const mostCompared = 100_000;

/** Paragraphs of two wordings in one order: equal ones together, then those most alike between them. */
export function pairParagraphs(
  before: readonly string[],
  after: readonly string[],
): readonly ParagraphPair[] {
  const pairs: ParagraphPair[] = [];
  let [i, j] = [0, 0];
  const end = { from: before.length, to: after.length, length: 0 };
  for (const { from, to, length } of [...keptRuns(before, after), end]) {
    pairs.push(...mostAlike(before.slice(i, from), after.slice(j, to)));
    [i, j] = [from + length, to + length];
    for (const text of before.slice(from, i)) pairs.push({ before: text, after: text });
  }
  return pairs;
}

/** Pairs in the order of both that have most in common; what has no other stands alone. */
function mostAlike(before: readonly string[], after: readonly string[]): readonly ParagraphPair[] {
  const alone = [
    ...before.map((text) => ({ before: text, after: null })),
    ...after.map((text) => ({ before: null, after: text })),
  ];
  if (before.length * after.length > mostCompared) return alone;
  const [old, fresh] = [before.map(countWords), after.map(countWords)];
  const width = after.length + 1;
  /** What the paragraphs from `i` and `j` on have in common at most. */
  const best = new Float64Array((before.length + 1) * width);
  const at = (i: number, j: number) => best[i * width + j] ?? 0;
  const paired = (i: number, j: number) => {
    const share = alikeness(old[i], fresh[j]);
    return share < leastAlike ? 0 : share + at(i + 1, j + 1);
  };
  for (let i = before.length - 1; i >= 0; i -= 1) {
    for (let j = after.length - 1; j >= 0; j -= 1) {
      best[i * width + j] = Math.max(paired(i, j), at(i + 1, j), at(i, j + 1));
    }
  }
  const pairs: ParagraphPair[] = [];
  let [i, j] = [0, 0];
  while (i < before.length && j < after.length) {
    if (at(i, j) > 0 && at(i, j) === paired(i, j)) {
      pairs.push({ before: before[i++] ?? '', after: after[j++] ?? '' });
    } else if (at(i, j) === at(i + 1, j)) pairs.push({ before: before[i++] ?? '', after: null });
    else pairs.push({ before: null, after: after[j++] ?? '' });
  }
  const rest = alone.slice(i, before.length);
  return [...pairs, ...rest, ...alone.slice(before.length + j)];
}

type Counted = Readonly<{ counts: ReadonlyMap<string, number>; total: number }>;

function countWords(text: string): Counted {
  const counts = new Map<string, number>();
  const words = wordsOf(text);
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return { counts, total: words.length };
}

/** From 0, no word in common, to 1. */
function alikeness(a?: Counted, b?: Counted): number {
  if (!a || !b || a.total + b.total === 0) return 0;
  let common = 0;
  for (const [word, count] of a.counts) common += Math.min(count, b.counts.get(word) ?? 0);
  return (2 * common) / (a.total + b.total);
}
