import { expect } from './support/expect.ts';
import { expectNoRequests } from './support/expect-no-requests.ts';
import { expectPaper } from './support/expect-paper.ts';
import {
  chooseMode,
  inspector,
  ladder,
  octetsShown,
  openKeyladder,
  openSetup,
  outcomeOf,
  position,
} from './support/keyladder-page.ts';
import { detailed } from './support/link-to.ts';
import {
  current,
  expectCaptured,
  expectInComparison,
  expectInCustody,
  expectLinked,
  expectMoment,
  expectPrinted,
  expectSaved,
  figureOrder,
  part,
} from './support/story.ts';
import { test } from './support/test.ts';
import { watchErrors } from './support/watch-errors.ts';

// As most people see the page: with everything that moves.
test.use({ contextOptions: { reducedMotion: 'no-preference' } });

test('the whole figure with the mouse, into step 2 of UE 2 to an octet, and everywhere the same moment', async ({
  page,
}) => {
  test.setTimeout(90_000);
  const errors = watchErrors(page);
  const click = (name: string) => page.getByRole('button', { name, exact: true }).click();
  await openKeyladder(page);
  await expectNoRequests(page, async () => {
    await click('To the start');
    for (const label of figureOrder) {
      await click('Step forward');
      await expect(current(page)).toHaveAccessibleName(label);
    }
    await part(page, /^2\. OK/).click();
    await expect(current(page)).toHaveAccessibleName(/20 checks, stored by 3 of 3, now$/);
    await click('Look inside: 2. OK');
    await part(page, /^UE 2: opened/).dblclick();
    await expectMoment(page);

    // The check, the field that it reads, its octets.
    await part(page, /^UE 2 checks: SAKKE parameters/).click();
    const view = inspector(page);
    await view.getByRole('tab', { name: /^Checks/ }).click();
    await view.getByRole('button', { name: /^SAKKE parameters/ }).click();
    await expect(view.getByRole('tab', { name: 'Message', selected: true })).toBeVisible();
    expect(await octetsShown(page)).toMatch(/^011a0501/);
    await expect(view.getByRole('treeitem', { selected: true })).toHaveAccessibleName(/^SAKKE/);
    await view.getByRole('button', { name: 'Back to the cursor' }).click();
    await expectMoment(page);

    await click('Key custody');
    await expectInCustody(page);
    await click('Compare two designs');
    await expectInComparison(page);
    await click('Ladder');
    await expectMoment(page);
    await expectLinked(page);
    await expectPrinted(page);
    await click('Export');
    const saved = page.waitForEvent('download');
    await page.getByRole('menuitem', { name: 'Ladder as SVG' }).click();
    await expectSaved(await saved);
    await click('Export');
    const capture = page.waitForEvent('download');
    await page.getByRole('menuitem', { name: 'Capture for Wireshark (pcapng)' }).click();
    await expectCaptured(await capture, page.url());
    await expectPaper(page);

    // Back up, and the next step.
    await click('Close: 2. OK');
    await expect(current(page)).toHaveAccessibleName(/^2\. OK.*stored by 3 of 3, now$/);
    await click('Step forward');
    await expect(current(page)).toHaveAccessibleName(/^Use of the keys/);
  });
  expect(errors).toEqual([]);
});

