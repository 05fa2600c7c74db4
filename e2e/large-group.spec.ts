import { expect, type Page, test } from '@playwright/test';
import {
  chooseMode,
  ladder,
  openKeyladder,
  openSetup,
  outcomeOf,
  position,
} from './support/keyladder-page.ts';

const members = 200;

async function setMembers(page: Page, count: number): Promise<void> {
  await openSetup(page);
  const field = page.getByRole('textbox', { name: 'How many' });
  await field.fill(String(count));
  await field.press('Enter');
}

test('a large group runs while one watches, can be cancelled, and ends complete', async ({
  page,
}) => {
  test.setTimeout(180_000);
  await openKeyladder(page);
  await chooseMode(page, 'Two GMKs, once');
  const before = await position(page);

  await setMembers(page, members);
  const progress = page.getByRole('progressbar', { name: 'Progress of the run' });
  await expect(progress).toBeVisible({ timeout: 10_000 });
  // Events are on the screen while the run goes on.
  await expect
    .poll(async () => (await position(page)).of, { timeout: 20_000 })
    .toBeGreaterThan(before.of);

  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(progress).toBeHidden();
  expect(await position(page)).toEqual(before);
  await expect(page.getByRole('textbox', { name: 'How many' })).toHaveValue('3');

  await setMembers(page, members);
  await expect(page.getByText(/^Run done: 1\d,\d{3} events$/).first()).toBeVisible({
    timeout: 120_000,
  });
  expect(await outcomeOf(page, 'Notifications')).toBe(members);
  expect(await outcomeOf(page, 'Decapsulations')).toBe(2 * members);
  await expect(page.getByText(`${2 * members} of ${2 * members}`)).toBeVisible();

  // Members beyond a handful share one lifeline; stepping and scrubbing still work.
  const folded = page.getByRole('list', { name: 'Actors' }).getByRole('listitem');
  await expect(folded.filter({ hasText: /^UE \d+ … 200\s+\d+ members/ })).toBeVisible({
    timeout: 20_000,
  });
  await page.keyboard.press('End');
  await expect.poll(async () => (await position(page)).event).toBe((await position(page)).of);
  const back = page.getByRole('button', { name: 'Step back' });
  const shown = (name: RegExp) => expect(ladder(page).getByRole('button', { name })).toBeVisible();
  // Past the four packets of the use of the keys.
  await back.click();
  await shown(/^Floor Request \(SRTCP\), UE 2 to UE 1, .* now$/);
  for (let packets = 0; packets < 4; packets += 1) await back.click();
  await shown(/OK, UE 200 to GMS, now$/);
});
