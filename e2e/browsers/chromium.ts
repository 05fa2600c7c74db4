import { chromium, type LaunchOptions } from '@playwright/test';
import { type Driver, viewport } from './driver.ts';

/** Chromium by Playwright, as everywhere else in the tests. */
export async function startChromium(options: LaunchOptions): Promise<Driver> {
  const browser = await chromium.launch(options);
  const page = await browser.newPage({ viewport });
  return {
    goto: async (url) => void (await page.goto(url)),
    evaluate: (expression) => page.evaluate(expression),
    clickAt: (x, y) => page.mouse.click(x, y),
    async press(...keys) {
      for (const key of keys) await page.keyboard.press(key);
    },
    screenshot: () => page.screenshot(),
    print: () => page.pdf({ printBackground: true }),
    close: () => browser.close(),
  };
}
