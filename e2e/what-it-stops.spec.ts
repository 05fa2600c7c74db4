import type { Page } from '@playwright/test';
import { axeCheck } from './support/axe-check.ts';
import { expect } from './support/expect.ts';
import { openKeyladder } from './support/keyladder-page.ts';
import { detailed } from './support/link-to.ts';
import { test } from './support/test.ts';
import { watchErrors } from './support/watch-errors.ts';

test.setTimeout(120_000);

const side = (page: Page, name: 'Left: with the check' | 'Right: without the check') =>
  page.getByRole('region', { name, exact: true });
const stop = (page: Page) => page.getByRole('status').filter({ hasText: /^Stop \d+ of \d+/ });

/** Opens the Checks tab at a check of UE 2, reads what it is for, and asks for what it stops. */
async function ask(page: Page, check: string, name: string): Promise<void> {
  const eventId = `gkp.2.ue2.check.${check}`;
  await openKeyladder(page, detailed({ eventId, tab: 'checks', setupOpen: false }));
  await page.getByRole('button', { name: `Show me what it stops: “${name}”` }).click();
  await expect(side(page, 'Right: without the check')).toBeVisible({ timeout: 60_000 });
}

test('from a check to what only it stops, and back to the own run', async ({ page }) => {
  const errors = watchErrors(page);
  await ask(page, 'signature', 'Signature of the GMS verifies');
  await expect(page.getByRole('heading', { level: 2 })).toHaveText(
    'What the check “Signature of the GMS verifies” stops, shown at MCPTT UE 2',
  );
  await expect(page.getByText('An impostor')).toBeVisible();

  // It stands where the check makes the difference, not ahead of it.
  await expect(stop(page)).toContainText('2.');
  const left = side(page, 'Left: with the check');
  const right = side(page, 'Right: without the check');
  await expect(left.getByText('MCPTT UE 2 refuses it: signature does not verify.')).toBeVisible();
  await expect(left.getByText('MCPTT UE 2 stores no key.')).toBeVisible();
  await expect(right.getByText(/MCPTT UE 2 leaves the check out and goes on/)).toBeVisible();
  await expect(right.getByText('MCPTT UE 2 stores 1 key.')).toBeVisible();
  const harms = right.getByRole('listitem').filter({ hasText: /^Harm/ });
  await expect(harms).toContainText(/Harm so far:\s*somebody outside knows a GMK/);

  await page.getByRole('button', { name: 'Forward in both' }).click();
  await expect(harms).toContainText('a packet is not sent or does not open');

  await axeCheck(page);
  await page.getByRole('button', { name: 'Back to my run' }).click();
  await expect(
    page.getByRole('button', { name: /Signature of the GMS verifies/ }).first(),
  ).toBeVisible();
  await expect(page.getByText('MCPTT UE 2 refuses it')).toHaveCount(0);
  expect(errors).toEqual([]);
});

test('a check that another stands behind, which the page says', async ({ page }) => {
  await ask(
    page,
    'guk-id',
    'CSB ID has the purpose tag of a key expected here: a GUK-ID for a GMK',
  );
  const right = side(page, 'Right: without the check');
  await expect(right.getByText(/leaves the check out and goes on/)).toBeVisible();
  await expect(
    right.getByText(/Another check stops it all the same. “Key parameters decrypt/),
  ).toBeVisible();
  await expect(right.getByText('MCPTT UE 2 stores no key.')).toBeVisible();
});
