import { readFile } from 'node:fs/promises';
import type { Download, Locator, Page } from '@playwright/test';
import { expect } from './expect.ts';
import { partOf, runDone } from './keyladder-page.ts';
import { linkedView } from './linked-view.ts';

/** The story of the figure stops at one moment: UE 1 has stored its key, UE 2 is about to open its own,
 *  UE 3 has not begun. What each part of the page says of it. */

const eventId = 'gkp.2.ue2.check.sakke-parameters';
const unfolded = ['1.2', '1.2.ue2.opened'];

export const figure = (page: Page): Locator =>
  partOf(page, 'ladder').getByRole('region', { name: /^Figure 7\.4\.2-1/ });
export const part = (page: Page, name: RegExp): Locator =>
  figure(page).getByRole('button', { name });
/** The part of the figure at the cursor, the innermost of what is unfolded. */
export const current = (page: Page): Locator =>
  figure(page).locator('[aria-current="step"]').last();

/** The parts of the figure in the order in which → comes to them. */
export const figureOrder = [/^0\. /, /^1\. /, /^2\. OK/, /^Use of the keys/] as const;

export async function expectMoment(page: Page): Promise<void> {
  await expect(part(page, /^UE 2 checks: SAKKE parameters.*, now$/)).toBeVisible();
  await expect(part(page, /^2\. OK/)).toHaveAccessibleName(/20 checks, stored by 1 of 3, now$/);
  await expect.poll(() => linkedView(page)).toMatchObject({ eventId, unfolded });
}

/** In the custody table, once it is opened. */
export async function expectInCustody(page: Page): Promise<void> {
  const table = page.getByRole('table', { name: 'Parties and keys at the cursor' });
  for (const [party, holds] of [
    ['UE 1', /holds it in clear/],
    ['UE 2', /ciphertext only/],
    ['UE 3', /ciphertext only/],
  ] as const) {
    const cell = table.getByRole('button', { name: new RegExp(`^${party}, GMK: `) });
    await expect(cell).toHaveAccessibleName(holds);
  }
}

const sides = (page: Page) =>
  ['left', 'right'].map((side) =>
    page.getByRole('region', { name: new RegExp(`^Ladder on the ${side}`) }),
  );

/** In the comparison, which opens at the step of the main screen. */
export async function expectInComparison(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { name: 'Ledger of the two runs' })).toBeVisible({
    timeout: 60_000,
  });
  const answer = (side: Locator) => side.getByRole('button', { name: /^2\. OK.*, now$/ });
  const [left, right] = sides(page).map(answer);
  if (!left || !right) throw new TypeError('there are two sides');
  await expect(left).toBeVisible();
  await expect(right).toBeVisible();
}

const shownOnPaper = [
  ...['1. Notification of group metadata', '2. OK', 'stored by 1 of 3'],
  ...['UE 2', 'SAKKE parameters', 'GMK decrypted', 'Use of the keys'],
];

/** On the sheet that the printer gets. */
export async function expectPrinted(page: Page): Promise<void> {
  const drawing = page.locator('h1 + div > svg').first();
  await page.emulateMedia({ media: 'print' });
  await expect(async () => {
    await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
    await expect(drawing).toBeVisible({ timeout: 500 });
  }).toPass();
  for (const text of shownOnPaper) await expect(drawing).toContainText(text);
  await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
  await page.emulateMedia({ media: 'screen' });
}

/** In the file of the figure. */
export async function expectSaved(download: Download): Promise<void> {
  expect(download.suggestedFilename()).toBe('figure-7.4.2-1.svg');
  const svg = await readFile(await download.path(), 'utf8');
  const text = svg.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ');
  for (const shown of shownOnPaper) expect(text).toContain(shown);
  expect(text).not.toContain('stored by 3 of 3');
}

/** The capture of the run: a file of pcapng that leads back to the page. */
export async function expectCaptured(download: Download, url: string): Promise<void> {
  expect(download.suggestedFilename()).toBe('keyladder.pcapng');
  const file = await readFile(await download.path());
  expect(file.subarray(0, 4).toString('hex')).toBe('0a0d0d0a');
  expect(file.toString('utf8')).toContain(url);
  expect(file.toString('utf8')).toContain('Step 1 · NOTIFY: the documents have changed');
}

/** In another page that the link is opened in. */
export async function expectLinked(page: Page): Promise<void> {
  const other = await page.context().newPage();
  await other.goto(page.url());
  await runDone(other);
  await expectMoment(other);
  await other.close();
}
