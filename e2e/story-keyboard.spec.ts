import { expect } from './support/expect.ts';
import { inspector, openKeyladder, position } from './support/keyladder-page.ts';
import { detailed } from './support/link-to.ts';
import { linkedView } from './support/linked-view.ts';
import {
  current,
  expectInComparison,
  expectInCustody,
  expectLinked,
  expectMoment,
  expectPrinted,
  expectSaved,
  figureOrder,
  part,
} from './support/story.ts';
import { tabTo } from './support/tab-to.ts';
import { test } from './support/test.ts';
import { watchErrors } from './support/watch-errors.ts';

test('the whole figure by →, into step 2 of UE 2 to an octet by ↓, and everywhere the same moment', async ({
  page,
}) => {
  test.setTimeout(90_000);
  const errors = watchErrors(page);
  const press = (key: string) => page.keyboard.press(key);
  await openKeyladder(page);
  await press('Home');
  for (const label of figureOrder) {
    await press('ArrowRight');
    await expect(current(page)).toHaveAccessibleName(label);
  }
  await press('ArrowLeft');
  await expect(current(page)).toHaveAccessibleName(/20 checks, stored by 3 of 3, now$/);
  // Into step 2: the phases of each member stand in place.
  await press('ArrowDown');
  const opened = part(page, /^UE 2: opened, /);
  await expect(opened).toHaveAccessibleName(/not yet$/);
  for (let presses = 0; presses < 20; presses += 1) {
    if ((await opened.getAttribute('aria-current')) === 'step') break;
    await press('ArrowRight');
  }
  await expect(opened).toHaveAccessibleName('UE 2: opened, passed, now');
  await press('ArrowDown');
  await expectMoment(page);

  // The check, then the octets it is about, and back.
  await press('ArrowDown');
  const tab = (name: string | RegExp) => inspector(page).getByRole('tab', { name, selected: true });
  await expect(tab(/^Checks/)).toBeVisible();
  await press('ArrowDown');
  await expect(tab('Message')).toBeVisible();
  await expect(inspector(page).getByRole('grid')).toBeVisible();
  const field = inspector(page).getByRole('treeitem', { selected: true });
  await expect(field).toHaveAccessibleName(/^SAKKE/);
  await expect.poll(() => linkedView(page)?.selection.path).toMatch(/^SAKKE/);
  await press('ArrowUp');
  await expect(tab('Step')).toBeVisible();
  await expectMoment(page);
  await expectLinked(page);
  await expectPrinted(page);

  await tabTo(page, /^Export$/, 90, 'Shift+Tab');
  await press('Enter');
  await expect(page.locator('[role=menu]:focus, [role=menuitem]:focus')).toBeVisible();
  await press('Home');
  await expect(page.getByRole('menuitem', { name: 'Ladder as SVG' })).toBeFocused();
  const saved = page.waitForEvent('download');
  await press('Enter');
  await expectSaved(await saved);
  await tabTo(page, /^Key custody$/);
  await press('Enter');
  await expectInCustody(page);
  await tabTo(page, /^Compare two designs$/);
  await press('Enter');
  await expectInComparison(page);
  await tabTo(page, /^Ladder$/, 3, 'Shift+Tab');
  await press('Enter');
  await expectMoment(page);

  // Back up, the step complete again, and the next one.
  await press('ArrowUp');
  await expect(part(page, /^UE 2 checks: /)).toHaveCount(0);
  await press('ArrowUp');
  await expect(opened).toHaveCount(0);
  await expect(current(page)).toHaveAccessibleName(/^2\. OK.*stored by 3 of 3, now$/);
  await press('ArrowRight');
  await expect(current(page)).toHaveAccessibleName(/^Use of the keys/);
  expect(errors).toEqual([]);
});

test('the other parts of the page with the keyboard alone', async ({ page }) => {
  await openKeyladder(page);
  await expect(page.getByText(/^Event \d+ of \d+ · step 1$/)).toBeVisible();

  // Step to the OK and back, to the ends and back.
  const start = await position(page);
  await page.keyboard.press('ArrowRight');
  await expect(current(page)).toHaveAccessibleName(/^2\. OK, .*, now$/);
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
  await tabTo(page, /^Setup$/);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('region', { name: 'Outcome', exact: true })).toBeVisible();
  await tabTo(page, /^Show the whole run$/);
  await page.keyboard.press('Space');
  await expect(page.getByRole('row', { name: /^Notifications / })).toContainText('−50%', {
    timeout: 15_000,
  });

  // Every event on the ladder.
  await tabTo(page, /^(Figure|Members|Everything)$/);
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('radio', { name: 'Everything' })).toBeChecked();

  // Into the ladder: one tab stop, arrows between its events, Enter opens one.
  await tabTo(page, /octets|Provisioning|calculates|OK, UE|checks/);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(inspector(page).getByRole('heading', { level: 2 })).toBeVisible();

  // Into the tabs and the field tree: the octets follow.
  await tabTo(page, /^(Step$|Message$|Checks|Crypto$|Keys$|Clause$)/);
  const tab = (name: string | RegExp) => inspector(page).getByRole('tab', { name });
  await page.keyboard.press('Home');
  await expect(tab('Step')).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(tab('Message')).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('ArrowRight');
  await expect(tab(/^Checks/)).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('ArrowLeft');
  await expect(tab('Message')).toHaveAttribute('aria-selected', 'true');
});

test('octets and fields are walked with the arrow keys', async ({ page }) => {
  await openKeyladder(page, detailed());
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
