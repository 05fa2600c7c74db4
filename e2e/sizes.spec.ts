import type { Page } from '@playwright/test';
import { expect } from './support/expect.ts';
import { ladder, openKeyladder } from './support/keyladder-page.ts';
import { test } from './support/test.ts';

/** 1280 × 900 at 400 % zoom, the same higher, phones upright and across. */
const sizes = [
  [320, 225],
  [320, 640],
  [390, 844],
  [844, 390],
] as const;

type Place = Readonly<{ x: number; y: number }>;

const overflow = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** The part of the window that shows the ladder's current step, not covered by anything else. */
const seesStep = (page: Page) =>
  page.evaluate(() => {
    const step = document.querySelector('.react-flow [aria-current="step"]');
    if (step === null) return false;
    const { left, top, width, height } = step.getBoundingClientRect();
    const found = document.elementFromPoint(left + width / 2, top + height / 2);
    return found?.closest('.react-flow') != null;
  });

test('from 400 % zoom to a phone held across the ladder is seen, nothing scrolls sideways', async ({
  page,
}) => {
  await openKeyladder(page);
  for (const [width, height] of sizes) {
    await test.step(`${width} × ${height}`, async () => {
      await page.setViewportSize({ width, height });
      await page.keyboard.press('Home');
      for (let step = 0; step < 3; step += 1) {
        await page.keyboard.press('ArrowRight');
        await expect.poll(() => seesStep(page)).toBe(true);
      }
      expect(await overflow(page)).toBeLessThanOrEqual(0);
      const back = page.getByRole('button', { name: /^To the start/ });
      await expect(back).toBeInViewport({ ratio: 1 });
      await back.click();
      await page.getByRole('button', { name: 'Show the inspector' }).click();
      await expect(page.getByRole('tab', { name: 'Step' })).toBeInViewport();
      await page.getByRole('button', { name: 'Close the inspector' }).click();
      await expect(page.getByRole('tab', { name: 'Step' })).toBeHidden();
    });
  }
});

test.describe('by touch', () => {
  test.use({ viewport: { width: 844, height: 390 }, hasTouch: true, isMobile: true });

  test('one finger scrolls page and ladder, two zoom the page', async ({ page }) => {
    await openKeyladder(page);
    const devtools = await page.context().newCDPSession(page);
    const box = await ladder(page).boundingBox();
    if (box === null) throw new Error('no ladder');
    const middle = { x: box.x + box.width / 2, y: box.y + 50 };
    /** Each finger from one place beside the middle of the ladder to another. */
    const touch = async (...fingers: readonly (readonly [Place, Place])[]) => {
      const at = (part: number) =>
        fingers.map(([from, to], id) => ({
          id,
          x: middle.x + from.x + (to.x - from.x) * part,
          y: middle.y + from.y + (to.y - from.y) * part,
        }));
      const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', touchPoints: Place[]) =>
        devtools.send('Input.dispatchTouchEvent', { type, touchPoints });
      await send('touchStart', at(0));
      for (let part = 1; part <= 10; part += 1) await send('touchMove', at(part / 10));
      await send('touchEnd', []);
    };
    const scroll = (y: number) =>
      touch([
        { x: 0, y: 0 },
        { x: 0, y },
      ]);
    await scroll(-150);
    await expect.poll(() => page.evaluate(() => window.scrollY)).toBeGreaterThan(50);
    await scroll(300);
    await expect.poll(() => page.evaluate(() => window.scrollY)).toBeLessThan(20);

    await page.getByText('Everything', { exact: true }).tap();
    const shift = () =>
      page
        .locator('.react-flow__viewport')
        .evaluate((drawing) => new DOMMatrix(drawing.style.transform).f);
    await expect.poll(shift).toBeLessThan(0);
    const before = await shift();
    await scroll(100);
    await expect.poll(shift).toBeGreaterThan(before);

    await touch(
      [
        { x: -20, y: 0 },
        { x: -120, y: 0 },
      ],
      [
        { x: 20, y: 0 },
        { x: 120, y: 0 },
      ],
    );
    await expect
      .poll(() => page.evaluate(() => window.visualViewport?.scale ?? 1))
      .toBeGreaterThan(1.2);
  });
});
