import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import type { FaultEntry } from '../src/engine/index.ts';
import { axeCheck } from './support/axe-check.ts';
import { expect } from './support/expect.ts';
import { inspector, openKeyladder, outcomeOf, runDone } from './support/keyladder-page.ts';
import { detailed } from './support/link-to.ts';
import { linkedView } from './support/linked-view.ts';
import { test } from './support/test.ts';
import { watchErrors } from './support/watch-errors.ts';

const impostor: FaultEntry = {
  ...{ fault: 'impostor-signs-as-gms', at: { procedure: 1, step: 1 } },
  ...{ to: ['ue1'], parameters: {} },
};
const signature = { party: 'ue1', check: 'signature' };
const skipsIn = (page: Page) => linkedView(page)?.scenario.skips;
const banner = (page: Page) =>
  page.getByRole('main').getByRole('region', { name: 'Checks left out' });

test('a check is left out at the actor, the impostor’s key is stored; made again, it is refused', async ({
  page,
}) => {
  test.setTimeout(120_000);
  const errors = watchErrors(page);
  const link = detailed({ wholeRun: true, eventId: 'gkp.2.ue1.check.signature', tab: 'checks' }, [
    impostor,
  ]);
  await openKeyladder(page, link);
  expect(await outcomeOf(page, 'Errors')).toBe(1);
  await expect(banner(page)).toBeHidden();

  await page.getByRole('button', { name: 'Show each on its own lifeline' }).click();
  // By keyboard: from the menu of the actor to the checks it makes.
  await page.getByRole('button', { name: 'Faults at UE 1' }).press('Enter');
  const choose = page.getByRole('menuitem', { name: 'Leave a check out at UE 1…' });
  await choose.press('Enter');
  const check = page.getByRole('menuitemcheckbox', { name: 'signature', exact: true });
  await expect(page.getByRole('menuitemcheckbox').first()).toBeFocused();
  await expect(check).not.toBeChecked();
  await axeCheck(page, '[role="menu"]');
  await check.press('Enter');
  await expect.poll(() => skipsIn(page)).toEqual([signature]);
  await runDone(page);
  await expect(banner(page)).toContainText('Checks left out: signature at UE 1');
  await expect(page.getByRole('button', { name: 'Faults (1) · checks left out: 1' })).toBeVisible();
  expect(await outcomeOf(page, 'Errors')).toBe(0);
  expect(linkedView(page)?.eventId).toBe('gkp.2.ue1.check.signature');

  // In the list of the checks it is made again: the impostor is refused.
  const row = inspector(page).getByRole('listitem').filter({ hasText: 'does not make this check' });
  await expect(row).toContainText('It would have failed');
  await row.getByRole('button', { name: 'Make it again at MCPTT UE 1' }).click();
  await expect.poll(() => skipsIn(page)).toEqual([]);
  await runDone(page);
  await expect(banner(page)).toBeHidden();
  expect(await outcomeOf(page, 'Errors')).toBe(1);

  // Another one is left out in the setup, and all are made again.
  const setup = page.getByRole('complementary', { name: 'Setup and outcome' });
  await setup.getByRole('button', { name: 'Leave a check out…' }).click();
  await setup.getByRole('combobox', { name: 'Check' }).selectOption('kms');
  await setup.getByRole('button', { name: 'Leave it out' }).click();
  await expect.poll(() => skipsIn(page)).toEqual([{ party: 'ue1', check: 'kms' }]);
  await expect(setup.getByRole('button', { name: /^Make again: KMS known at UE 1/ })).toBeVisible();
  await banner(page).getByRole('button', { name: 'Make all checks again' }).click();
  await expect.poll(() => skipsIn(page)).toEqual([]);

  // A value of one's own, by keyboard: refused with its reason, then used, in the link and in the vectors.
  const own = setup.getByRole('group', { name: 'Values of your own' });
  await own.locator('summary').press('Enter');
  await own.getByRole('button', { name: 'Give a value…' }).press('Enter');
  const value = own.getByRole('textbox', { name: 'Value (hex)' });
  await value.fill('00'.repeat(32));
  await value.press('Enter');
  await expect(own).toContainText('The value must lie from 1 to q-1');
  await axeCheck(page, '[aria-label="Values of your own"]');
  const ksak = `${'00'.repeat(30)}1234`;
  await value.fill(`0x${ksak.toUpperCase()}`);
  await value.press('Enter');
  await expect(own.getByRole('listitem')).toContainText('kms/primary/ksak');
  await runDone(page);
  expect(linkedView(page)?.scenario.draws).toEqual({ 'kms/primary/ksak': ksak });
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  const saved = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: 'Test vectors (JSON)' }).click();
  const vectors = JSON.parse(await readFile(await (await saved).path(), 'utf8'));
  expect(vectors.kmss[0].calculations[0].outputs[0]).toMatchObject({ hex: ksak, given: true });
  expect(errors).toEqual([]);
});
