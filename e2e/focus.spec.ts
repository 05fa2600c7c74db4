import type { Page } from '@playwright/test';
import type { FaultEntry } from '../src/engine/index.ts';
import { expect } from './support/expect.ts';
import {
  inspector,
  ladder,
  openKeyladder,
  openSetup,
  position,
  runDone,
} from './support/keyladder-page.ts';
import { linkTo } from './support/link-to.ts';
import { test } from './support/test.ts';

const button = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name, exact: typeof name === 'string' });
const press = (page: Page, key: string) => page.keyboard.press(key);

/** Presses a control with the keyboard. */
async function enter(page: Page, name: string | RegExp): Promise<void> {
  await button(page, name).first().focus();
  await press(page, 'Enter');
}

test('the focus is led on by what was pressed, and back by what is closed', async ({ page }) => {
  test.setTimeout(90_000);
  await page.setViewportSize({ width: 1280, height: 720 });
  await openKeyladder(page);
  await expect(page).toHaveTitle('Ladder · 7.4.2 Group keys – Keyladder');

  // The first stops lead to each part of the page.
  const names = ['ladder', 'timeline', 'inspector', 'screens', 'top bar'];
  for (const name of names) {
    await press(page, 'Tab');
    await expect(page.locator(':focus')).toHaveText(`To the ${name}`);
    await expect(page.locator(':focus')).toBeInViewport({ ratio: 1 });
  }
  await press(page, 'Enter');
  await expect(page.getByRole('banner')).toBeFocused();

  // A clicker steps, and the hint has done its work.
  const { event } = await position(page);
  await press(page, 'PageDown');
  await expect.poll(async () => (await position(page)).event).toBeGreaterThan(event);
  await expect(page.getByText(/^Press → for the next arrow/)).toBeHidden();
  await press(page, 'PageUp');
  await expect.poll(async () => (await position(page)).event).toBe(event);

  // The menu of an actor: Esc leads back to it; after a choice → is a step.
  await enter(page, 'Faults at GMS');
  await expect(page.getByRole('menuitem').first()).toBeFocused();
  await press(page, 'Escape');
  await expect(button(page, 'Faults at GMS')).toBeFocused();
  await press(page, 'Enter');
  await page.getByRole('menuitem').nth(1).press('Enter');
  await expect(page.getByRole('main')).toBeFocused();
  // This run cannot be: the message says so, and goes.
  await enter(page, 'Dismiss this message');
  await expect(page.getByRole('main')).toBeFocused();
  await press(page, 'ArrowRight');
  await expect.poll(async () => (await position(page)).event).toBeGreaterThan(event);
  await press(page, 'ArrowLeft');

  // Octets: into the editor and back to what opened it.
  await page.getByRole('tab', { name: 'Message' }).click();
  await enter(page, 'Edit octets');
  await expect(page.getByRole('grid', { name: 'Octets to edit' })).toBeFocused();
  await enter(page, 'Close editor');
  await expect(button(page, 'Edit octets')).toBeFocused();

  // A lineage and back to where it was asked for.
  await enter(page, 'Key custody');
  await expect(button(page, 'Key custody')).toBeFocused();
  await expect(page).toHaveTitle('Key custody · 7.4.2 Group keys – Keyladder');
  await page
    .getByRole('button', { name: /holds it in clear/ })
    .first()
    .press('Enter');
  await enter(page, 'Where does it come from');
  await expect(button(page, 'Who holds what')).toBeFocused();
  await press(page, 'Enter');
  await expect(button(page, 'Where does it come from')).toBeFocused();

  // From the help to the tour, and back to where the help was opened.
  await enter(page, 'Ladder');
  await enter(page, 'Help and keys');
  await enter(page, 'Take the tour');
  await expect(button(page, 'Next')).toBeFocused();
  await press(page, 'Escape');
  await expect(button(page, 'Help and keys')).toBeFocused();

  // Without the shortcuts the keys are those of the ladder alone, also after a reload.
  await press(page, 'Enter');
  // The worker may compile WebAssembly, and this browser has the quickest form.
  await expect(page.getByText('SAKKE is calculated in WebAssembly (form fma52)')).toBeVisible();
  await page.getByRole('checkbox', { name: 'Single keys work on the whole page' }).press('Space');
  await press(page, 'Escape');
  await expect(button(page, 'Help and keys')).toBeFocused();
  await page.reload();
  await runDone(page);
  const still = await position(page);
  await press(page, 'ArrowRight');
  await press(page, '?');
  await expect(page.getByRole('dialog')).toBeHidden();
  expect(await position(page)).toEqual(still);
  await ladder(page).focus();
  await press(page, 'ArrowRight');
  await expect.poll(async () => (await position(page)).event).toBeGreaterThan(still.event);
});

test('what has scrolled away or is taken out leaves the focus where it was', async ({ page }) => {
  const at = { procedure: 1, step: 1 } as const;
  const faults = ['ue1', 'ue2', 'ue3'].map(
    (ue) => ({ fault: 'signature-bit-flip', at, to: [ue], parameters: {} }) as FaultEntry,
  );
  await page.setViewportSize({ width: 1280, height: 720 });
  await openKeyladder(page, linkTo({ level: 'everything' }, faults));
  await ladder(page).focus();
  await expect(page.locator('[data-item]:focus')).toBeVisible();
  const item = await page.locator(':focus').getAttribute('data-item');
  for (let pages = 0; pages < 3; pages += 1) await press(page, 'Shift+PageDown');
  await expect(page.locator(`[data-item="${item}"]`)).toHaveCount(0);
  await expect(ladder(page)).toBeFocused();

  await enter(page, /^Faults \(3\)/);
  const remove = page.getByRole('dialog').getByRole('button', { name: /^Take out/ });
  await remove.first().press('Enter');
  await expect(remove).toHaveCount(2);
  await expect(remove.first()).toBeFocused();
  await press(page, 'Enter');
  await press(page, 'Enter');
  await expect(remove).toHaveCount(0);
  await expect(page.locator('[role="dialog"] :focus')).toBeVisible();
  await press(page, 'Escape');
  await expect(button(page, /^Faults \(0\)/)).toBeFocused();

  // On paper nothing is narrow: the setup is there before and after.
  await openSetup(page);
  await page.pdf({ width: '8in', height: '10in' });
  await expect(page.getByRole('region', { name: 'Outcome', exact: true })).toBeVisible();
});

test('a panel over the ladder closes by Esc from anywhere', async ({ page }) => {
  await page.setViewportSize({ width: 900, height: 700 });
  await openKeyladder(page);
  await enter(page, 'Show the inspector');
  await page.getByRole('tab', { name: 'Message' }).click();
  await press(page, 'Escape');
  await expect(inspector(page)).toBeHidden();
  await expect(button(page, 'Show the inspector')).toBeFocused();
  await enter(page, 'Setup');
  await page.getByRole('textbox', { name: 'How many' }).focus();
  await page.pdf({ width: '8in', height: '10in' });
  await expect(page.getByRole('textbox', { name: 'How many' })).toBeFocused();
  await press(page, 'Escape');
  await expect(page.getByRole('region', { name: 'Outcome', exact: true })).toBeHidden();
  await expect(button(page, 'Setup')).toBeFocused();
});
