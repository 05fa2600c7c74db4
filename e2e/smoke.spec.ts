import { gzipSync } from 'node:zlib';
import { expect, test } from '@playwright/test';
import { axeCheck } from './support/axe-check.ts';
import { expectNoRequests } from './support/expect-no-requests.ts';
import { watchErrors } from './support/watch-errors.ts';

const firstLoadLimit = 350_000;

test('opens without an error', async ({ page }) => {
  const errors = watchErrors(page);
  await page.goto('./');
  await expect(page).toHaveTitle('Keyladder');
  await expect(page.locator('#root')).not.toBeEmpty();
  await page.waitForLoadState('networkidle');
  expect(errors).toEqual([]);
});

test('loads little, and only from where it is served', async ({ page, baseURL }) => {
  const sizes: Promise<number>[] = [];
  const foreign: string[] = [];
  page.on('response', (response) => {
    if (!response.url().startsWith(`${baseURL}`)) foreign.push(response.url());
    const type = response.request().resourceType();
    if (type !== 'script' && type !== 'stylesheet') return;
    sizes.push(response.body().then((body) => gzipSync(body).length));
  });
  await page.goto('./');
  await page.waitForLoadState('networkidle');
  const total = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
  expect(foreign).toEqual([]);
  expect(total).toBeLessThan(firstLoadLimit);
});

test('asks the network for nothing once loaded', async ({ page }) => {
  await page.goto('./');
  await expectNoRequests(page, async () => {
    await page.mouse.move(200, 200);
    await page.keyboard.press('Tab');
  });
});

test('has no serious barrier on the first page', async ({ page }) => {
  await page.goto('./');
  await expect(page.locator('#root')).not.toBeEmpty();
  await axeCheck(page);
});
