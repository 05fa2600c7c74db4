import { encodeLink } from '../src/store/link.ts';
import { defaultView } from '../src/store/view.ts';
import { axeEveryWay } from './support/axe-check.ts';
import { expect } from './support/expect.ts';
import { openKeyladder, runDone } from './support/keyladder-page.ts';
import { linkedView } from './support/linked-view.ts';
import { test } from './support/test.ts';
import { watchErrors } from './support/watch-errors.ts';

test('the floor control key is renewed and a member leaves; who has left holds the keys of before', async ({
  page,
}) => {
  const errors = watchErrors(page);
  const view = defaultView();
  const scenario = { ...view.scenario, gmkMode: 'dual-one-procedure' } as const;
  const link = encodeLink({ ...view, scenario, setupOpen: true });
  await openKeyladder(page, link);
  const strip = page.getByRole('navigation', { name: 'Acts of the run' });
  await expect(strip).toBeHidden();
  await page.getByText('Later: renew, join, leave').click();
  const add = async (name: string) => {
    await page.getByRole('button', { name: 'Add an act' }).press('Enter');
    await page.getByRole('menuitem', { name }).press('Enter');
    await expect(page.getByRole('menu')).toBeHidden();
    await runDone(page);
  };
  await add('Renew the floor control key only');
  await add('A member leaves');
  await expect(strip.getByRole('button')).toHaveText([
    /^1The group gets its keys/,
    /^2Floor control key renewed/,
    /^3UE 3 leaves, new keys/,
  ]);
  await strip.getByRole('button').nth(1).click();
  await expect(page.getByRole('tab', { name: /^Checks/ })).toBeVisible();
  await strip.getByRole('button').nth(2).press('Enter');
  await expect.poll(() => linkedView(page)?.act).toBe(3);
  await page.getByRole('main').focus();
  await page.keyboard.press('End');
  await page.getByRole('button', { name: 'Key custody' }).click();
  const cell = (name: RegExp) => page.getByRole('button', { name });
  await expect(cell(/^UE 3.*GMK media before.*earlier act/)).toBeVisible();
  await expect(cell(/^UE 3, GMK media, not at all|^UE 3.*GMK media(?! before).*not/)).toBeVisible();

  // What it reads with them, of traffic that somebody has recorded.
  await page.keyboard.press('r');
  await page.getByRole('combobox', { name: 'Keys of UE 3' }).selectOption('copied after act 2');
  const voice = (act: number) =>
    cell(new RegExp(`^UE 3: Voice packet of UE 1 to UE 2, act ${act}`));
  await expect(voice(2)).toHaveAccessibleName(/: opened, with a key it has$/);
  await expect(voice(3)).toHaveAccessibleName(/: stays closed$/);
  await voice(3).press('Enter');
  await page.keyboard.press('Home');
  await expect(cell(/^UE 3: Key payload for UE 1 \(media\), act 1: stays closed/)).toBeFocused();
  await axeEveryWay(page, 'main');
  const told = page.getByRole('region', { name: 'What is said of the cell' });
  await expect(told).toContainText('UE 3 does not open it: it takes GMK');
  await expect.poll(() => linkedView(page)?.reads.cell?.row).toBe('ue3');
  await told.getByRole('button', { name: 'Show it in the ladder' }).click();
  await expect(strip.getByRole('button').nth(2)).toHaveAttribute('aria-current', 'step');
  await page.getByRole('button', { name: 'Compare two designs' }).click();
  const ledger = page.getByRole('region', { name: 'Ledger, table' });
  const notifications = ledger.getByRole('row', { name: /^Notifications/ }).getByRole('cell');
  await expect(notifications.first()).toHaveText('4', { timeout: 30_000 });
  await page.getByText('All acts so far (1 to 3)').click();
  await expect(notifications.first()).toHaveText('13');
  expect(errors).toEqual([]);
});
