import { expect, type Page, test } from '@playwright/test';
import {
  chooseMode,
  openKeyladder,
  openSetup,
  position,
  runDone,
} from './support/keyladder-page.ts';

/** An event of a trace of the browser; times in microseconds, `tdur` of processor time. A task of
 *  no length worth measuring has the other one only. */
type Traced = Readonly<{
  name: string;
  ph: string;
  pid: number;
  tid: number;
  dur: number;
  tdur?: number;
  args?: Readonly<{ name?: string }>;
}>;

/** The processor time of each task of the page's main thread from the act to what it brings on the
 *  screen, in milliseconds. What other processes take from the core meanwhile does not count. */
async function tasksOf(page: Page, act: () => Promise<void>): Promise<readonly number[]> {
  const browser = page.context().browser();
  if (browser === null) throw new TypeError('the page has no browser');
  await browser.startTracing(page, { categories: ['toplevel', '__metadata'] });
  await act();
  // Two frames later everything is drawn.
  await page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
  );
  const trace = JSON.parse((await browser.stopTracing()).toString());
  const events: readonly Traced[] = trace.traceEvents;
  const threadOf = ({ pid, tid }: Traced) => `${pid} ${tid}`;
  const mainThreads = new Set(
    events
      .filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
      .map(threadOf),
  );
  return events
    .filter(({ name, ph }) => name.endsWith('RunTask') && ph === 'X')
    .filter((event) => mainThreads.has(threadOf(event)))
    .map(({ tdur, dur }) => (tdur ?? dur) / 1_000);
}

const isLong = (milliseconds: number) => milliseconds > 50;

async function expectNoLongTask(page: Page, act: () => Promise<void>): Promise<void> {
  const tasks = await tasksOf(page, act);
  expect(tasks.length, 'tasks in the trace').toBeGreaterThan(20);
  expect(tasks.filter(isLong), 'milliseconds of long tasks').toEqual([]);
}

test('a task that blocks the page is seen', async ({ page }) => {
  await openKeyladder(page);
  const tasks = await tasksOf(page, () =>
    page.evaluate(() => {
      const end = performance.now() + 300;
      while (performance.now() < end);
    }),
  );
  expect(tasks.filter(isLong)).toHaveLength(1);
});

test('the main thread is never blocked over 50 ms during a run', async ({ page }) => {
  test.setTimeout(60_000);
  await openKeyladder(page);
  await chooseMode(page, 'Two GMKs, once');
  await openSetup(page);
  await expectNoLongTask(page, async () => {
    await page.getByRole('button', { name: 'New seed' }).click();
    await runDone(page);
  });
});

test('going to the end of a run of 1,000 members blocks it no longer', async ({ page }) => {
  test.setTimeout(180_000);
  await openKeyladder(page);
  await openSetup(page);
  const field = page.getByRole('textbox', { name: 'How many' });
  await field.fill('1000');
  await field.press('Enter');
  await expect(page.getByText(/^Run done: \d\d,\d{3} events$/).first()).toBeVisible({
    timeout: 150_000,
  });
  const toStart = page.getByRole('button', { name: 'To the start' });
  await toStart.press('End');
  const { of: last } = await position(page);
  await expectNoLongTask(page, async () => {
    await toStart.press('Home');
    await expect.poll(async () => (await position(page)).event).toBe(1);
    await toStart.press('End');
    await expect.poll(async () => (await position(page)).event).toBe(last);
  });
});
