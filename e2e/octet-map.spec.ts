import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { axeEveryWay, axeForced } from './support/axe-check.ts';
import { expect } from './support/expect.ts';
import {
  chooseMode,
  inspector,
  openKeyladder,
  openSetup,
  position,
  runDone,
} from './support/keyladder-page.ts';
import { detailed } from './support/link-to.ts';
import { linkedView } from './support/linked-view.ts';
import { test } from './support/test.ts';

const dialog = (page: Page) => page.getByRole('dialog', { name: /^Break every octet/ });
const map = (page: Page) => dialog(page).getByTestId('marks');
const status = (page: Page) => dialog(page).getByTestId('map-status');
const rerun = (page: Page) => dialog(page).getByRole('button', { name: 'Run again' });
const editor = (page: Page) => inspector(page).getByRole('grid', { name: 'Octets to edit' });
const result = (page: Page) => inspector(page).getByTestId('edit-result');

async function openMap(page: Page): Promise<void> {
  await inspector(page).getByRole('button', { name: 'Break every octet' }).click();
  await expect(rerun(page)).toBeVisible({ timeout: 60_000 });
}

async function saved(page: Page, name: string): Promise<string> {
  const waiting = page.waitForEvent('download');
  await dialog(page).getByRole('button', { name }).click();
  return readFile(await (await waiting).path(), 'utf8');
}

// As most people see the page: with everything that moves.
test.use({ contextOptions: { reducedMotion: 'no-preference' } });

test('every octet of a message is broken by mouse: each one is refused, signed again some are not', async ({
  page,
}) => {
  test.setTimeout(180_000);
  await openKeyladder(page, detailed());
  await openMap(page);
  await expect(dialog(page).getByText('All 724 alterations are refused.')).toBeVisible();
  await expect(map(page).getByRole('gridcell')).toHaveCount(724);
  const legend = dialog(page).getByRole('region', { name: 'What the letters mean' });
  await expect(legend).toContainText('signature');
  await expect(legend.getByTitle(/^Somebody makes up a notification/)).toContainText('signature');

  await dialog(page).getByRole('button', { name: 'RAND', exact: true }).click();
  await expect(status(page)).toContainText('RAND.rand');
  await expect(status(page)).toContainText('Refused by the check “signature”');
  await map(page).getByRole('gridcell').first().hover();
  await expect(status(page)).toContainText('HDR.version');
  await expect(status(page)).toContainText('code hdr');

  const csv = (await saved(page, 'Save as CSV')).trim().split('\r\n');
  expect(csv).toHaveLength(1 + 724);
  expect(csv[1]).toMatch(/^0,HDR\.version,0,refused,format,hdr,/);
  const svg = await saved(page, 'Save as SVG');
  expect(svg).toContain('</svg>');
  expect(svg.match(/<text /g)?.length).toBeGreaterThan(724);

  await axeEveryWay(page, '[role="dialog"]');
  await axeForced(page, '[role="dialog"]');

  // A map of an earlier run says so until it is run again.
  await page.keyboard.press('Escape');
  await openSetup(page);
  await page.getByRole('button', { name: 'Add a member' }).click();
  await runDone(page);
  await inspector(page).getByRole('button', { name: 'Break every octet' }).click();
  const stale = dialog(page).getByText(/^The run has changed since/);
  await expect(stale).toBeVisible();
  // Signed again, some octets are protected by nothing: grey.
  await dialog(page).getByText('Before the GMS signs', { exact: true }).click();
  await expect(dialog(page).getByText(/^Nothing refuses \d+ of 595 alterations/)).toBeVisible({
    timeout: 60_000,
  });
  await expect(stale).toBeHidden();
  await dialog(page).getByRole('button', { name: 'RAND', exact: true }).click();
  await expect(status(page)).toContainText('Nothing refuses it, and other keys');
});

