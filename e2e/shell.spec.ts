import type { Page } from '@playwright/test';
import { encodeLink } from '../src/store/link.ts';
import { defaultView } from '../src/store/view.ts';
import { axeCheck } from './support/axe-check.ts';
import { expect } from './support/expect.ts';
import { inspector, openKeyladder, position, runDone } from './support/keyladder-page.ts';
import { linkedView } from './support/linked-view.ts';
import { test } from './support/test.ts';

const rail = (page: Page) => page.getByRole('navigation', { name: 'What is shown' });
const steps = (page: Page) => page.getByRole('list', { name: 'Steps of the figure' });
const banner = (page: Page) => page.getByRole('banner');
const lossAtUe2 = () => {
  const { scenario } = defaultView();
  const at = { procedure: 1, step: 1 } as const;
  const fault = { fault: 'signature-bit-flip', at, to: ['ue2'], parameters: {} } as const;
  return encodeLink({ ...defaultView(), scenario: { ...scenario, faults: [fault as never] } });
};

test('the rail leads to every part, the inspector is hidden and shown, nothing in the bar moves', async ({
  page,
}) => {
  await openKeyladder(page);
  await test.step('the rail, by keyboard too, marks the current part', () => railLeads(page));
  await test.step('the link knows of the inspector', () => inspectorHides(page));
  await test.step('a mode changes the steps and nothing in the bar', () => barStays(page));
});

async function railLeads(page: Page): Promise<void> {
  const entry = (name: string) => rail(page).getByRole('button', { name, exact: true });
  await expect(entry('Ladder')).toHaveAttribute('aria-current', 'page');
  for (const word of ['Ladder', 'Custody', 'Compare', 'Open', 'Setup']) {
    await expect(rail(page).getByText(word, { exact: true })).toBeVisible();
  }
  await entry('Key custody').focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Who holds which key' })).toBeVisible();
  await expect(entry('Key custody')).toHaveAttribute('aria-current', 'page');
  await expect(entry('Ladder')).not.toHaveAttribute('aria-current');
  await entry('Open a message…').click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await entry('Setup').click();
  await expect(entry('Setup')).toHaveAttribute('aria-expanded', 'true');
  await expect(page.getByRole('region', { name: 'Outcome' })).toBeVisible();
  await entry('Setup').click();
  await expect(page.getByRole('region', { name: 'Outcome' })).toBeHidden();
  await entry('Ladder').click();
}

async function inspectorHides(page: Page): Promise<void> {
  await banner(page).getByRole('button', { name: 'Hide the inspector' }).press('Enter');
  await expect(inspector(page)).toBeHidden();
  await expect.poll(() => linkedView(page)?.inspectorOpen).toBe(false);
  await banner(page).getByRole('button', { name: 'Show the inspector' }).press('Enter');
  await expect(inspector(page)).toBeVisible();
  await expect(inspector(page)).toHaveRole('complementary');
  await expect(inspector(page)).toHaveAccessibleName('Inspector');
}

async function barStays(page: Page): Promise<void> {
  const places = () =>
    banner(page)
      .getByRole('button')
      .evaluateAll((all) => all.map((one) => Math.round(one.getBoundingClientRect().left)));
  const before = await places();
  for (const mode of ['Two GMKs, twice', 'Two GMKs, once']) {
    await banner(page).getByText(mode, { exact: true }).click();
    await runDone(page);
    expect(await places()).toEqual(before);
    // Two procedures have their steps twice.
    const twice = mode === 'Two GMKs, twice';
    await expect(steps(page).getByRole('button')).toHaveCount(twice ? 6 : 4);
    await expect(steps(page).getByRole('button', { name: /^1 Notif.*procedure 2/i })).toHaveCount(
      twice ? 1 : 0,
    );
  }
  await rail(page).getByRole('button', { name: 'Compare two designs' }).click();
  expect(await places()).toEqual(before);
}

test('a segment goes to the end of its step; a failure is marked once it is reached', async ({
  page,
}) => {
  await openKeyladder(page, lossAtUe2());
  const segment = (name: RegExp) => steps(page).getByRole('button', { name });
  await segment(/^1 Notification/).click();
  await expect(segment(/^0 KMS provisioning, done$/)).toBeVisible();
  await expect(segment(/^1 Notification, now/)).toHaveAttribute('aria-current', 'step');
  await expect(segment(/^2 OK, not yet$/)).toBeVisible();
  await segment(/^1 Notification/).focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect(segment(/^2 OK, now, something failed$/)).toBeVisible();
  await segment(/^use of the keys/).click();
  const { event, of } = await position(page);
  expect(event).toBe(of);
});

test('at the finer levels the timeline is a slider over every event', async ({ page }) => {
  await openKeyladder(page, encodeLink({ ...defaultView(), level: 'everything' }));
  const slider = page.getByRole('slider', { name: 'Position in the run' });
  const before = Number(await slider.getAttribute('aria-valuenow'));
  await slider.press('ArrowRight');
  await expect(slider).toHaveAttribute('aria-valuenow', String(before + 1));
  await axeCheck(page, '[data-tour="timeline"]');
});

test('on small screens everything is reachable, and nothing lies over the ladder', async ({
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await openKeyladder(page);
  for (const [width, height] of [
    [390, 844],
    [1024, 768],
  ] as const) {
    await page.setViewportSize({ width, height });
    for (const name of ['Ladder', 'Key custody', 'Compare two designs', 'Setup']) {
      await expect(rail(page).getByRole('button', { name, exact: true })).toBeInViewport();
    }
    await banner(page).getByRole('button', { name: 'More' }).click();
    for (const name of ['Copy a link to this view', 'Ladder as SVG', 'Français', 'Help and keys']) {
      await expect(page.getByRole('menuitem', { name })).toBeVisible();
    }
    await page.keyboard.press('Escape');
    await expect(page.getByRole('menu')).toBeHidden();
    const bottom = await page.locator('[data-tour="ladder"]').evaluate((element) => {
      return element.getBoundingClientRect().bottom;
    });
    const timeline = await page.locator('[data-tour="timeline"]').boundingBox();
    expect(bottom).toBeLessThanOrEqual((timeline?.y ?? 0) + 0.5);
    expect((timeline?.y ?? 0) + (timeline?.height ?? 0)).toBeLessThanOrEqual(height);
  }
});
