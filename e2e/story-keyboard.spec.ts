import { expect, test } from '@playwright/test';
import { inspector, openKeyladder, openSetup, position } from './support/keyladder-page.ts';
import { tabTo } from './support/tab-to.ts';

test('the whole story with the keyboard alone', async ({ page }) => {
  await openKeyladder(page);
  await expect(page.getByText(/^Event \d+ of \d+ · step 1$/)).toBeVisible();

  // Step to the OK and back, to the ends and back.
  const start = await position(page);
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('button', { name: '2. OK, UE 1 to GMS, now' })).toBeVisible();
  await page.keyboard.press('ArrowLeft');
  expect(await position(page)).toEqual(start);
  await page.keyboard.press('End');
  await expect.poll(async () => (await position(page)).event).toBe(start.of);
  await page.keyboard.press('Home');
  await expect.poll(async () => (await position(page)).event).toBe(1);

  // Play and pause.
  await page.keyboard.press('Space');
  await expect
    .poll(async () => (await position(page)).event, { timeout: 10_000 })
    .toBeGreaterThan(1);
  await page.keyboard.press('Space');
  await expect(page.getByRole('button', { name: 'Play' })).toBeVisible();

  // Help and out again.
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();

  // The mode, by its radio group.
  await tabTo(page, /^(One GMK|Two GMKs)/);
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('radio', { name: 'Two GMKs, once' })).toBeChecked();
  await openSetup(page);
  await expect(page.getByRole('row', { name: /^Notifications / })).toContainText('−50%', {
    timeout: 15_000,
  });

  // Into the ladder: one tab stop, arrows between its events, Enter opens one.
  await tabTo(page, /octets|Provisioning|calculates|OK, UE|checks/);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(inspector(page).getByRole('heading', { level: 2 })).toBeVisible();

  // Into the tabs and the field tree: the octets follow.
  await tabTo(page, /^(Message$|Checks \(|Crypto$|Keys$|Clause$)/);
  const tab = (name: string | RegExp) => inspector(page).getByRole('tab', { name });
  await page.keyboard.press('Home');
  await expect(tab('Message')).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(tab(/^Checks/)).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('ArrowLeft');
  await expect(tab('Message')).toHaveAttribute('aria-selected', 'true');
});

test('octets and fields are walked with the arrow keys', async ({ page }) => {
  await openKeyladder(page);
  const view = inspector(page);
  await view.getByRole('tree').focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowDown');
  await expect(view.getByRole('treeitem', { name: /^version/ })).toHaveAttribute(
    'aria-selected',
    'true',
  );
  await page.keyboard.press('ArrowDown');
  await expect(view.getByRole('treeitem', { name: /^data type/ })).toHaveAttribute(
    'aria-selected',
    'true',
  );
  await expect(view).toContainText('HDR.dataType');
  const place = await position(page);
  await view.getByRole('grid').focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  // The arrows moved in the octets, not in the run.
  expect(await position(page)).toEqual(place);
});