test('the map by keyboard: walk, run with all bits, cancel, run with one, close', async ({
  page,
}) => {
  test.setTimeout(120_000);
  await openKeyladder(page, detailed());
  const place = await position(page);
  await inspector(page).getByRole('button', { name: 'Break every octet' }).focus();
  await page.keyboard.press('Enter');
  await expect(rerun(page)).toBeVisible({ timeout: 60_000 });
  // The dialog may put the focus on its first control a moment after it has opened.
  await expect(async () => {
    await map(page).focus();
    for (const key of ['Home', 'ArrowRight', 'ArrowDown']) await page.keyboard.press(key);
    await expect(status(page)).toContainText('(33)', { timeout: 2_000 });
  }).toPass();
  const active = await map(page).getAttribute('aria-activedescendant');
  await expect(page.locator(`[id="${active}"]`)).toHaveAccessibleName(/^Octet 33, .*Refused by/);
  const cells = map(page).getByRole('gridcell');
  await expect(map(page).getByRole('gridcell', { name: /^Octet \d.*, bit 0: / })).toHaveCount(
    await cells.count(),
  );
  await expect(dialog(page).getByRole('status').filter({ hasText: 'are refused' })).toBeVisible();

  await dialog(page).getByRole('radio', { name: '1 bit (lowest)' }).focus();
  await page.keyboard.press('ArrowRight');
  const cancel = dialog(page).getByRole('button', { name: 'Cancel' });
  await cancel.focus();
  await expect(dialog(page).getByText('bits differ (octets)')).toBeVisible({ timeout: 60_000 });
  await page.keyboard.press('Enter');
  await expect(dialog(page).getByText(/^Cancelled: the map shows/)).toBeVisible();
  await rerun(page).focus();
  await page.keyboard.press('Enter');
  await expect(cancel).toBeVisible();
  // Another choice in the middle of it takes its place.
  await dialog(page).getByRole('radio', { name: 'all 8 bits' }).focus();
  await page.keyboard.press('ArrowLeft');
  await expect(dialog(page).getByText('All 724 alterations are refused.')).toBeVisible({
    timeout: 60_000,
  });
  await page.keyboard.press('Escape');
  await expect(dialog(page)).toBeHidden();
  expect(await position(page)).toEqual(place);
});

test('an octet is edited by keyboard, and the run follows', async ({ page }) => {
  test.setTimeout(90_000);
  await openKeyladder(page, detailed());
  const place = await position(page);
  await inspector(page).getByRole('button', { name: 'Edit octets' }).focus();
  await page.keyboard.press('Enter');
  await editor(page).focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.type('5a');
  await expect(inspector(page).getByText('1 octet edited (at most 64)')).toBeVisible();
  await expect(result(page)).toContainText('UE 1 refuses the payload', { timeout: 30_000 });
  await expect(result(page)).toContainText('(code hdr)');
  // The cursor of the run stays at the message, that of the editor went on by one octet.
  expect((await position(page)).event).toBe(place.event);
  await expect(inspector(page).getByTestId('edited-octet')).toContainText('(1)');
  await page.keyboard.press('ArrowLeft');
  await expect(inspector(page).getByTestId('edited-octet')).toContainText('01 → 5a');

  await page.keyboard.press('Control+z');
  await expect(result(page)).toContainText('Nothing is edited. UE 1 accepts', { timeout: 30_000 });
  await inspector(page).getByRole('button', { name: 'Redo' }).focus();
  await page.keyboard.press('Enter');
  await expect(result(page)).toContainText('(code hdr)', { timeout: 30_000 });

  // The link holds the edits.
  await expect
    .poll(() => linkedView(page)?.scenario.faults)
    .toMatchObject([{ fault: 'octets-edited', parameters: { edits: [[0, 0x01 ^ 0x5a]] } }]);
  const { hash } = new URL(page.url());
  await page.goto('about:blank');
  await openKeyladder(page, hash);
  await expect(inspector(page).getByText('altered on the way')).toBeVisible();
  await inspector(page).getByRole('button', { name: 'Edit octets' }).click();
  await expect(inspector(page).getByText('1 octet edited (at most 64)')).toBeVisible();
  await inspector(page).getByRole('button', { name: 'Reset all octets' }).click();
  await expect(result(page)).toContainText('UE 1 accepts', { timeout: 30_000 });
});

test('bits are turned over by mouse before the GMS signs, and the signature fits', async ({
  page,
}) => {
  test.setTimeout(90_000);
  await openKeyladder(page, detailed());
  await chooseMode(page, 'Two GMKs, once');
  await inspector(page).getByText('RAND', { exact: true }).click();
  await inspector(page).getByRole('button', { name: 'Edit octets' }).click();
  await inspector(page).getByText('Before signing', { exact: true }).click();
  await page.getByRole('button', { name: /^Bit 3 is / }).click();
  await expect(page.getByRole('button', { name: /^Bit 3 is \d, edited$/ })).toBeVisible();
  await expect(result(page)).toContainText('refuses the payload', { timeout: 30_000 });
  await runDone(page);
  await axeEveryWay(page, '[data-tour="inspector"]');
  await axeForced(page, '[data-tour="inspector"]');
  await result(page).getByRole('button', { name: 'Show the check' }).click();
  await expect(inspector(page).getByRole('tab', { name: /^Checks/, selected: true })).toBeVisible();
});
