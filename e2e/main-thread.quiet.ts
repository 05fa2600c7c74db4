import { expect, test } from '@playwright/test';
import { openKeyladder, runDone } from './support/keyladder-page.ts';

test('the main thread is never blocked over 50 ms during a run', async ({ page }) => {
  await openKeyladder(page);
  await page.waitForTimeout(500);
  await page.evaluate(() => {
    const seen: number[] = [];
    Object.assign(window, { longTasks: seen });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) seen.push(entry.duration);
    }).observe({ type: 'longtask' });
  });
  await page.getByRole('button', { name: 'New seed' }).click();
  await runDone(page);
  await page.getByRole('button', { name: 'New seed' }).click();
  await page.waitForTimeout(1500);
  const longTasks = await page.evaluate(
    () => (window as unknown as { longTasks: number[] }).longTasks,
  );
  expect(longTasks).toEqual([]);
});
