import type { Locator } from '@playwright/test';
import { failureCodes } from '../../src/engine/index.ts';
import { pseudoText } from '../../src/i18n/pseudo-text.ts';
import { readCatalogue, type Texts } from '../../src/i18n/read-catalogue.ts';
import { registeredNames, valueLabels } from '../../src/testing/standard-names.ts';

/** A text of the page by its English words. */
export type Say = (text: string) => string;

/** An English text as the pseudo-locale writes it, without the marks at its ends. */
export const say: Say = (text) => pseudoText(text).replace(/^\[/, '').replace(/·*\]$/, '');

const isFilled = /\{\{[^}]*\}\}/;

/** The French of a text of the catalogue that holds these words in English, up to what is filled in. */
export const inFrench: Say = (text) => {
  const [key] =
    english.find(([, own]) => own === text) ??
    english.find(([, own]) => own.split(isFilled)[0] === text) ??
    english.find(([, own]) => own.includes(text)) ??
    [];
  const french = key && inFrenchByKey.get(key);
  if (!french) throw new TypeError(`the catalogue has no text ${text}`);
  return (french.split(isFilled).find((part) => part.trim().length > 1) ?? french).trim();
};

function flat(texts: Texts, at = ''): Map<string, string> {
  const found = new Map<string, string>();
  for (const [name, text] of Object.entries(texts)) {
    if (typeof text === 'string') found.set(at + name, text);
    else for (const [key, own] of flat(text, `${at}${name}.`)) found.set(key, own);
  }
  return found;
}

const english = [...flat(readCatalogue('en'))];
const inFrenchByKey = flat(readCatalogue('fr'));

/** Every text a reader meets in a part of the page: what is written and visible, and what controls are
 *  called. Not the octets of a message (`pre`), not what somebody has typed, and not what the page marks
 *  as an identifier (`translate="no"`). */
async function textsIn(part: Locator): Promise<readonly string[]> {
  return part.evaluate((root) => {
    const isShown = (element: Element | null) =>
      element?.checkVisibility({ visibilityProperty: true }) ?? false;
    const texts: string[] = [document.title];
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const { parentElement, textContent } = walker.currentNode;
      if (parentElement?.closest('script, style, noscript, pre, textarea, [translate="no"]'))
        continue;
      if (isShown(parentElement) || parentElement?.closest('option')) texts.push(textContent ?? '');
    }
    for (const element of root.querySelectorAll('[aria-label], [title], [placeholder], [alt]')) {
      if (!isShown(element) || element.closest('[translate="no"]')) continue;
      for (const name of ['aria-label', 'title', 'placeholder', 'alt', 'aria-valuetext']) {
        texts.push(element.getAttribute(name) ?? '');
      }
    }
    return texts;
  });
}

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
  whole('Keyladder|Root|Text'),
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

/** Whether a text holds words that the pseudo-locale has not accented, but for `names`. */
function isForeign(text: string): boolean {
  const known = looked.get(text);
  if (known !== undefined) return known;
  const rest = names.reduce((left, name) => left.replace(name, ' '), text);
  const found = /[A-Za-z]{2,}/.test(rest);
  looked.set(text, found);
  return found;
}

/** The texts of a part of the page with words that the pseudo-locale has not accented and that are not among the names
 *  that stay as they are in every language, nor among `others`. */
export async function foreignTexts(
  part: Locator,
  others: readonly string[] = [],
): Promise<readonly string[]> {
  const found = (await textsIn(part)).filter(
    (text) => isForeign(text) && !others.includes(text.trim()),
  );
  return [...new Set(found.map((text) => text.trim()))].sort();
}
