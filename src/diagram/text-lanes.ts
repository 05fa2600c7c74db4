import { inOneLine } from './sequence.ts';

/** Text in columns of a monospaced font: what is as wide as what. */

/** So many columns a mail leaves whole. */
export const textColumns = 100;

/** Columns a text takes; what a font combines counts once. */
export const widthOf = (text: string): number => [...text.normalize('NFC')].length;

const cut = (word: string, room: number): readonly string[] => {
  const signs = [...word];
  return Array.from({ length: Math.ceil(signs.length / room) }, (_, at) =>
    signs.slice(at * room, (at + 1) * room).join(''),
  );
};

/** A text in lines of at most `room` columns; a word that is longer is cut. */
export function wrapped(text: string, room: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of inOneLine(text).normalize('NFC').split(' ')) {
    for (const piece of widthOf(word) > room ? cut(word, room) : [word]) {
      const longer = line === '' ? piece : `${line} ${piece}`;
      if (widthOf(longer) <= room) line = longer;
      else {
        lines.push(line);
        line = piece;
      }
    }
  }
  return [...lines, line];
}

/** A row of columns, written over from left to right. */
export function createRow(lanes: readonly number[]) {
  const signs: string[] = [];
  const put = (at: number, text: string) => {
    [...text].forEach((sign, index) => {
      for (let blank = signs.length; blank < at + index; blank += 1) signs.push(' ');
      signs[at + index] = sign;
    });
  };
  for (const lane of lanes) put(lane, '|');
  return { put, text: () => signs.join('').trimEnd() };
}

/** What the gap between two neighbours should be, and the least it may be, from how much is written there. */
const leastGap = 12;
const mostGap = 46;

/** The columns of the lanes: as far apart as the texts between them want, and together no wider than the
 *  page. `wants`: columns between each lane and the next; `edges`: left of the first, right of the last. */
export function placeLanes(
  wants: readonly number[],
  [left, right]: readonly [number, number],
): readonly number[] {
  const gaps = wants.map((want) => Math.max(leastGap, Math.min(mostGap, want)));
  const room = textColumns - left - right - 1;
  for (let sum = total(gaps); sum > room; sum -= 1) {
    const widest = gaps.indexOf(Math.max(...gaps));
    if ((gaps[widest] ?? 0) <= leastGap) break;
    gaps[widest] = (gaps[widest] ?? 0) - 1;
  }
  let at = left;
  return [left, ...gaps.map((gap) => (at += gap))];
}

const total = (numbers: readonly number[]) => numbers.reduce((sum, one) => sum + one, 0);
