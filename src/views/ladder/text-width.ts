/** Widths of text in Inter, from a table, so that the layout stays a pure function. Each entry is a
 *  little above the true advance width. */

/** Letters by their advance width in thousandths of the font size. */
const lettersOfWidth: Readonly<Record<number, string>> = {
  260: 'ijl',
  280: "I !',.:·",
  340: '`t|;',
  380: '()[]fr/\\',
  440: '1{}“”',
  480: '-_^"',
  540: 's*?',
  580: '7JLacvykxz',
  620: '23689Ebdgpq5Fehnou',
  680: '+<=>KY~$&4BRST#0PZ',
  740: 'CDAVX',
  780: 'OQGHNU',
  880: 'm…w',
  920: 'M',
  1000: '%W→@',
};

const widthOf = new Map(
  Object.entries(lettersOfWidth).flatMap(([width, letters]) =>
    [...letters].map((letter) => [letter, Number(width) / 1000] as const),
  ),
);

const otherLetters = 0.75;
const boldFactor = 1.05;

/** Texts repeat for every member: what has been measured once, in ems. */
const measured = new Map<string, number>();
const mostMeasured = 5000;

function widthInEms(text: string): number {
  const known = measured.get(text);
  if (known !== undefined) return known;
  let ems = 0;
  for (const letter of text) ems += widthOf.get(letter) ?? otherLetters;
  if (measured.size >= mostMeasured) measured.clear();
  measured.set(text, ems);
  return ems;
}

/** Estimated width of `text` in pixels at a font size of `size` pixels. */
export function textWidth(text: string, size: number, weight: 'normal' | 'bold' = 'normal') {
  return widthInEms(text) * size * (weight === 'bold' ? boldFactor : 1);
}

/** Breaks `text` at blanks and hyphens into lines of at most `width` pixels; a longer word keeps its
 *  own line, and a step number stays with the word behind it, a number at the end with the one before. */
export function wrapText(
  text: string,
  width: number,
  size: number,
  weight: 'normal' | 'bold' = 'normal',
): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const part of text.split(/(?<=[ -])(?<!\d\. )(?!\d+$)/)) {
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

/** Shortens the URI of a server until it fits: the domain, which tells systems apart, is kept longest,
 *  its first label before the rest. */
export function shortenServerUri(uri: string, width: number, size: number): string {
  const at = uri.indexOf('@') + 1;
  if (at === 0 || textWidth(uri, size) <= width) return shortenMiddle(uri, width, size);
  const domain = uri.slice(at);
  const short = [`…@${domain}`, domain].find((text) => textWidth(text, size) <= width);
  if (short !== undefined) return short;
  const letters = [...domain];
  for (let kept = letters.length - 1; kept > 2; kept -= 1) {
    const text = `${letters.slice(0, kept).join('')}…`;
    if (textWidth(text, size) <= width) return text;
  }
  return '…';
}

/** Shortens a URI until it fits: the user part, which tells members apart, is kept longest. */
export function shortenUri(uri: string, width: number, size: number): string {
  const at = uri.indexOf('@') + 1;
  const user = uri.slice(0, at);
  const room = width - textWidth(user, size);
  if (at === 0 || room < textWidth('…', size)) return shortenMiddle(uri, width, size);
  return user + shortenMiddle(uri.slice(at), room, size);
}
