import type { Page } from '@playwright/test';
import { axeCheck } from './support/axe-check.ts';
import { expect } from './support/expect.ts';
import { openKeyladder, runDone } from './support/keyladder-page.ts';
import { linkTo } from './support/link-to.ts';
import { regroupLink } from './support/regroup-link.ts';
import { test } from './support/test.ts';
import { watchErrors } from './support/watch-errors.ts';

const stage = (page: Page) => page.getByRole('main', { name: 'Presenter view' });
/** After a reload the run is made anew. */
const caption = (page: Page, text: string | RegExp) =>
  expect(stage(page).getByText(text).first()).toBeVisible({ timeout: 20_000 });
const press = async (page: Page, ...keys: string[]) => {
  for (const key of keys) await page.keyboard.press(key);
};

test('a clicker takes a class through the whole figure, with the speaker in step', async ({
  page,
  context,
}) => {
  const errors = watchErrors(page);
  await page.setViewportSize({ width: 1280, height: 720 });
  await openKeyladder(page, regroupLink({ primary: 2, partner: 2 }, {}, { setupOpen: true }));
  await press(page, 'p');
  await expect(stage(page)).toBeVisible();
  await press(page, 'Home');
  await caption(page, /two know each other’s public keys/);
  const [speaker] = await Promise.all([context.waitForEvent('page'), page.keyboard.press('s')]);
  const panel = speaker.getByRole('complementary', { name: 'Speaker' });
  await expect(panel.getByText('In step with the presentation')).toBeVisible();
  const steps = [
    /^The primary GMS encrypts .* to each of its own users/,
    /^Each primary UE checks the message/,
    /^The primary GMS encrypts .* to the partner GMS, as one more user/,
    /^The partner GMS checks and opens the message/,
    /^Each partner UE checks what its own GMS signed/,
    /^After its own UEs have answered/,
    /^The end: every member of the group holds its keys/,
  ];
  await press(page, 'PageDown');
  for (const [index, sentence] of steps.entries()) {
    await press(page, 'PageDown');
    await caption(page, sentence);
    if (index < 6) await expect(stage(page).getByText(`${index + 1} / 6`)).toBeVisible();
    await expect(panel.getByText(sentence).first()).toBeVisible();
  }
  await press(speaker, 'PageUp');
  await caption(page, /^After its own UEs have answered/);
  await panel.getByRole('button', { name: 'Black' }).click();
  await expect(page.getByRole('img', { name: /^Black screen/ })).toBeVisible();
  await panel.getByRole('button', { name: 'Next' }).click();
  await expect(page.getByRole('img', { name: /^Black screen/ })).toBeHidden();
  await caption(page, /^After its own UEs have answered/);
  await speaker.reload();
  await expect(panel.getByText(/^After its own UEs have answered/).first()).toBeVisible();
  await panel.getByRole('button', { name: 'Start the timer' }).click();
  await page.reload();
  await caption(page, /^After its own UEs have answered/);
  await expect(panel.getByRole('button', { name: 'Pause' })).toBeVisible();
  await press(speaker, 'PageDown');
  await caption(page, /^The end/);
  await speaker.close();
  expect(errors).toEqual([]);
});

test('a clicker works whatever has the focus, and Esc leaves nothing by accident', async ({
  page,
}) => {
  await openKeyladder(page, linkTo({ level: 'figure' }));
  await page.getByRole('radio').first().focus();
  await page.getByRole('region', { name: /^Figure 7\.4\.2-1/ }).focus();
  await page.getByRole('button', { name: /^Present/ }).click();
  await expect(stage(page)).toBeVisible();
  await press(page, '1', 'Enter');
  await caption(page, /^The GMS encrypts a new group key/);
  await press(page, 'F5', 'Escape', 'F5', 'Escape');
  await expect(stage(page)).toBeVisible();
  await press(page, 'PageDown');
  await caption(page, /^Each UE checks the message/);
  await press(page, 'c');
  const custody = page.getByRole('region', { name: 'Who holds what' });
  await custody.getByRole('button', { name: /UE 1/ }).first().focus();
  await press(page, 'PageUp');
  await caption(page, /^The GMS encrypts a new group key/);
  await press(page, 'Escape');
  await expect(custody).toBeHidden();
  await press(page, 'o');
  const octets = page.getByRole('region', { name: 'Octets of the message' });
  await expect(octets.getByRole('grid')).toBeVisible();
  await press(page, 'PageDown', 'PageUp', 'o');
  await expect(octets).toBeHidden();
  await press(page, '.');
  await expect(page.getByRole('img', { name: /^Black screen/ })).toBeVisible();
  await press(page, 'ArrowRight');
  await caption(page, /^The GMS encrypts a new group key/);
  await press(page, 'ArrowDown');
  await expect(stage(page).getByText(/^The GMS encrypts a new group key/)).toBeHidden();
  await press(page, 'ArrowUp', 't');
  await caption(page, 'Level: Members');
  await press(page, 't', 't', 'z', 'l');
  await page.mouse.move(300, 200);
  await expect(page.locator('[data-ring]')).toBeVisible();
  await page.getByRole('button', { name: 'Speaker beside' }).click();
  await expect(page.getByRole('complementary', { name: 'Speaker' })).toBeVisible();
  await axeCheck(page);
  await press(page, 'Escape', 'Escape');
  await press(page, 'Escape');
  await expect(stage(page)).toBeHidden();
  await runDone(page);
});

test('a refused window leaves a link, and the speaker beside the figure', async ({ page }) => {
  await page.addInitScript(() => {
    window.open = () => null;
  });
  await page.goto(`./${linkTo({ presenting: true })}`);
  await caption(page, /^The GMS encrypts/);
  await press(page, 's');
  const message = page.getByRole('alert');
  await expect(message.getByRole('link', { name: 'Open it here' })).toHaveAttribute(
    'href',
    /\?speaker=/,
  );
  await message.getByRole('button', { name: 'Show it beside the figure' }).click();
  const panel = page.getByRole('complementary', { name: 'Speaker' });
  await panel.getByRole('button', { name: 'Back' }).click();
  await caption(page, /^Before anything else/);
});
