import type { Page } from '@playwright/test';
import type { FaultEntry } from '../src/engine/index.ts';
import { axeCheck } from './support/axe-check.ts';
import { expect } from './support/expect.ts';
import {
  inspector,
  ladder,
  openKeyladder,
  openSetup,
  outcomeOf,
  runDone,
} from './support/keyladder-page.ts';
import { detailed } from './support/link-to.ts';
import { linkedView } from './support/linked-view.ts';
import { test } from './support/test.ts';
import { watchErrors } from './support/watch-errors.ts';

test.setTimeout(120_000);

const notification = (page: Page, ue: string) =>
  ladder(page).getByRole('button', { name: new RegExp(`^1\\. Notification.*GMS to ${ue},`) });
const faultsOf = (page: Page, count: number) =>
  page.getByRole('button', { name: `Faults (${count})` });
const question = (page: Page) => page.getByRole('heading', { name: /^Which check fires at/ });
const entry = (fault: string, to: FaultEntry['to'] = ['ue1']): FaultEntry => ({
  ...{ fault, at: { procedure: 1, step: 1 }, to, parameters: {} },
});

test('a fault from the ladder by mouse: caught, explained down to the cause, and in the link', async ({
  page,
}) => {
  const errors = watchErrors(page);
  await openKeyladder(page, detailed({ wholeRun: true }));
  await notification(page, 'UE 1').click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'SAKKE data altered by an insider' }).click();
  await expect(faultsOf(page, 1)).toBeVisible();
  await runDone(page);
  await expect(notification(page, 'UE 1')).toContainText('a fault is in it');
  expect(await outcomeOf(page, 'Errors')).toBe(1);

  const setup = page.getByRole('complementary', { name: 'Setup and outcome' });
  await setup.getByRole('button', { name: 'Caught by “GMK decrypted” at UE 1' }).click();
  const why = inspector(page).getByRole('region', { name: 'From the check down to the cause' });
  await expect(why).toContainText('SAKKE data altered by an insider');
  await expect(why).toContainText('UE 1 sends an error to its GMS');
  await expect(why).toContainText('UE 1 has no group key');
  await why.getByRole('button', { name: /^SAKKE\.sakkeData at octet/ }).click();
  await expect(inspector(page).getByRole('grid')).toBeVisible();

  await page.waitForFunction(() => location.hash.length > 1);
  await expect.poll(() => page.evaluate(() => location.hash)).not.toBe('');
  const { hash } = new URL(page.url());
  const again = await page.context().newPage();
  await openKeyladder(again, hash);
  await expect(faultsOf(again, 1)).toBeVisible();
  expect(await outcomeOf(again, 'Errors')).toBe(1);
  await again.close();

  await notification(page, 'UE 1').click({ button: 'right' });
  await page.getByRole('menuitem', { name: /^Take out: SAKKE data/ }).click();
  await expect(faultsOf(page, 0)).toBeVisible();
  expect(errors).toEqual([]);
});

