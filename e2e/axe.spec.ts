import { expect, test } from '@playwright/test';
import { axeCheck } from './support/axe-check.ts';
import { chooseMode, inspector, openKeyladder } from './support/keyladder-page.ts';

for (const colorScheme of ['light', 'dark'] as const) {
  for (const viewport of [
    { width: 1440, height: 900 },
    { width: 1280, height: 720 },
  ]) {
    test(`no serious barrier on any view, ${colorScheme}, ${viewport.width} wide`, async ({
      browser,
    }) => {
      test.setTimeout(120_000);
      const context = await browser.newContext({ colorScheme, viewport });
      const page = await context.newPage();
      await openKeyladder(page);
      await axeCheck(page);
      await chooseMode(page, 'Two GMKs, once');
      await page.keyboard.press('End');
      for (const tab of ['Outcome', /^Checks/, 'Crypto', 'Keys', 'Clause']) {
        await inspector(page).getByRole('tab', { name: tab }).click();
        await axeCheck(page);
      }
      await page.keyboard.press('?');
      await expect(page.getByRole('dialog')).toBeVisible();
      await axeCheck(page);
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'Open a message…' }).click();
      await expect(page.getByRole('dialog')).toBeVisible();
      await axeCheck(page);
      await context.close();
    });
  }
}

test('nothing scrolls sideways at any width', async ({ page }) => {
  for (const width of [1440, 1280, 1100, 900, 600, 400]) {
    await page.setViewportSize({ width, height: 800 });
    await page.goto('./');
    await expect(page.getByRole('heading', { name: 'Keyladder' })).toBeVisible();
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow, `${width} px`).toBeLessThanOrEqual(0);
  }
});
