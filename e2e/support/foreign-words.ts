import type { Locator } from '@playwright/test';
import { pseudoText } from '../../src/i18n/pseudo-text.ts';
import { readCatalogue, type Texts } from '../../src/i18n/read-catalogue.ts';
import { isForeign } from '../../src/testing/foreign-texts.ts';

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
