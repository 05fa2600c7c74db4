import type { Page } from '@playwright/test';
import { axeCheck, axeEveryWay, axeForced } from './support/axe-check.ts';
import { expect } from './support/expect.ts';
import { chooseMode, inspector, openKeyladder, openSetup } from './support/keyladder-page.ts';
import { detailed } from './support/link-to.ts';
import { regroupLink } from './support/regroup-link.ts';
import { test } from './support/test.ts';
import { expectWrittenInNames } from './support/written-names.ts';

const inspectorPart = '[data-tour="inspector"]';
const setupPart = '[data-tour="setup"]';

/** Opens every section of the setup, those inside others too. */
const openSections = (page: Page) =>
  page.locator(`${setupPart} details`).evaluateAll((all) => {
    for (const details of all) details.toggleAttribute('open', true);
  });

async function firstFigure(page: Page): Promise<void> {
  await openKeyladder(page);
  await axeEveryWay(page);
  // Into step 2 and a phase of it, then the finer levels.
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('button', { name: /^UE 1 checks: / }).first()).toBeVisible();
  await axeEveryWay(page, 'main');
  const text = page.getByRole('button', { name: 'Figure as text' });
  await text.click();
  await expect(
    page.getByRole('heading', { name: /^Step 2[.] OK, UE 1, UE 2, UE 3 to GMS/ }),
  ).toBeVisible();
  await axeEveryWay(page, 'main');
  await text.click();
  const levels = page.getByRole('radiogroup', { name: 'How much is drawn' });
  for (const level of ['Members', 'Everything']) {
    await levels.getByText(level, { exact: true }).click();
    await expect(levels.getByRole('radio', { name: level })).toBeChecked();
    await axeEveryWay(page, 'main');
  }
  await chooseMode(page, 'Two GMKs, once');
  await page.keyboard.press('End');
  await axeEveryWay(page);
  for (const tab of [/^Outcome/, /^Checks/, 'Crypto', 'Keys', 'Clause']) {
    await inspector(page).getByRole('tab', { name: tab }).click();
    await axeEveryWay(page, inspectorPart);
  }
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog')).toBeVisible();
  await axeEveryWay(page, '[role="dialog"]');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Open a message…' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await axeEveryWay(page, '[role="dialog"]');
}

async function regroup(page: Page): Promise<void> {
  await openKeyladder(page, regroupLink({ primary: 2, partner: 1 }));
  await openSetup(page);
  await openSections(page);
  await axeEveryWay(page);
  await chooseMode(page, 'Two GMKs, once');
  await axeEveryWay(page, setupPart);
  await page.getByRole('checkbox', { name: 'One RAND per GMK in both systems' }).click();
  await page.keyboard.press('End');
  await expect(page.getByText('0 of 4', { exact: true })).toBeVisible();
  await axeEveryWay(page, 'main');
  const levels = page.getByRole('radiogroup', { name: 'How much is drawn' });
  for (const level of ['Members', 'Everything']) {
    await levels.getByText(level, { exact: true }).click();
    await expect(levels.getByRole('radio', { name: level })).toBeChecked();
    await expectWrittenInNames(page);
  }

  await page.getByRole('button', { name: 'Key custody' }).click();
  const cell = page.getByRole('button', { name: /^Partner GMS, GMK media: / });
  await cell.click();
  await axeEveryWay(page, 'main');
  await page.getByRole('button', { name: 'Where does it come from' }).click();
  await expect(page.getByRole('heading', { name: /^Lineage of / })).toBeVisible();
  await axeEveryWay(page, 'main');
  await page.getByText('List', { exact: true }).click();
  await axeEveryWay(page, 'main');

  await page.getByRole('button', { name: 'Clauses and releases' }).click();
  await page.getByRole('button', { name: /^Show: It re-encrypts the GMK/ }).click();
  await expect(inspector(page).getByRole('heading', { level: 2 })).toContainText('SAKKE');
  await expect(page.getByRole('heading', { name: 'What this run rests on' })).toBeVisible();
  await expect(page.getByText(/^The run and its checks cite \d+ clauses/)).toBeVisible();
  await axeEveryWay(page, 'main');

  await page.keyboard.press('v');
  const newerAtOlder = 'A message of TS 33.180 at a UE of V13.4.0';
  await expect(page.getByRole('heading', { name: newerAtOlder })).toBeVisible();
  await expect(page.getByText('A UE of V13.4.0 refuses the message of TS 33.180')).toBeVisible();
  await page.getByRole('button', { name: `${newerAtOlder}: Refused` }).press('ArrowLeft');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Voice goes both ways between it and a member')).toBeVisible();
  await axeEveryWay(page, 'main');

  await page.getByRole('button', { name: 'Compare two designs' }).click();
  await expect(page.getByRole('heading', { name: 'Ledger of the two runs' })).toBeVisible({
    timeout: 60_000,
  });
  await axeEveryWay(page, 'main');
}

