/** A stretch that two sequences share: where it begins in each, and how long it is. */
export type KeptRun = Readonly<{ from: number; to: number; length: number }>;

type Pair = readonly [from: number, to: number];

/** A longest common subsequence, in stretches. Time goes with the product of the lengths of what is between
 *  their common beginning and end, memory with one of them (Hirschberg 1975). */
export function keptRuns(a: readonly string[], b: readonly string[]): readonly KeptRun[] {
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1;
  let end = 0;
  const most = Math.min(a.length, b.length) - start;
  while (end < most && a[a.length - 1 - end] === b[b.length - 1 - end]) end += 1;
  const numbers = new Map<string, number>();
  const numbered = (words: readonly string[]) =>
    Int32Array.from(words.slice(start, words.length - end), (word) => {
      const number = numbers.get(word) ?? numbers.size;
      numbers.set(word, number);
      return number;
    });
  const pairs: Pair[] = [];
  collect(numbered(a), numbered(b), start, start, pairs);
  const same = (length: number, from: number, to: number) =>
    Array.from({ length }, (_, at): Pair => [from + at, to + at]);
  const [fromEnd, toEnd] = [a.length - end, b.length - end];
  return inStretches([...same(start, 0, 0), ...pairs, ...same(end, fromEnd, toEnd)]);
}

/** The pairs of a longest common subsequence; `from` and `to` are added to what they are. */
function collect(a: Int32Array, b: Int32Array, from: number, to: number, pairs: Pair[]): void {
  if (a.length === 0 || b.length === 0) return;
  if (a.length === 1) {
    const at = b.indexOf(a[0] as number);
    if (at >= 0) pairs.push([from, to + at]);
    return;
  }
  const half = a.length >> 1;
  const before = lengths(a.subarray(0, half), b);
  const behind = lengths(a.slice(half).reverse(), b.slice().reverse());
  let cut = 0;
  let best = -1;
  for (let at = 0; at <= b.length; at += 1) {
    const sum = (before[at] as number) + (behind[b.length - at] as number);
    if (sum > best) [best, cut] = [sum, at];
  }
  collect(a.subarray(0, half), b.subarray(0, cut), from, to, pairs);
  collect(a.subarray(half), b.subarray(cut), from + half, to + cut, pairs);
}

/** How long a common subsequence of `a` and each beginning of `b` is. */
function lengths(a: Int32Array, b: Int32Array): Uint32Array {
  let last = new Uint32Array(b.length + 1);
  let row = new Uint32Array(b.length + 1);
  for (const word of a) {
    for (let at = 1; at <= b.length; at += 1) {
      row[at] =
        word === b[at - 1]
          ? (last[at - 1] as number) + 1
          : Math.max(last[at] as number, row[at - 1] as number);
    }
    [last, row] = [row, last];
  }
  return last;
}

function inStretches(pairs: readonly Pair[]): readonly KeptRun[] {
  const runs: KeptRun[] = [];
  for (const [from, to] of pairs) {
    const last = runs.at(-1);
    if (last && from === last.from + last.length && to === last.to + last.length) {
      runs[runs.length - 1] = { ...last, length: last.length + 1 };
    } else {
      runs.push({ from, to, length: 1 });
    }
  }
  return runs;
}