test('a fault from the ladder by keyboard: put, marked, taken out', async ({ page }) => {
  await openKeyladder(page, detailed());
  await notification(page, 'UE 1').focus();
  await page.keyboard.press('Shift+F10');
  const menu = page.getByRole('menu', { name: /^Faults: GMS → UE 1/ });
  await expect(menu.getByRole('menuitem').first()).toBeFocused();
  for (let step = 0; step < 3; step += 1) await page.keyboard.press('ArrowDown');
  await expect(menu.getByRole('menuitem', { name: 'Notification lost' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(faultsOf(page, 1)).toBeVisible();
  await runDone(page);
  await expect(notification(page, 'UE 1')).toContainText('lost on the way');
  await notification(page, 'UE 1').focus();
  await page.keyboard.press('ContextMenu');
  await expect(menu.getByRole('menuitem').first()).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(menu).toBeHidden();
  await expect(notification(page, 'UE 1')).toBeFocused();

  // The menu of an actor leads to the catalogue; closing it gives the focus back.
  await page.getByRole('button', { name: 'Faults at UE 1' }).focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menuitem', { name: 'Put a fault here…' })).toBeFocused();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Faults of this run' });
  await expect(dialog).toContainText('Chosen on the ladder: step 1 · UE 2');
  await expect(dialog.getByRole('textbox', { name: 'Search the faults' })).toBeFocused();
  await dialog.getByRole('button', { name: 'Take out: Notification lost' }).press('Enter');
  await expect(dialog.getByText('In this run: 0 faults')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Faults at UE 2' })).toBeFocused();
});

test('the catalogue: searched, prediction revealed, set, put to some, refused with a reason', async ({
  page,
}) => {
  await openKeyladder(page, detailed({ wholeRun: true }));
  await faultsOf(page, 0).click();
  const dialog = page.getByRole('dialog', { name: 'Faults of this run' });
  await dialog.getByRole('textbox', { name: 'Search the faults' }).fill('flipped');
  await dialog.getByRole('button', { name: 'Signature with a flipped bit' }).click();
  await expect(dialog).not.toContainText('Prediction:');
  await dialog.getByRole('button', { name: 'Reveal the prediction' }).click();
  await expect(dialog).toContainText('Prediction: first failure “signature”');
  await dialog.getByRole('radio', { name: 'some of them' }).check();
  await dialog.getByRole('textbox', { name: /^UE numbers/ }).fill('2-9');
  await expect(dialog).toContainText('“2-9” is not among 1 to 3.');
  await dialog.getByRole('textbox', { name: /^UE numbers/ }).fill('2–3');
  await dialog.getByRole('textbox', { name: /^Bit of the signature/ }).fill('7');
  await dialog.getByRole('button', { name: 'Put it into the run' }).click();
  // The dialog closes, and the run stands where the fault strikes.
  await expect(dialog).toBeHidden();
  await runDone(page);
  await expect.poll(() => linkedView(page)?.eventId).toMatch(/^gkp\.1\.ue2\./);
  await faultsOf(page, 1).click();
  await expect(dialog.getByText('step 1 · UE 2–3')).toBeVisible();
  await dialog.getByRole('textbox', { name: 'Search the faults' }).fill('second GMK');
  await dialog.getByRole('button', { name: /^Second GMK missing/ }).click();
  await expect(dialog).toContainText('It cannot be put here: there is one key in this mode.');
  await expect(dialog.getByRole('button', { name: 'Put it into the run' })).toBeDisabled();
  await axeCheck(page);
  await page.keyboard.press('Escape');
  await runDone(page);
  expect(await outcomeOf(page, 'Errors')).toBe(2);
});

test('a prediction by keyboard: nothing is told before the answer, the score stays', async ({
  page,
}) => {
  await openKeyladder(
    page,
    detailed({ predicting: true }, [entry('wrong-signer'), entry('ok-lost', ['ue2'])]),
  );
  const asked = page.getByRole('region', { name: 'Predict, then reveal' });
  await expect(question(page)).toHaveText('Which check fires at UE 1?');
  await expect(page.getByRole('button', { name: 'format', exact: true })).toBeFocused();
  await expect(page.getByText(/Error/).filter({ hasText: 'failed' })).toHaveCount(0);
  for (let step = 0; step < 8; step += 1) await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('button', { name: 'signature', exact: true })).toBeFocused();
  await axeCheck(page);
  await page.keyboard.press('Enter');
  await expect(asked.getByText('Right: “signature”.', { exact: true })).toBeVisible();
  await expect(asked.getByText('Right: 1 of 1 asked')).toBeVisible();

  await page.getByRole('button', { name: 'Go on' }).press('Enter');
  await page.keyboard.press('End');
  await expect(question(page)).toHaveText('Which check fires at UE 2?');
  await page.getByRole('button', { name: 'format', exact: true }).press('Enter');
  await expect(asked.getByText('You said “format”.', { exact: true })).toBeVisible();
  await expect(asked.getByText('No check fires at UE 2: nothing notices it.')).toBeVisible();
  await expect(asked.getByText('Right: 1 of 2 asked')).toBeVisible();
  await page.getByRole('button', { name: 'Reset the score' }).press('Enter');
  await expect(asked.getByText('Right: 0 of 0 asked')).toBeVisible();
  await asked.getByRole('button', { name: 'Leave', exact: true }).press('Enter');
  await expect(page.getByRole('region', { name: 'Predict, then reveal' })).toBeHidden();
});

test('what nothing catches, with the reason, and faults by design run for real', async ({
  page,
}) => {
  await openKeyladder(page);
  await openSetup(page);
  await page.getByRole('button', { name: 'What nothing catches' }).click();
  const dialog = page.getByRole('dialog', { name: 'What nothing catches' });
  await expect(dialog.getByRole('heading', { name: 'OK lost' })).toBeVisible();
  await expect(dialog.getByRole('heading', { name: 'Media and floor keys swapped' })).toBeHidden();
  await dialog.getByRole('checkbox', { name: 'All modes of this figure' }).check();
  await expect(dialog.getByRole('heading', { name: 'Media and floor keys swapped' })).toBeVisible();
  await axeCheck(page);
  await dialog.getByRole('tab', { name: 'Faults by design' }).click();
  const row = dialog.getByRole('row', { name: /^Media and floor keys swapped/ });
  await expect(row.getByRole('cell').first()).toContainText('no such fault');
  await dialog.getByRole('button', { name: 'Run them for real' }).click();
  await expect(row.getByText('the run agrees').first()).toBeVisible({ timeout: 60_000 });
  await axeCheck(page);
  const cancel = dialog.getByRole('button', { name: 'Cancel' });
  if (await cancel.isVisible()) await cancel.click();
  await expect(dialog.getByText(/^(Cancelled after \d+ of|All) \d+ runs/)).toBeVisible();
  await expect(dialog.locator('[data-agrees="false"]')).toHaveCount(0);
});

test('a link with an unknown fault says what is wrong and shows the default', async ({ page }) => {
  await openKeyladder(page, detailed({}, [entry('no-such-fault')]));
  const alert = page.getByRole('alert').filter({ hasText: 'cannot run' });
  await expect(alert).toContainText('faults.0.fault: there is no fault no-such-fault');
  await expect(alert).toContainText('the default one is shown');
  // Of a first link: there was no run before.
  await expect(alert).not.toContainText('before');
  await expect(faultsOf(page, 0)).toBeVisible();
});