/** Menus, dialogs and what is asked in between. */
async function overTheLadder(page: Page): Promise<void> {
  const button = (name: string | RegExp) => page.getByRole('button', { name }).first();
  const dialog = '[role="dialog"]';
  await openKeyladder(page, detailed());
  for (const name of [/^Share/, /^Language/, /^Colours/, /^Export/, /^Faults at UE 1/]) {
    await test.step(`menu ${name}`, async () => {
      await button(name).click();
      await expect(page.getByRole('menu')).toBeVisible();
      await axeEveryWay(page, '[role="menu"]');
      await page.keyboard.press('Escape');
      await expect(page.getByRole('menu')).toHaveCount(0);
    });
  }
  for (const open of [
    () => button('Faults (0)').click(),
    () => button('What nothing catches').click(),
    () => button('Take the tour').click(),
    () =>
      button(/^Export/)
        .click()
        .then(() => page.getByRole('menuitem', { name: /Word/ }).click()),
  ]) {
    await openSetup(page);
    await open();
    await expect(page.locator(dialog)).toBeVisible();
    await axeEveryWay(page, dialog);
    await page.keyboard.press('Escape');
    await expect(page.locator(dialog)).toHaveCount(0);
  }
}

for (const [what, visit] of [
  ['the first figure', firstFigure],
  ['the regroup, custody, clauses and comparison', regroup],
  ['menus, dialogs, the map and the editor of octets', overTheLadder],
] as const) {
  test(`no serious barrier in ${what}, light and dark, 1440 and 1280 wide`, async ({ page }) => {
    test.setTimeout(180_000);
    await visit(page);
    await axeForced(page);
  });
}

test('a name without what is written on its control is found', async ({ page }) => {
  for (const [control, holds] of [
    ['<button aria-label="2. OK, UE 1 to GMS">2. OK</button>', true],
    ['<button aria-label="Answer of UE 1">2. OK</button>', false],
    [
      '<svg width="50" height="20"><text y="15">2. OK</text></svg><button data-item="1" style="width:9px" aria-label="Answer"></button>',
      false,
    ],
  ] as const) {
    await page.setContent(control);
    const checked = expectWrittenInNames(page);
    await (holds ? checked : expect(checked).rejects.toThrow('without what is written'));
  }
});

test('a picture without a text and pale letters are found, a heading out of order is let be', async ({
  page,
}) => {
  for (const [content, holds] of [
    ['<h1>Keys</h1><img src="x.png">', false],
    ['<h1>Keys</h1><p style="color: #ccc">pale</p>', false],
    ['<h1>Keys</h1><h4>GMK</h4>', true],
  ] as const) {
    await page.setContent(`<html lang="en"><title>Keys</title><main>${content}</main></html>`);
    const checked = axeCheck(page);
    await (holds ? checked : expect(checked).rejects.toThrow('accessibility barriers'));
  }
});

test('nothing scrolls sideways at any width', async ({ page }) => {
  // Opened in a large window that is made smaller, and in a small one.
  for (const [at, width] of [1440, 1280, 1100, 900, 600, 400].entries()) {
    await page.setViewportSize({ width, height: 800 });
    if (at % 5 === 0) await page.goto('./');
    await expect(page.getByRole('heading', { name: 'Keyladder' })).toBeVisible();
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow, `${width} px`).toBeLessThanOrEqual(0);
  }
});
