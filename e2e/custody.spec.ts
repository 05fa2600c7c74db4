import type { Page } from '@playwright/test';
import { encodeLink } from '../src/store/link.ts';
import { defaultView } from '../src/store/view.ts';
import { expect } from './support/expect.ts';
import { chooseMode, inspector, openKeyladder, position } from './support/keyladder-page.ts';
import { linkTo } from './support/link-to.ts';
import { linkedView } from './support/linked-view.ts';
import { test } from './support/test.ts';

const table = (page: Page) => page.getByRole('table', { name: 'Parties and keys at the cursor' });
const cell = (page: Page, party: string, key: string) =>
  table(page).getByRole('button', { name: new RegExp(`^${party}, ${key}: `) });
const drawing = (page: Page) => page.getByRole('region', { name: /^Lineage, \d+ values/ });

async function openCustody(page: Page, link = ''): Promise<void> {
  await openKeyladder(page, link);
  await page.getByRole('button', { name: 'Key custody' }).click();
  await expect(table(page)).toBeVisible();
}

test('who holds the GMK follows the cursor, and a cell says where it comes from', async ({
  page,
}) => {
  await openCustody(page, linkTo({ level: 'members' }));
  // At the first notification the GMS holds it, the UE has it as ciphertext, the KMS could open it.
  await expect(cell(page, 'GMS', 'GMK')).toHaveAccessibleName(/holds it in clear/);
  await expect(cell(page, 'UE 1', 'GMK')).toHaveAccessibleName(/: new, .*ciphertext only$/);
  await expect(cell(page, 'UE 2', 'GMK')).toHaveAccessibleName(/does not hold it/);
  await expect(cell(page, 'KMS', 'RSK')).toHaveAccessibleName(/could compute it/);
  for (let phase = 0; phase < 2; phase += 1) await page.keyboard.press('ArrowRight');
  await expect(cell(page, 'UE 1', 'GMK')).toHaveAccessibleName(/ciphertext only/);
  await page.keyboard.press('ArrowRight');
  await expect(cell(page, 'UE 1', 'GMK')).toHaveAccessibleName(/: new, .*holds it in clear$/);
  await expect(cell(page, 'UE 2', 'GMK')).toHaveAccessibleName(/does not hold it/);
  await page.keyboard.press('ArrowLeft');
  await expect(cell(page, 'UE 1', 'GMK')).toHaveAccessibleName(/ciphertext only/);
  await page.keyboard.press('End');

  await cell(page, 'UE 1', 'GMK').click();
  const detail = page.getByRole('region', { name: 'The chosen cell' });
  await expect(detail).toContainText('UE 1 holds the GMK in clear.');
  await expect(detail).toContainText('Dec 24, 2026, 09:00:00 UTC');
  await expect(inspector(page).getByRole('heading', { level: 2 })).toContainText('decapsulates');
  await detail.getByRole('button', { name: 'Show the message' }).click();
  await expect(inspector(page).getByRole('tree')).toBeVisible();

  await cell(page, 'KMS', 'RSK').click();
  await expect(detail).toContainText('key escrow');
});

test('from custody to lineage and back, by mouse and by keyboard, and in a regroup', async ({
  page,
}) => {
  test.setTimeout(120_000);
  await openCustody(page);
  const steps: readonly (readonly [string, (page: Page) => Promise<void>])[] = [
    ['a step of the figure is complete for all members', stepIsComplete],
    ['the lineage of an SRTP key leads to the secret of the KMS', lineageByMouse],
    ['table and lineage are walked with the keyboard alone', walkedByKeyboard],
    ['in a regroup the partner GMS holds the GMK in clear', inRegroup],
  ];
  for (const [what, step] of steps) await test.step(what, () => step(page));
});

