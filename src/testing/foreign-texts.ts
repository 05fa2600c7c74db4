import { failureCodes } from '../engine/index.ts';
import { registeredNames, valueLabels } from './standard-names.ts';

/** The whole of a text, and nothing less. */
const whole = (alternatives: string) => new RegExp(`^\\s*(${alternatives})\\s*$`);
const standing = [...registeredNames, ...valueLabels, ...failureCodes]
  .map((text) => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&'))
  .join('|');

/** What stays as it is in every language. What a text may hold among its own words is told by its form;
 *  an everyday word is a name only where it is all of the text. */
const names: readonly RegExp[] = [
  whole(standing),
  // What a control copies, and what is looked at, at the end of a text that the catalogue says.
  new RegExp(`(?<= )(${standing})(?=·+\\]$)`),
  // Labels that no sentence has among its words, and those of one word alone.
  /\b(User Salt|SAKKE data|Key Parameters|mod q)\b/g,
  whole('Keyladder|Root|External|Text'),
  /(?<=^\[Çöþý )Text(?=·+\]$)/,
  // The field of an octet, and the code of a check, where a text of the catalogue says it.
  /(?<=^\[Öçţéţ [\d,]+, )[A-Za-z\d #()]+(?=[:,] )/,
  new RegExp(`(?<=\\(çöðé )(${failureCodes.join('|')})(?=\\))`),
  // Citations of clauses and names of documents.
  /\bKeyladder §(dual acceptance|purpose marking|second-key|leak|codec)/g,
  /\b(pCR|TS|RFC|IANA)(\s[\d.]+\d)?(\sRelease \d+)?(,?\s(§|App\.\s|Annex\s|Table\s|Figure\s)[A-Z\d][\w.-]*)*/g,
  /\bFigure [\d.-]+/g,
  // Numbers, octets and their characters, times.
  /^\|.*\|$/,
  /\b[A-Z][a-z]{2} \d+, \d{4}, [\d:]+/g,
  /\b(0x)?[0-9a-f]{7,}\b/gi,
  /^\s*([0-9a-f]{2} ?)+\s*$/,
  /\b(0x)?(?=[a-f]*\d)[0-9a-f]{2,}\b/g,
  // Identifiers.
  /\b(sips?|https?|tel|urn|im):[^\s,;”)]+/g,
  /[\w.…@-]*\.…?[\w.]*(org|net)\b/g,
  /\b\w+(\.\w+(\[\d+\])?)+\b/g,
  /\b[A-Za-z]*[a-z][A-Z]\w*\b/g,
  /\b([A-Z][A-Z\d-]+[a-z]?|IDR[a-z]+)\b/g,
  // Languages by their own names, and that of this one.
  whole('English|Français'),
  /\bEnglish \(Pseudo-Accents\)/,
  // What stands on the keys of a keyboard.
  whole('Tab|Space|Page Up|Page Down|Home|End|Enter|Shift'),
  // What the default scenarios call their groups, and the Text sent with their keys.
  /\b(Fire ground 7|Medical 3|Bridge incident)(, (media|floor control))?\b/g,
];

/** Texts that were looked at before: most of a page stays from one look to the next. */
const looked = new Map<string, boolean>();

/** For tests: whether a text holds words that the pseudo-locale has not accented, but for `names`. */
export function isForeign(text: string): boolean {
  const known = looked.get(text);
  if (known !== undefined) return known;
  const rest = names.reduce((left, name) => left.replace(name, ' '), text);
  const found = /[A-Za-z]{2,}/.test(rest);
  looked.set(text, found);
  return found;
}
