import type { Page } from '@playwright/test';
import { expect } from './expect.ts';

/** A control whose accessible name does not hold what is written on it, in its order. */
type Mismatch = Readonly<{ written: readonly string[]; name: string }>;

/** What takes its name from its content, unless that is given. */
const controls = [
  ...['button', 'a[href]', 'summary', '[role="button"]', '[role="tab"]', '[role="radio"]'],
  ...['[role="menuitem"]', '[role="option"]', '[role="switch"]'],
]
  .map((selector) => `${selector}[aria-label]`)
  .join(', ');

/** WCAG 2.5.3. A cell of a grid is no control. Marks and punctuation are no words; a part of the figure has its words in the drawing
 *  beside its button. */
async function mismatches(page: Page): Promise<readonly Mismatch[]> {
  return page.locator(controls).evaluateAll((all) => {
    const plain = (text: string) =>
      ` ${text
        .toLowerCase()
        .replace(/\p{Cf}/gu, '')
        .replace(/[\p{P}\p{S}\p{No}\s]+/gu, ' ')
        .trim()} `;
    const isSeen = (element: Element) => {
      const { visibility, clipPath, opacity } = getComputedStyle(element);
      const { width, height } = element.getBoundingClientRect();
      const isClipped = clipPath === 'inset(50%)' || width <= 1 || height <= 1;
      return !isClipped && visibility === 'visible' && opacity !== '0';
    };
    const textsOf = (root: Element): string[] =>
      isSeen(root)
        ? [...root.childNodes].flatMap((node) => {
            if (node instanceof Text) return [node.data];
            return node instanceof Element && node.tagName !== 'title' ? textsOf(node) : [];
          })
        : [];
    return all.flatMap((element) => {
      const name = element.getAttribute('aria-label') ?? '';
      const own = textsOf(element);
      const drawing = element.matches('[data-item]') ? element.previousElementSibling : null;
      const written = (own.length > 0 || drawing?.tagName !== 'svg' ? own : textsOf(drawing))
        .map(plain)
        .filter((text) => text.trim() !== '');
      let from = 0;
      const holds = written.every((text) => {
        const at = plain(name).indexOf(text.trimEnd(), from);
        from = at + text.trimEnd().length;
        return at >= 0;
      });
      return holds ? [] : [{ written, name }];
    });
  });
}

/** Who speaks to a control says what is written on it: every name holds that. */
export async function expectWrittenInNames(page: Page): Promise<void> {
  expect(await mismatches(page), 'names without what is written').toEqual([]);
}
