/** A piece of a text with where it stands. Trimmed by hand: an expression that looks for what ends a
 *  text takes a time that grows with the square of what it runs over. */
export type Trimmed = Readonly<{ bare: string; start: number }>;

/** The text without blanks, and without those characters, at its two ends. */
export function trimmed(text: string, front = '', back = ''): Trimmed {
  let [start, end] = [0, text.length];
  const isIn = (characters: string, at: number) => {
    const character = text.charAt(at);
    return characters.includes(character) || character.trim() === '';
  };
  while (start < end && isIn(front, start)) start += 1;
  while (end > start && isIn(back, end - 1)) end -= 1;
  return { bare: text.slice(start, end), start };
}

/** The lines of a text with where they start, without their ends. */
export function* linesOf(text: string): Generator<Readonly<{ line: string; start: number }>> {
  for (let start = 0; start <= text.length; ) {
    const next = text.indexOf('\n', start);
    const end = next < 0 ? text.length : next;
    if (start === end) {
      yield { line: '', start };
      start = end + 1;
      continue;
    }
    const line = text.slice(start, text.charAt(end - 1) === '\r' && end > start ? end - 1 : end);
    yield { line, start };
    start = end + 1;
  }
}
