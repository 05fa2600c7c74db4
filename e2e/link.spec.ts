import { expect } from './support/expect.ts';
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

test('a reload restores scenario, cursor, selection and tab; a citation says which run it was', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
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

  // The link of a citation, in a new page.
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Copy a citation' }).click();
  await expect(page.getByText(/^Citation copied/).first()).toBeVisible();
  const citation = await page.evaluate(() => navigator.clipboard.readText());
  expect(citation).toMatch(
    /Figure 7\.4\.2-1.*Keyladder \d.*Trace digest \(SHA-256\): [0-9a-f]{64}\. http/s,
  );
  const link = citation.slice(citation.indexOf('http'));
  expect(new URL(link).hash).toBe(new URL(before.url).hash);
  const other = await context.newPage();
  await other.goto(link.replace(/cite=./, (cite) => (cite === 'cite=0' ? 'cite=1' : 'cite=0')));
  await expect(other.getByText(/^This is not the run that was cited/)).toBeVisible();
  await other.goto('about:blank');
  await other.goto(link);
  await runDone(other);
  await expect(other.getByText(/^This is the run that was cited/).first()).toBeVisible();
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