test('a trainer shows every event of Figure 7.4.2-1 with the mouse', async ({ page }) => {
  const errors = watchErrors(page);
  await openKeyladder(page, detailed());
  await expectNoRequests(page, async () => {
    // The run is there, at step 1, with one line of what to do.
    await expect(page.getByText('Press → for the next arrow, ↓ to look inside.')).toBeVisible();
    await expect(page.getByText(/^Event \d+ of \d+ · step 1$/)).toBeVisible();
    const view = ladder(page);
    await expect(
      view.getByRole('button', {
        name: /^0\. Provisioning of identity-specific key material, GMS, done$/,
      }),
    ).toBeVisible();
    const notification = view.getByRole('button', {
      name: /^1\. Notification of group metadata, GMS to UE 1, .*now$/,
    });
    await expect(notification).toContainText('(Group Key Transport payload)');
    await expect(view.getByRole('button', { name: '2. OK, UE 1 to GMS, not yet' })).toBeVisible();

    // The checks are made one by one.
    for (const check of ['format', 'timestamp', 'RAND']) {
      await page.getByRole('button', { name: 'Step forward' }).click();
      await expect(inspector(page).getByRole('heading', { level: 2 })).toContainText(/UE 1/);
      await expect(view.getByText(check, { exact: true }).first()).toBeVisible();
    }
    await expect(
      view.getByRole('button', { name: /UE 1 checks: Timestamp .*, passed, done$/ }),
    ).toBeVisible();

    // To the OK: the key is stored and the answer carries nothing.
    await view.getByRole('button', { name: '2. OK, UE 1 to GMS, not yet' }).dblclick();
    await expect(view.getByRole('button', { name: '2. OK, UE 1 to GMS, now' })).toBeVisible();
    await expect(
      view.getByRole('button', {
        name: /^UE 1: group key stored, has the GMK in clear from here on, done$/,
      }),
    ).toBeVisible();

    // Any message opens its octets; a field and its octets follow one selection.
    await view
      .getByRole('button', { name: /^1\. Notification of group metadata, GMS to UE 1/ })
      .click();
    await expect(inspector(page).getByRole('tab', { name: 'Message' })).toHaveAttribute(
      'aria-selected',
      'true',
    );
    const octets = await octetsShown(page);
    expect(octets).toMatch(/^011a0501/);
    await inspector(page)
      .getByRole('treeitem', { name: /^SAKKE/ })
      .click();
    await expect(inspector(page)).toContainText('SAKKE');
    await inspector(page).getByText('GMK (decrypted)').click();
    expect(await octetsShown(page)).toHaveLength(32);

    for (const tab of [/^Checks/, 'Crypto', 'Keys', 'Clause']) {
      await inspector(page).getByRole('tab', { name: tab }).click();
      await expect(inspector(page).getByRole('tabpanel', { name: tab })).toBeVisible();
    }
    await expect(
      inspector(page)
        .getByText(/obtaining/)
        .first(),
    ).toBeVisible();
  });
  expect(errors).toEqual([]);
});

test('one GMK, two GMKs twice, two GMKs once: the figures change as they must', async ({
  page,
}) => {
  await openKeyladder(page, detailed({ wholeRun: true }));
  const members = 3;
  const single = { octets: await outcomeOf(page, 'Payload octets') };
  expect(await outcomeOf(page, 'Notifications')).toBe(members);

  await chooseMode(page, 'Two GMKs, twice');
  await expect.poll(() => outcomeOf(page, 'Notifications')).toBe(2 * members);
  expect(await outcomeOf(page, 'OKs')).toBe(2 * members);
  const twice = {
    octets: await outcomeOf(page, 'Payload octets'),
    signatures: await outcomeOf(page, 'Signatures'),
  };
  expect(twice.octets).toBeGreaterThan(2 * single.octets);

  await chooseMode(page, 'Two GMKs, once');
  await expect.poll(() => outcomeOf(page, 'Notifications')).toBe(members);
  expect(await outcomeOf(page, 'OKs')).toBe(members);
  expect(await outcomeOf(page, 'Payload octets')).toBe(twice.octets);
  expect(await outcomeOf(page, 'Signatures')).toBe(twice.signatures);
  const row = page.getByRole('row', { name: /^Notifications / });
  await expect(row).toContainText('−50%');

  // The second payload of the notification is told apart by word and shape, not by colour alone.
  await page
    .getByRole('button', { name: /^1\. Notification of group metadata, GMS to UE 1/ })
    .click();
  await inspector(page)
    .getByText(/floor control/)
    .first()
    .click();
  expect(await octetsShown(page)).toMatch(/^011a0501/);
});

test('the setup changes the run and keeps the place', async ({ page }) => {
  await openKeyladder(page, detailed());
  await ladder(page).getByRole('button', { name: '2. OK, UE 1 to GMS, not yet' }).dblclick();
  await expect(page.getByRole('button', { name: '2. OK, UE 1 to GMS, now' })).toBeVisible();
  const before = await position(page);
  await openSetup(page);
  await page.getByRole('button', { name: 'Add a member' }).click();
  await expect(page.getByRole('textbox', { name: 'MCPTT ID of UE 4' })).toBeVisible();
  await expect.poll(async () => (await position(page)).of).toBeGreaterThan(before.of);
  await expect(page.getByRole('button', { name: '2. OK, UE 1 to GMS, now' })).toBeVisible();

  // A value that cannot be is told at its field; the run on the screen stays.
  const kept = await position(page);
  const clock = page.getByRole('textbox', { name: 'Start time (UTC)' });
  await clock.fill('2026-02-30T09:00:00Z');
  await clock.press('Enter');
  await expect(page.getByText(/no such day or time/)).toBeVisible();
  expect(await position(page)).toEqual(kept);
});
