import type { Page } from '@playwright/test';
import { expect } from './support/expect.ts';
import {
  chooseMode,
  inspector,
  ladder,
  openKeyladder,
  openSetup,
  outcomeOf,
  position,
} from './support/keyladder-page.ts';
import { detailed } from './support/link-to.ts';
import { test } from './support/test.ts';

/** Of a run that is left in the middle, and of one that is waited for. */
const [many, members] = [100, 40];

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
  await openKeyladder(page, detailed({ level: 'members', wholeRun: true }));
  await chooseMode(page, 'Two GMKs, once');
  const before = await position(page);

  await setMembers(page, many);
  const progress = page.getByRole('progressbar', { name: 'Progress of the run' });
  await expect(progress).toBeVisible({ timeout: 10_000 });
  // Events are on the screen while the run goes on.
  const slider = page.getByRole('slider', { name: 'Position in the run' });
  await expect
    .poll(async () => Number(await slider.getAttribute('aria-valuemax')), { timeout: 20_000 })
    .toBeGreaterThan(before.of);

  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(progress).toBeHidden();
  expect(await position(page)).toEqual(before);
  await expect(page.getByRole('textbox', { name: 'How many' })).toHaveValue('3');

  await setMembers(page, members);
  await expect(page.getByText(/^Run done: \d,\d{3} events$/).first()).toBeVisible({
    timeout: 120_000,
  });
  // The tables follow the line of the run a moment later.
  await expect.poll(() => outcomeOf(page, 'Notifications')).toBe(members);
  expect(await outcomeOf(page, 'Decapsulations')).toBe(2 * members);
  await expect(page.getByText(`${2 * members} of ${2 * members}`)).toBeVisible();

  // Members beyond a handful share one lifeline; stepping and scrubbing still work.
  const folded = page.getByRole('list', { name: 'Actors' }).getByRole('listitem');
  await expect(folded.filter({ hasText: /^UE \d+ … 40\s+\d+ members/ })).toBeVisible({
    timeout: 20_000,
  });
  // Not from the field of the members, where the key moves in the text.
  await page.getByRole('button', { name: 'To the start' }).press('End');
  await expect.poll(async () => (await position(page)).event).toBe((await position(page)).of);
  const back = page.getByRole('button', { name: 'Step back' });
  const shown = (name: RegExp) => expect(ladder(page).getByRole('button', { name })).toBeVisible();
  // Past the four packets of the use of the keys, each protected, sent and opened.
  const heading = inspector(page).getByRole('heading', { level: 2 });
  const backTo = async (message: RegExp) => {
    for (let stops = 0; stops < 20; stops += 1) {
      await expect(inspector(page).locator('[aria-busy]')).toHaveCount(0);
      if (message.test(await heading.innerText())) return;
      await back.click();
    }
  };
  await backTo(/^Floor Request/);
  await shown(/^Floor Request \(SRTCP\), UE 2 to UE 1, .* now$/);
  await backTo(/^2\. OK/);
  await shown(/OK, UE 40 to GMS, now$/);
  // The figure is as small as ever.
  await page.getByRole('radiogroup', { name: 'How much is drawn' }).getByText('Figure').click();
  await shown(new RegExp(`^2\\. OK, .* stored by ${members} of ${members}, now$`));
});
