/** Widths of text in Inter, estimated without a screen so that the layout stays a pure function.
 *  The estimate lies a little above the true width. */

const widthOfClass: readonly (readonly [RegExp, number])[] = [
  [/[ijlI.,:;'|!·]/, 0.3],
  [/[frt()[\]/\-\s“”]/, 0.4],
  [/[mw%]/, 0.89],
  [/[MW…→]/, 0.98],
  [/[A-Z]/, 0.72],
  [/[0-9]/, 0.65],
];

const usualWidth = 0.605;
const boldFactor = 1.06;

/** Estimated width of `text` in pixels at a font size of `size` pixels. */
export function textWidth(text: string, size: number, weight: 'normal' | 'bold' = 'normal') {
  let ems = 0;
  for (const letter of text) {
    ems += widthOfClass.find(([letters]) => letters.test(letter))?.[1] ?? usualWidth;
  }
  return ems * size * (weight === 'bold' ? boldFactor : 1);
}

/** Breaks `text` at blanks and hyphens into lines of at most `width` pixels; a longer word keeps its
 *  own line. */
export function wrapText(
  text: string,
  width: number,
  size: number,
  weight: 'normal' | 'bold' = 'normal',
): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const part of text.split(/(?<=[ -])/)) {
    if (line !== '' && textWidth((line + part).trimEnd(), size, weight) > width) {
      lines.push(line.trimEnd());
      line = part;
    } else {
      line += part;
    }
  }
  return [...lines, line.trimEnd()];
}

/** Shortens `text` in the middle until it fits `width` pixels. */
export function shortenMiddle(text: string, width: number, size: number): string {
  if (textWidth(text, size) <= width) return text;
  const letters = [...text];
  for (let kept = letters.length - 1; kept > 2; kept -= 1) {
    const head = Math.ceil(kept / 2);
    const short = `${letters.slice(0, head).join('')}…${letters.slice(head - kept).join('')}`;
    if (textWidth(short, size) <= width) return short;
  }
  return '…';
}
