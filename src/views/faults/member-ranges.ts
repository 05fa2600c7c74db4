/** Members as a reader writes them: `1–3, 7`. */

export type Ranges = Readonly<
  | { ok: true; ordinals: readonly number[] }
  | { ok: false; problem: 'unreadable' | 'absent'; part: string }
>;

const range = /^(\d{1,5})(?:\s*[-–]\s*(\d{1,5}))?$/;

/** The ordinals, each once and in their order. `most`: the largest there is. */
export function readRanges(text: string, most: number): Ranges {
  const found = new Set<number>();
  for (const part of text.split(',').map((one) => one.trim())) {
    if (part === '') continue;
    const match = range.exec(part);
    if (match === null) return { ok: false, problem: 'unreadable', part };
    const first = Number(match[1]);
    const last = Number(match[2] ?? match[1]);
    if (first < 1 || last < first || last > most) return { ok: false, problem: 'absent', part };
    for (let ordinal = first; ordinal <= last; ordinal += 1) found.add(ordinal);
  }
  return { ok: true, ordinals: [...found].sort((a, b) => a - b) };
}

/** The fewest ranges that hold ordinals given in rising order. */
export function rangesOf(ordinals: readonly number[]): readonly string[] {
  const runs: [number, number][] = [];
  for (const ordinal of ordinals) {
    const run = runs.at(-1);
    if (run !== undefined && run[1] === ordinal - 1) run[1] = ordinal;
    else runs.push([ordinal, ordinal]);
  }
  return runs.map(([first, last]) => (first === last ? `${first}` : `${first}–${last}`));
}

/** The same as one text, to be typed on: `readRanges` reads it. */
export const writeRanges = (ordinals: readonly number[]): string => rangesOf(ordinals).join(', ');
