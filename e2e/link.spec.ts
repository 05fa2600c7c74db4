import { expect } from '@playwright/test';
import {
  chooseMode,
  inspector,
  openKeyladder,
  position,
  runDone,
} from './support/keyladder-page.ts';
import { linkTo } from './support/link-to.ts';
import { linkedView } from './support/linked-view.ts';
import { test } from './support/test.ts';

test('a reload restores scenario, cursor, selection and tab', async ({ page }) => {
  await openKeyladder(page, linkTo({ level: 'members', tab: 'message' }));
  await chooseMode(page, 'Two GMKs, once');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await page.getByRole('button', { name: /^1\. Notification .* GMS to UE 2/ }).click();
  await inspector(page).getByRole('treeitem', { name: /^SIGN/ }).click();
  await inspector(page).getByRole('tab', { name: 'Crypto' }).click();
  // The address follows a moment later, and more than one change is on its way: wait for the last.
  await expect
    .poll(() => linkedView(page))
    .toMatchObject({ tab: 'crypto', selection: { path: 'SIGN' } });
  const before = await snapshot();
  expect(before.url.length).toBeLessThan(2_000);

  await page.reload();
  await runDone(page);
  await expect.poll(snapshot).toEqual(before);

  // The same link in a new page.
  const other = await page.context().newPage();
  await other.goto(before.url);
  await runDone(other);
  await expect(other.getByRole('radio', { name: 'Two GMKs, once' })).toBeChecked();
  expect(await position(other)).toEqual(before.position);

  async function snapshot() {
    return {
      url: page.url(),
      position: await position(page),
      heading: await inspector(page).getByRole('heading', { level: 2 }).innerText(),
      tab: await inspector(page).getByRole('tab', { selected: true }).innerText(),
      mode: await page.getByRole('radio', { name: 'Two GMKs, once' }).isChecked(),
    };
  }
});

// Every way in which a link can be broken, and the length of long ones: src/store/link.test.ts.
test('a broken link gives a message and the default scenario', async ({ page }) => {
  await openKeyladder(page, '#v1.AAAA');
  await expect(page.getByRole('alert').getByText(/link/i)).toBeVisible();
  await expect(page.getByRole('radio', { name: 'One GMK' })).toBeChecked();
  await expect(page.getByText(/^Event .* · step 1$/)).toBeVisible();
});
