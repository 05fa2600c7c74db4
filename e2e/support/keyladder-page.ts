import type { Locator, Page } from '@playwright/test';
import { expect } from './expect.ts';

/** The application as a user meets it: opened and done with its first run. */
export async function openKeyladder(page: Page, hash = ''): Promise<void> {
  await page.goto(`./${hash}`);
  await runDone(page);
}

/** Waits until the run on the screen is done. */
export async function runDone(page: Page): Promise<void> {
  await expect(page.getByText(/^Run done: [\d,]+ events$/).first()).toBeVisible({
    timeout: 30_000,
  });
}

/** Does what leads to another run, and waits until that is done: one with another number of events than the
 *  run before it. */
export async function anotherRun(page: Page, act: () => Promise<void>): Promise<void> {
  const done = page.getByText(/^Run done: [\d,]+ events$/).first();
  const before = await done.innerText();
  await act();
  await page
    .getByText(/^Run done: [\d,]+ events$/)
    .first()
    .filter({ hasNotText: before })
    .waitFor({ timeout: 30_000 });
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
  await page.getByRole('radiogroup', { name: /GMK/ }).getByText(name, { exact: true }).click();
  await expect(page.getByRole('radio', { name, exact: true })).toBeChecked();
  await runDone(page);
}

/** "Event 50 of 152" as two numbers. */
export async function position(page: Page): Promise<{ event: number; of: number }> {
  const text = await page.getByText(/^Event [\d,]+ of [\d,]+/).innerText();
  const [event, of] = [...text.matchAll(/[\d,]+/g)].map(([digits]) =>
    Number(digits.replace(',', '')),
  );
  return { event: event ?? 0, of: of ?? 0 };
}

export function inspector(page: Page): Locator {
  return page.getByRole('complementary', { name: 'Inspector' });
}

export function ladder(page: Page): Locator {
  return page.getByRole('region', { name: /^Figure 7\.4\.2-1/ });
}

/** Unfolds the setup, with the outcome below it, where it is folded. */
export async function openSetup(page: Page): Promise<void> {
  const entry = page.getByRole('button', { name: 'Setup', exact: true });
  if ((await entry.getAttribute('aria-expanded')) === 'false') await entry.click();
  await expect(page.getByRole('region', { name: 'Outcome', exact: true })).toBeVisible();
}

/** A number of the outcome table, thousands separators removed. */
export async function outcomeOf(page: Page, name: string): Promise<number> {
  await openSetup(page);
  const row = page
    .getByRole('region', { name: 'Outcome', exact: true })
    .getByRole('row', { name: new RegExp(`^${name} `) });
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
