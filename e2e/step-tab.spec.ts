import type { Page } from '@playwright/test';
import type { FaultEntry } from '../src/engine/index.ts';
import { defaultView } from '../src/store/view.ts';
import { expect } from './support/expect.ts';
import { inspector, openKeyladder, pasteLink } from './support/keyladder-page.ts';
import { linkTo } from './support/link-to.ts';
import { test } from './support/test.ts';
import { watchErrors } from './support/watch-errors.ts';

const spoiled: FaultEntry = {
  ...{ fault: 'signature-bit-flip', at: { procedure: 1, step: 1 }, to: ['ue2'], parameters: {} },
};

test('the tab Step tells each step and leads on; nothing ahead of the cursor is told', async ({
  page,
}) => {
  const errors = watchErrors(page);
  await openKeyladder(page, linkTo({}));
  await test.step('to its messages, checks and keys', () => stepLeadsOn(page));
  await test.step('no result is told ahead of the cursor', () => noneAhead(page));
  await test.step('nor that a check has passed', () => noCheckAhead(page));
  expect(errors).toEqual([]);
});

async function stepLeadsOn(page: Page): Promise<void> {
  const view = inspector(page);
  const title = view.getByRole('heading', { level: 2 });
  await expect(title).toHaveText('1. The group is told');
  await expect(view.getByText('3 notifications')).toBeVisible();
  await expect(view.getByText(/checks, all passed/)).toHaveCount(0);
  await page.keyboard.press('ArrowRight');
  await expect(title).toHaveText('2. Checked, stored, confirmed');
  await expect(view.getByText('by 3 of 3')).toBeVisible();
  await view.getByRole('button', { name: /checks, all passed/ }).click();
  await expect(view.getByRole('tab', { name: /^Checks/, selected: true })).toBeVisible();
  const replay = view.getByRole('listitem').filter({ hasText: 'Payload was not received before' });
  await expect(replay.getByText(/sends it to the same user once more/)).toHaveCount(0);
  await replay.getByText('What it is for').click();
  await expect(replay.getByText(/sends it to the same user once more/)).toBeVisible();
  await expect(replay.getByText(/The reason stands in RFC 3830 §5\.4/)).toBeVisible();
  await view.getByRole('tab', { name: 'Step' }).click();
  await view.getByRole('button', { name: /3 OKs/ }).click();
  await expect(view.getByRole('tab', { name: 'Message', selected: true })).toBeVisible();
  await view.getByRole('tab', { name: 'Step' }).click();
  await view.getByRole('button', { name: /by 3 of 3/ }).click();
  await expect(view.getByRole('tab', { name: 'Keys', selected: true })).toBeVisible();
}

/** Unless the whole run is to be shown. */
async function noneAhead(page: Page): Promise<void> {
  await pasteLink(page, linkTo({}, [spoiled]));
  const outcome = page.getByRole('region', { name: 'Outcome' });
  const errorsCounted = outcome
    .getByRole('row', { name: /^Errors/ })
    .getByRole('cell')
    .first();
  await expect(errorsCounted).toHaveText('0');
  const whole = page.getByRole('checkbox', { name: 'Show the whole run' });
  await whole.check();
  await expect(errorsCounted).toHaveText('1');
  await whole.uncheck();
  await expect(errorsCounted).toHaveText('0');
  await page.getByRole('heading', { name: 'Keyladder' }).click();
  await page.keyboard.press('ArrowRight');
  await expect(errorsCounted).toHaveText('1');
  await expect(inspector(page).getByText('1 of 3 refused: signature')).toBeVisible();
  await inspector(page)
    .getByRole('button', { name: /refused: signature/ })
    .click();
  await expect(inspector(page).getByRole('heading', { level: 2 })).toContainText('UE 2');
}

async function noCheckAhead(page: Page): Promise<void> {
  const selection = { ...defaultView().selection, eventId: 'gkp.2.ue1.check.signature' };
  await pasteLink(page, linkTo({ level: 'everything', tab: 'checks', selection }));
  const view = inspector(page);
  await expect(view.getByText('not yet: after the cursor')).toBeVisible();
  await expect(view.getByText('passed', { exact: true })).toHaveCount(0);
  await expect(view.getByRole('tab', { name: /^Checks/ })).toHaveText('Checks');
}

test('the current check and calculation are in view in their tabs', async ({ page }) => {
  for (const [tab, eventId] of [
    ['checks', 'gkp.2.ue1.check.lifetime'],
    ['crypto', 'gkp.2.ue1.compute.key-parameters-unprotect'],
  ] as const) {
    await page.goto('about:blank');
    await openKeyladder(page, linkTo({ level: 'everything', tab, eventId }));
    const current =
      tab === 'checks'
        ? inspector(page).locator('[aria-current="true"]')
        : inspector(page).getByRole('button', { name: /key parameters/i, expanded: true });
    await expect(current).toBeInViewport();
    await expect(page.locator('body')).toBeFocused();
  }
});
