import type { Locator, Page } from '@playwright/test';
import { expect } from './expect.ts';

/** A part of the page. What is looked for in it by role or by words is not looked for in the whole page, which takes
 *  20 to 60 ms of the page's own thread at each try where everything is drawn. */
export const partOf = (page: Page, part: keyof typeof parts): Locator =>
  page.locator(`${parts[part]}[data-tour="${part}"]`);

/** Their elements: the tour points at a button in the place of a part that is not shown. */
const parts = {
  mode: 'div',
  rail: 'nav',
  setup: 'aside',
  ladder: 'div',
  inspector: 'aside',
  timeline: 'footer',
} as const;

/** That the run is done, for who does not see the page. The announcer beside it, a status, may say the same. */
const runWords = (page: Page): Locator =>
  page.locator('#root > span:not([role])').filter({ hasText: /^Run done: [\d,]+ events$/ });

/** The application as a user meets it: opened and done with its first run. */
export async function openKeyladder(page: Page, hash = ''): Promise<void> {
  await page.goto(`./${hash}`);
  await runDone(page);
}

/** Waits until the run on the screen is done. */
export async function runDone(page: Page): Promise<void> {
  await expect(runWords(page)).toBeVisible({ timeout: 30_000 });
}

/** Does what leads to another run, and waits until that is done: one with another number of events than the
 *  run before it. */
export async function anotherRun(page: Page, act: () => Promise<void>): Promise<void> {
  const before = await runWords(page).innerText();
  await act();
  await runWords(page).filter({ hasNotText: before }).waitFor({ timeout: 30_000 });
}

/** Shows a link in the page as it is open, and waits until its run is done, as `anotherRun` does. */
export const pasteLink = (page: Page, hash: string): Promise<void> =>
  anotherRun(page, () =>
    page.evaluate((to) => {
      window.location.hash = to;
    }, hash),
  );

/** Chooses a mode and waits for its run. */
export async function chooseMode(page: Page, name: string): Promise<void> {
  const modes = partOf(page, 'mode').getByRole('radiogroup', { name: /GMK/ });
  await modes.getByText(name, { exact: true }).click();
  await expect(modes.getByRole('radio', { name, exact: true })).toBeChecked();
  await runDone(page);
}

/** "Event 50 of 152" as two numbers. */
export async function position(page: Page): Promise<{ event: number; of: number }> {
  const text = await partOf(page, 'timeline')
    .getByText(/^Event [\d,]+ of [\d,]+/)
    .innerText();
  const [event, of] = [...text.matchAll(/[\d,]+/g)].map(([digits]) =>
    Number(digits.replace(',', '')),
  );
  return { event: event ?? 0, of: of ?? 0 };
}

/** Its role and name: shell.spec.ts. */
export function inspector(page: Page): Locator {
  return partOf(page, 'inspector');
}

export function ladder(page: Page): Locator {
  return partOf(page, 'ladder').getByRole('region', { name: /^Figure 7\.4\.2-1/ });
}

/** Unfolds the setup, with the outcome below it, where it is folded. */
export async function openSetup(page: Page): Promise<void> {
  const entry = partOf(page, 'rail').getByRole('button', { name: 'Setup', exact: true });
  if ((await entry.getAttribute('aria-expanded')) === 'false') await entry.click();
  await expect(outcome(page)).toBeVisible();
}

const outcome = (page: Page): Locator =>
  partOf(page, 'setup').getByRole('region', { name: 'Outcome', exact: true });

/** A number of the outcome table, thousands separators removed. */
export async function outcomeOf(page: Page, name: string): Promise<number> {
  await openSetup(page);
  const row = outcome(page).getByRole('row', { name: new RegExp(`^${name} `) });
  const text = await row.getByRole('cell').first().innerText();
  return Number(text.replace(/[,\s]/g, ''));
}

/** Every octet of the grid on the screen, as hex, read row by row with its offset. */
export async function octetsShown(page: Page): Promise<string> {
  const grid = inspector(page).getByRole('grid');
  await expect(grid).toBeVisible();
  return grid.evaluate((element) => {
    const octets: string[] = [];
    for (const row of element.querySelectorAll('[role="row"]')) {
      const offset = Number.parseInt(
        row.querySelector('[role="rowheader"]')?.textContent ?? '',
        16,
      );
      const cells = [...row.querySelectorAll('[role="gridcell"]')].map(
        (cell) => cell.textContent ?? '',
      );
      const hex =
        cells
          .slice(0, -1)
          .join(' ')
          .match(/[0-9a-f]{2}/g) ?? [];
      if (offset !== octets.length) throw new Error(`row ${offset} after ${octets.length} octets`);
      octets.push(...hex);
    }
    return octets.join('');
  });
}
