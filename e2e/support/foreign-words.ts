import type { Page } from '@playwright/test';
import { failureCodes } from '../../src/engine/index.ts';
import { pseudoText } from '../../src/i18n/pseudo-text.ts';

/** An English text as the pseudo-locale writes it, without the marks at its ends. */
export const say = (text: string): string =>
  pseudoText(text).replace(/^\[/, '').replace(/·*\]$/, '');

/** Every text a reader meets on the page: what is written and visible, and what controls are called.
 *  Not the octets of a message (`pre`) and not what somebody has typed. */
async function textsOn(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const isShown = (element: Element | null) =>
      element?.checkVisibility({ visibilityProperty: true }) ?? false;
    const texts: string[] = [document.title];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const { parentElement, textContent } = walker.currentNode;
      if (parentElement?.closest('script, style, noscript, pre, textarea')) continue;
      if (isShown(parentElement) || parentElement?.closest('option')) texts.push(textContent ?? '');
    }
    for (const element of document.querySelectorAll(
      '[aria-label], [title], [placeholder], [alt]',
    )) {
      if (!isShown(element)) continue;
      for (const name of ['aria-label', 'title', 'placeholder', 'alt', 'aria-valuetext']) {
        texts.push(element.getAttribute(name) ?? '');
      }
    }
    return texts;
  });
}

/** What stays as it is in every language. */
const names: readonly RegExp[] = [
  // Labels of fields and letters of values as the standards have them.
  /\b(TS value \((seconds since 1900|fraction)\)|V, PRF func|CS ID map (type|info)|Authentication tag)/g,
  /\b(Parameter set|3GPP MCX hashed UID|General Extension)\b/g,
  // Citations of clauses and names of documents.
  /\b(pCR|TS|RFC|SP|IANA|Keyladder)(\s[\d.]+[-\w]*)?(\s(§|App\.|Annex|Table|Figure)[^·()]*)?/g,
  /\bFigure [\d.-]+/g,
  new RegExp(`^(${failureCodes.join('|')})$`),
  /\b(Root|Role|Revoked|Status|User Salt|Key Parameters|Key Type|Activation Time|Expiry Time|Text)\b/g,
  /\b(Group IDs?|MCPTT ID|mod q|RAND\.rand|kms|mki)\b/g,
  // Numbers, octets and their characters, times.
  /^\|.*\|$/,
  /\b[A-Z][a-z]{2} \d+, \d{4}, [\d:]+/g,
  /\b(0x)?[0-9a-f]{7,}\b/gi,
  /\b(0x)?([0-9a-f]{2} ?)+\b/g,
  // Identifiers.
  /\b(sips?|https?|tel|urn|im):[^\s,;”)]+/g,
  /[\w.…@-]*\.…?[\w.]*(org|net)\b/g,
  /\b\w+(\.\w+(\[\d+\])?)+\b/g,
  /\b[A-Za-z]*[a-z][A-Z]\w*\b/g,
  /\b[A-Z][A-Z\d-]+[a-z]{0,4}\b/g,
  /\b(Value|Type|fraction|params|[Dd]ata|[Ll]ength|len|type)\b/g,
  /\b(Signature|Prot|Policy|param|no|Payload|sequence|number|algorithm|[Nn]ext payload|Message)\b/g,
  /\b(scheme|role|Date and time|Ciphertext|version|form|hdr|sakke|signature)\b/g,
  // Languages by their own names, and that of this one.
  /^(English|Français)$|\bEnglish \(Pseudo-Accents\)/,
  // What stands on the keys of a keyboard.
  /\b(Tab|Space|Page Up|Page Down|Home|End|Enter|Shift)\b/g,
  // What the default scenarios call their groups.
  /\b(Fire ground 7|Medical 3|Bridge incident)\b/g,
];

/** The texts with words that the pseudo-locale has not accented and that are not among the names
 *  that stay as they are in every language, nor among `others`. */
export async function foreignTexts(
  page: Page,
  others: readonly string[] = [],
): Promise<readonly string[]> {
  const found = (await textsOn(page)).filter((text) => {
    const rest = names.reduce((left, name) => left.replace(name, ' '), text);
    return /[A-Za-z]{2,}/.test(rest) && !others.includes(text.trim());
  });
  return [...new Set(found.map((text) => text.trim()))].sort();
}
