import { expect, type Page, test } from '@playwright/test';
import { chooseMode, openKeyladder, position, runDone } from './support/keyladder-page.ts';

/** Long tasks (over 50 ms) from the act to what it brings on the screen, in milliseconds. */
async function longTasksOf(page: Page, act: () => Promise<void>): Promise<readonly number[]> {
  await page.evaluate(() => {
    const seen: number[] = [];
    const observer = new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) seen.push(entry.duration);
    });
    observer.observe({ type: 'longtask' });
    Object.assign(window, { longTasks: seen, stopWatching: () => observer.disconnect() });
  });
  await act();
  // Two frames later everything is drawn and the tasks that did it are reported.
  await page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 300))),
  );
  return page.evaluate(() => {
    const watched = window as unknown as { longTasks: number[]; stopWatching: () => void };
    watched.stopWatching();
    return watched.longTasks;
  });
}

/** Fails where the act blocks the page every time. Another process may take the core from the page
 *  for a moment; a task of our own that is too long is so in each attempt. */
async function expectNoLongTask(page: Page, act: () => Promise<void>): Promise<void> {
  const attempts: (readonly number[])[] = [];
  for (let attempt = 0; attempt < 4; attempt += 1) {
    const seen = await longTasksOf(page, act);
    attempts.push(seen);
    if (seen.length === 0) break;
  }
  expect(attempts.at(-1), `long tasks of each attempt: ${JSON.stringify(attempts)}`).toEqual([]);
}

test('the main thread is never blocked over 50 ms during a run', async ({ page }) => {
  test.setTimeout(60_000);
  await openKeyladder(page);
  await chooseMode(page, 'Two GMKs, once');
  await expectNoLongTask(page, async () => {
    await page.getByRole('button', { name: 'New seed' }).click();
    await runDone(page);
  });
});

test('going to the end of a run of 1,000 members blocks it no longer', async ({ page }) => {
  test.setTimeout(180_000);
  await openKeyladder(page);
  const field = page.getByRole('textbox', { name: 'How many' });
  await field.fill('1000');
  await field.press('Enter');
  await expect(page.getByText(/^Run done: \d\d,\d{3} events$/)).toBeVisible({ timeout: 150_000 });
  const toStart = page.getByRole('button', { name: 'To the start' });
  const toEnd = page.getByRole('button', { name: 'To the end' });
  await toEnd.click();
  const { of: last } = await position(page);
  await expectNoLongTask(page, async () => {
    await toStart.press('Home');
    await expect.poll(async () => (await position(page)).event).toBe(1);
    await toEnd.press('End');
    await expect.poll(async () => (await position(page)).event).toBe(last);
  });
});
