import type { Page } from '@playwright/test';

/** Presses Tab, or another key, until `name` has the focus; fails after `limit` presses. */
export async function tabTo(
  page: Page,
  name: RegExp,
  limit = 90,
  key: 'Tab' | 'Shift+Tab' = 'Tab',
): Promise<void> {
  for (let i = 0; i < limit; i += 1) {
    await page.keyboard.press(key);
    const label = await page.evaluate(() => {
      const focused = document.activeElement;
      if (!(focused instanceof HTMLElement)) return '';
      const labelled = (focused as HTMLInputElement).labels?.[0]?.textContent ?? '';
      return focused.getAttribute('aria-label') ?? (labelled || (focused.textContent ?? ''));
    });
    if (name.test(label)) return;
  }
  throw new Error(`no focus on ${name} within ${limit} presses of ${key}`);
}