/** A value of the inspector has its lineage, too. */
async function stepIsComplete(page: Page): Promise<void> {
  const members = ['UE 1', 'UE 2', 'UE 3'];
  for (const ue of members) {
    await expect(cell(page, ue, 'GMK')).toHaveAccessibleName(/ciphertext only/);
  }
  await page.keyboard.press('ArrowRight');
  for (const ue of members) {
    await expect(cell(page, ue, 'GMK')).toHaveAccessibleName(/holds it in clear/);
  }

  // A value of the inspector opens its lineage.
  await page.getByRole('button', { name: 'Ladder', exact: true }).click();
  await inspector(page).getByRole('tab', { name: 'Keys' }).click();
  await inspector(page).getByRole('button', { name: 'Lineage of GMK', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Lineage of GMK' })).toBeVisible();
}

/** Back to the table, wherever in custody the page is. */
async function backToTable(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Who holds what' }).click();
  await expect(table(page)).toBeVisible();
}

async function lineageByMouse(page: Page): Promise<void> {
  await backToTable(page);
  await page.keyboard.press('End');
  await cell(page, 'UE 1', 'SRTP keys').click();
  await page.getByRole('button', { name: 'Where does it come from' }).click();
  await expect(page.getByRole('heading', { name: 'Lineage of SRTP master key' })).toBeVisible();
  await expect(drawing(page).getByRole('button', { name: /^RSK, .* ancestor/ })).toHaveCount(1);
  const steps = page.getByRole('region', { name: 'The chosen value' });
  await steps.getByRole('button', { name: 'GMK', exact: true }).click();
  await steps
    .getByRole('button', { name: /decapsulates/ })
    .first()
    .click();
  await expect(inspector(page).getByRole('tab', { name: 'Crypto', selected: true })).toBeVisible();
  await expect(inspector(page)).toContainText('encapsulated data');

  await page.getByText('List', { exact: true }).click();
  await expect(page.getByRole('heading', { name: /^Comes from \d+ values$/ })).toBeVisible();
  await expect(page.getByRole('button', { name: /^z_T / })).toBeVisible();

  // The link holds the screen and the value.
  await expect.poll(() => linkedView(page)?.lineage?.name).toBe('srtpMasterKey');
  await expect.poll(() => linkedView(page)?.tab).toBe('crypto');
  const { hash } = new URL(page.url());
  await page.goto('about:blank');
  await openKeyladder(page, hash);
  await expect(page.getByRole('heading', { name: 'Lineage of SRTP master key' })).toBeVisible();
}

async function walkedByKeyboard(page: Page): Promise<void> {
  await backToTable(page);
  await page.keyboard.press('End');
  const place = await position(page);
  await cell(page, 'KMS', 'KSAK').focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('End');
  await page.keyboard.press('ArrowLeft');
  await expect(cell(page, 'UE 1', 'GMK')).toBeFocused();
  // The arrows moved in the table, not in the run.
  expect(await position(page)).toEqual(place);
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Where does it come from' }).focus();
  await page.keyboard.press('Enter');
  const gmk = drawing(page).getByRole('button', { name: /^GMK, .* the value itself/ });
  await gmk.focus();
  await page.keyboard.press('ArrowLeft');
  await expect(drawing(page).getByRole('button', { name: /^RSK, / })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(inspector(page).getByRole('heading', { level: 2 })).toContainText('RSK');
  await page.keyboard.press('Shift+Enter');
  await expect(page.getByRole('heading', { name: 'Lineage of RSK' })).toBeVisible();
  expect(await position(page)).toEqual(place);
}

async function inRegroup(page: Page): Promise<void> {
  await backToTable(page);
  await page.getByText('7.4.4.3 Regroup', { exact: true }).click();
  await chooseMode(page, 'Two GMKs, once');
  await page.keyboard.press('End');
  for (const key of ['GMK media', 'GMK floor']) {
    await expect(cell(page, 'Partner GMS', key)).toHaveAccessibleName(/holds it in clear/);
    await expect(cell(page, 'Partner KMS', key)).toHaveAccessibleName(/could compute it/);
  }
  await expect(page.getByText(/^Partner UEs never see the signature/)).toBeVisible();
}

test('an impostor is a party everybody sees, and the key they leave behind is not the group’s', async ({
  page,
}) => {
  const base = defaultView();
  const link = encodeLink({
    ...{ ...base, level: 'figure' },
    scenario: {
      ...base.scenario,
      faults: [
        {
          ...{ fault: 'impostor-signs-as-gms', at: { procedure: 1, step: 1 }, to: ['ue1'] },
          parameters: {},
        },
      ],
      skips: [{ party: 'ue1', check: 'signature' }],
    },
  });
  await openKeyladder(page, link);
  const attack = page.getByRole('button', { name: /^Attack: the outsider’s own message to UE 1/ });
  await expect(attack).toBeVisible();
  await page.keyboard.press('ArrowRight');
  await expect(inspector(page)).toContainText('UE 1 leaves the check “signature” out.');
  await expect(inspector(page)).toContainText('They end up with a GMK that UE 1 uses');
  await page.keyboard.press('End');
  await inspector(page).getByRole('tab', { name: 'Outcome' }).click();
  await expect(inspector(page)).toContainText('somebody outside knows a GMK');

  await page.getByRole('button', { name: 'Key custody' }).click();
  await expect(cell(page, 'UE 1', 'GMK')).toHaveAccessibleName(/another key than the GMS made/);
  await expect(cell(page, 'UE 2', 'GMK')).toHaveAccessibleName(/holds it in clear/);
  await cell(page, 'Outsider', 'GMK').click();
  const detail = page.getByRole('region', { name: 'The chosen cell' });
  await expect(detail).toContainText('The outsider made its GMK, not the GMS.');
});
