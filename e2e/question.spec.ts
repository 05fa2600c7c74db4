import type { Page } from '@playwright/test';
import { base64urlnopad } from '@scure/base';
import { inflateSync, strFromU8 } from 'fflate';
import texts from '../src/i18n/en/faults.json' with { type: 'json' };
import { unmaskFault } from '../src/store/mystery-mask.ts';
import { axeCheck } from './support/axe-check.ts';
import { expect } from './support/expect.ts';
import { inspector, openKeyladder, openSetup, runDone } from './support/keyladder-page.ts';
import { linkTo } from './support/link-to.ts';
import { linkedView } from './support/linked-view.ts';
import { test } from './support/test.ts';
import { watchErrors } from './support/watch-errors.ts';

/** A fault that the page does not name is looked for, and found. */

type Hidden = Readonly<{ id: string; title: string }>;

const titles = texts.faults as Readonly<Record<string, Readonly<{ title?: string }>>>;

/** What the address hides. */
async function hiddenIn(page: Page): Promise<Hidden> {
  await expect.poll(() => linkedView(page)?.mystery).toBeTruthy();
  const entry = unmaskFault(linkedView(page)?.mystery ?? '');
  const title = titles[entry?.fault ?? '']?.title;
  if (entry === null || title === undefined) throw new TypeError('the address hides no fault');
  return { id: entry.fault, title };
}

/** Neither the page, nor its title, nor its address names it; nor what the address unpacks to. */
async function expectHidden(page: Page, { id, title }: Hidden): Promise<void> {
  const hash = new URL(page.url()).hash;
  const packed = base64urlnopad.decode(hash.slice(hash.indexOf('.') + 1));
  const all = [hash, strFromU8(inflateSync(packed)), await page.title(), await page.content()];
  for (const text of all) {
    expect(text).not.toContain(id);
    expect(text.toLowerCase()).not.toContain(title.toLowerCase());
  }
}

test('a mystery fault is drawn, handed out, looked for and found', async ({ page }) => {
  test.setTimeout(90_000);
  const errors = watchErrors(page);
  // The same draw each time.
  await page.addInitScript(() => {
    crypto.getRandomValues = (array) => {
      if (array instanceof Uint8Array) array.fill(7);
      return array;
    };
  });
  await openKeyladder(page, linkTo({}));
  const region = page.getByRole('region', { name: 'Outcome', exact: true });
  await openSetup(page);
  await page.getByRole('button', { name: 'Mystery fault…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Mystery fault' });
  await dialog.getByRole('button', { name: 'Draw a fault' }).click();
  await expect(dialog.getByText('10 of 10 points')).toBeVisible();
  await expect(dialog.getByRole('radio')).toHaveCount(6);
  await axeCheck(page, '[role="dialog"]');
  const hidden = await hiddenIn(page);
  await dialog.getByRole('button', { name: 'Look around' }).click();
  await runDone(page);

  await test.step('nothing on the page names it', async () => {
    await expect(dialog).toBeHidden();
    await expectHidden(page, hidden);
    await expect(region).toBeVisible();
    await page.keyboard.press('End');
    for (const tab of ['Outcome', 'Checks', 'Keys']) {
      await inspector(page).getByRole('tab', { name: tab }).click();
      await expectHidden(page, hidden);
    }
    for (const screen of ['Key custody', 'Ladder']) {
      await page.getByRole('button', { name: screen, exact: true }).click();
      await expectHidden(page, hidden);
    }
    await page.getByRole('button', { name: 'Figure as text' }).click();
    await expectHidden(page, hidden);
  });

  await test.step('the link handed out hides it too', async () => {
    await page.reload();
    await runDone(page);
    expect(await hiddenIn(page)).toEqual(hidden);
    await expectHidden(page, hidden);
    const top = page.getByRole('banner');
    await top.getByRole('button', { name: 'Mystery fault' }).click();
  });

  await test.step('hints and wrong names cost, the right one is explained', async () => {
    await dialog.getByRole('button', { name: /^In which phase/ }).click();
    await expect(dialog.getByText('8 of 10 points')).toBeVisible();
    const wrong = dialog.locator(`input[type="radio"]:not([value="${hidden.id}"])`).first();
    await wrong.check();
    await dialog.getByRole('button', { name: 'Name it' }).click();
    await expect(dialog.getByText('5 of 10 points')).toBeVisible();
    await dialog.getByRole('radio', { name: hidden.title, exact: true }).check();
    await dialog.getByRole('button', { name: 'Name it' }).click();
    await expect(dialog.getByRole('heading', { name: `Found: ${hidden.title}` })).toBeVisible();
    await axeCheck(page, '[role="dialog"]');
    await expect.poll(() => linkedView(page)?.scenario.faults[0]?.fault).toBe(hidden.id);
  });

  await test.step('a link that was cut says so, and the page stays', async () => {
    await page.evaluate(
      (hash) => {
        window.location.hash = hash;
      },
      linkTo({ mystery: 'AAAAcut' }),
    );
    await expect(page.getByText(/no hidden fault in this link/)).toBeAttached();
  });
  expect(errors).toEqual([]);
});
