import { gzipSync } from 'node:zlib';
import { expect } from './support/expect.ts';
import { expectNoRequests } from './support/expect-no-requests.ts';
import { test } from './support/test.ts';
import { watchErrors } from './support/watch-errors.ts';

test.use({ savesData: false });

/** Octets of scripts and style sheets, compressed with gzip. */
const firstLoadLimit = 350_000;

test('opens without an error, only from where it is served, and then asks for nothing', async ({
  page,
  baseURL,
}) => {
  const errors = watchErrors(page);
  const urls: string[] = [];
  page.on('request', (it) => urls.push(it.url()));
  await page.goto('./');
  await expect(page).toHaveTitle('Ladder · 7.4.2 Group keys – Keyladder');
  await expect(page.locator('#root')).not.toBeEmpty();
  await page.waitForLoadState('networkidle');
  expect(urls.filter((it) => !it.startsWith(`${baseURL}`) && !/^(blob|data):/.test(it))).toEqual(
    [],
  );
  await expectNoRequests(page, async () => {
    await page.mouse.move(200, 200);
    await page.keyboard.press('Tab');
  });
  expect(errors).toEqual([]);
});

test('loads little before the first paint', async ({ request }) => {
  const html = await (await request.get('./')).text();
  // Scripts, style sheets and what they import: all of it is named in the page as built.
  const files = [...html.matchAll(/(?:src|href)="([^"]+\.(?:js|css))"/g)].map(([, it = '']) => it);
  expect(files.length).toBeGreaterThan(1);
  const bodies = await Promise.all(files.map(async (it) => (await request.get(it)).body()));
  const total = bodies.reduce((sum, body) => sum + gzipSync(body).length, 0);
  expect(total).toBeLessThan(firstLoadLimit);
});
