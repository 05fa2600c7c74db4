import type { Texts } from './read-catalogue.ts';

const accents: Readonly<Record<string, string>> = {
  a: 'á',
  b: 'ƀ',
  c: 'ç',
  d: 'ð',
  e: 'é',
  f: 'ƒ',
  g: 'ĝ',
  h: 'ĥ',
  i: 'î',
  j: 'ĵ',
  k: 'ķ',
  l: 'ļ',
  m: 'ɱ',
  n: 'ñ',
  o: 'ö',
  p: 'þ',
  q: 'ǫ',
  r: 'ŕ',
  s: 'š',
  t: 'ţ',
  u: 'û',
  v: 'ṽ',
  w: 'ŵ',
  x: 'ẋ',
  y: 'ý',
  z: 'ž',
};

/** What of a text is no word: values to fill in, other texts, and marks around words. */
const kept = /(\{\{[^}]*\}\}|\$t\([^)]*\)|<[^>]*>)/;

/** A text in the language nobody speaks: every word accented and a third longer, between brackets;
 *  values and marks as they are. */
export function pseudoText(text: string): string {
  const words = text
    .split(kept)
    .map((part, index) => (index % 2 === 1 ? part : accented(part)))
    .join('');
  const letters = text
    .split(kept)
    .filter((_, index) => index % 2 === 0)
    .join('')
    .trim().length;
  if (letters === 0) return text;
  return `[${words}${'·'.repeat(Math.ceil(letters / 3))}]`;
}

const accented = (part: string) =>
  part.replace(/[a-z]/gi, (letter) => {
    const found = accents[letter.toLowerCase()] ?? letter;
    return letter === letter.toLowerCase() ? found : found.toUpperCase();
  });

/** A whole catalogue in it. */
export function pseudoTexts(texts: Texts): Texts {
  return Object.fromEntries(
    Object.entries(texts).map(([name, text]) => [
      name,
      typeof text === 'string' ? pseudoText(text) : pseudoTexts(text),
    ]),
  );
}
