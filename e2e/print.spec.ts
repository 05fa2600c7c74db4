import type { Page } from '@playwright/test';
import { expect } from './support/expect.ts';
import { openKeyladder } from './support/keyladder-page.ts';
import { test } from './support/test.ts';

/** A4 without its margins, in pixels. */
const across = { width: 1047, height: 718 };
const upright = { width: 718, height: 1047 };

/** The page as the printer gets it, but on one endless sheet. */
async function onPaper(page: Page, sheet: { width: number; height: number }): Promise<void> {
  await page.setViewportSize(sheet);
  await page.emulateMedia({ media: 'print' });
  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
}

/** Back from the printer. */
async function onScreen(page: Page): Promise<void> {
  await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
  await page.emulateMedia({ media: 'screen' });
  await page.setViewportSize({ width: 1440, height: 900 });
}

const show = (page: Page, name: string) =>
  page.getByRole('navigation').getByRole('button', { name, exact: true }).click();

const noControls = (page: Page) =>
  expect(
    page.locator('.mantine-Button-root:visible, .mantine-ActionIcon-root:visible'),
  ).toHaveCount(0);

/** Parts that scroll on the screen and are cut on paper. */
const cutParts = (page: Page) =>
  page.locator('main, main *').evaluateAll((all) =>
    all
      .filter((element) => element.scrollHeight > element.clientHeight + 2)
      .filter((element) => getComputedStyle(element).overflowY === 'auto')
      .map((element) => element.className),
  );

test('ladder, custody and a comparison are printed whole', async ({ page }) => {
  await openKeyladder(page);
  await test.step('the ladder, across and upright', () => ladderOnPaper(page));
  await onScreen(page);
  await test.step('custody', () => custodyOnPaper(page));
  await onScreen(page);
  await test.step('a comparison, across and upright', () => comparisonOnPaper(page));
});

/** The first page holds the title and the drawing. */
async function ladderOnPaper(page: Page): Promise<void> {
  for (const sheet of [across, upright]) {
    await expect(async () => {
      await onPaper(page, sheet);
      await expect(page.locator('h1 + div > svg').first()).toBeVisible({ timeout: 500 });
    }).toPass();
    const first = await page.locator('h1 + div > svg').first().boundingBox();
    expect(first?.height).toBeGreaterThan(200);
    expect((first?.y ?? 0) + (first?.height ?? 0)).toBeLessThanOrEqual(sheet.height);
    await noControls(page);
    await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
  }
}

/** Nothing lies over anything. */
async function custodyOnPaper(page: Page): Promise<void> {
  await show(page, 'Key custody');
  const table = page.getByRole('table', { name: 'Parties and keys at the cursor' });
  await expect(table).toBeVisible();
  await onPaper(page, upright);
  const end = (await table.boundingBox()) ?? { y: 0, height: 0 };
  const below = await page.getByRole('heading', { name: 'Who can read what' }).boundingBox();
  expect(below?.y).toBeGreaterThanOrEqual(end.y + end.height);
  await noControls(page);
}

async function comparisonOnPaper(page: Page): Promise<void> {
  await show(page, 'Compare two designs');
  await expect(page.getByRole('heading', { name: 'Ledger of the two runs' })).toBeVisible({
    timeout: 60_000,
  });
  for (const sheet of [across, upright]) {
    // Drawings of half a page each, by the width they are laid out in.
    const drawings = page.locator('main svg[viewBox*=" 520 "]');
    await expect(async () => {
      await onPaper(page, sheet);
      await expect(drawings.nth(1)).toBeVisible({ timeout: 500 });
    }).toPass();
    await expect(drawings.first()).toContainText('1. Notification of group metadata');
    for (const drawing of await drawings.all()) {
      const box = await drawing.boundingBox();
      expect(box?.height).toBeLessThan(sheet.height);
      expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(sheet.width);
    }
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
      sheet.width,
    );
    expect(await cutParts(page)).toEqual([]);
    await noControls(page);
    await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
  }
}
