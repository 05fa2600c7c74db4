import { type Locator, type Page, test } from '@playwright/test';
import type { Scenario } from '../src/engine/index.ts';
import { encodeLink } from '../src/store/link.ts';
import { defaultView } from '../src/store/view.ts';
import { expect } from './support/expect.ts';
import {
  chooseMode,
  ladder,
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

/** What is drawn at a level and at no other before it, with the cursor at the end. */
const drawnAt = {
  Figure: '[aria-label^="2. OK, MCPTT UE to"]',
  Members: '[aria-label^="UE 1: "]',
  Everything: '[aria-label^="UE 1 checks: "]',
} as const;
const levels = ['Figure', 'Members', 'Everything'] as const;

/** Three acts, of which the later ones send few messages: what they cost the page is the roster. */
const acts: Scenario['acts'] = [
  { act: 'join', afterSeconds: 3600, system: 'primary', uri: 'sip:new@mcptt.example.org' },
  { act: 'leave', afterSeconds: 3600, member: 'ue3', rekey: false, oldKey: 'kept' },
];

/** The level is chosen, the run gone through from end to end, a message and a cell of the custody table
 *  clicked; then the acts behind the first are looked at. Nothing in it searches the page: that would take time of the main thread too. */
test('a run of 1,000 members is walked at every level without blocking it', async ({ page }) => {
  test.setTimeout(300_000);
  const view = defaultView();
  const scenario = { ...view.scenario, acts };
  await openKeyladder(page, encodeLink({ ...view, scenario, setupOpen: true, tab: 'message' }));
  const field = page.getByRole('textbox', { name: 'How many' });
  await field.fill('1000');
  await field.press('Enter');
  await expect(page.getByText(/^Run done: \d\d,\d{3} events$/).first()).toBeVisible({
    timeout: 150_000,
  });
  const { of: last } = await position(page);
  const event = page.locator('[data-tour="timeline"]').getByText(/^Event [\d,]+ of/);
  const standsAt = (index: number) =>
    expect(event).toHaveText(new RegExp(`^Event ${index.toLocaleString('en')} of`));
  const main = page.locator('main');
  const click = async (target: Locator) => {
    await expect(target).toBeVisible();
    // The strip of the acts scrolls sideways.
    await target.scrollIntoViewIfNeeded();
    const { x, y, width, height } = (await target.boundingBox()) ?? fail();
    return () => page.mouse.click(x + width / 2, y + height / 2);
  };

  for (const level of levels) {
    const walked = async (what: string, act: () => Promise<void>) => {
      const tasks = await tasksOf(page, act);
      expect.soft(tasks.filter(isLong), `${level}, ${what}: milliseconds`).toEqual([]);
    };
    const choice = page.getByRole('radiogroup', { name: 'How much is drawn' });
    const choose = await click(choice.getByText(level, { exact: true }));
    await walked('chosen', async () => {
      await choose();
      await main.locator(drawnAt[level]).first().waitFor();
    });
    await walked('from end to end', async () => {
      await page.keyboard.press('Home');
      await standsAt(1);
      await page.keyboard.press('End');
      await standsAt(last);
    });
    const name = level === 'Figure' ? /^2\. OK/ : /^Floor Request \(SRTCP\), UE 2 to UE 1/;
    const arrow = await click(ladder(page).getByRole('button', { name }).first());
    await walked('an arrow clicked', async () => {
      await arrow();
      const mark = level === 'Figure' ? 'current="step"' : 'pressed="true"';
      await main.locator(`[data-item][aria-${mark}]`).first().waitFor();
    });
    const custody = await click(page.getByRole('button', { name: 'Key custody' }));
    await walked('custody opened', async () => {
      await custody();
      await main.locator('table').waitFor();
    });
    const cell = await click(main.getByRole('button', { name: /^GMS, GMK: / }));
    await walked('a cell clicked', async () => {
      await cell();
      await main.getByText('GMS holds the GMK in clear.').waitFor();
    });
    await page.getByRole('button', { name: 'Ladder', exact: true }).click();
  }
  // The acts are looked at in the figure, as most do.
  await page.getByRole('radiogroup', { name: 'How much is drawn' }).getByText('Figure').click();
  await main.locator(drawnAt.Figure).first().waitFor();
  const strip = page.getByRole('navigation', { name: 'Acts of the run' }).getByRole('button');
  for (const act of [1, 2, 0]) {
    const choose = await click(strip.nth(act));
    const tasks = await tasksOf(page, async () => {
      await choose();
      await page.locator(`nav li:nth-child(${act + 1}) [aria-current="step"]`).waitFor();
    });
    expect.soft(tasks.filter(isLong), `act ${act + 1}: milliseconds`).toEqual([]);
  }
});

function fail(): never {
  throw new TypeError('nothing is drawn there');
}
