import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import type { Page } from '@playwright/test';
import { serveFolder } from '../bin/serve-folder.mjs';
import { expect } from './support/expect.ts';
import { inspector, openKeyladder, openSetup, runDone } from './support/keyladder-page.ts';
import { anotherBuild, everyPartLoaded } from './support/offline.ts';
import { test } from './support/test.ts';
import { watchErrors } from './support/watch-errors.ts';

test.setTimeout(120_000);
test.use({ savesData: false });

/** Opens everything that is not there at first. */
async function openEverything(page: Page) {
  const button = (name: string | RegExp) =>
    page.getByRole('button', { name, exact: typeof name === 'string' }).first();
  await openSetup(page);
  await button('Key custody').click();
  await expect(page.getByRole('table').first()).toBeVisible();
  await button('Compare two designs').click();
  await expect(page.getByRole('heading', { name: 'Ledger of the two runs' })).toBeVisible({
    timeout: 30_000,
  });
  await button('Ladder').click();
  for (const name of ['Message', /checks?|passed/i, 'Crypto', 'Keys', 'Clause', 'Step']) {
    await inspector(page).getByRole('tab', { name }).click();
    await expect(inspector(page).getByRole('tabpanel')).not.toBeEmpty();
  }
  for (const name of ['Open a message…', /^Faults/]) {
    await button(name).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
  }
  await inspector(page).getByRole('tab', { name: 'Message' }).click();
  await inspector(page).getByRole('button', { name: 'Break every octet' }).click();
  const letter = page.getByTestId('marks').getByRole('gridcell', { name: /Refused by/ });
  await expect(letter.first()).toBeVisible({ timeout: 30_000 });
  await page.keyboard.press('Escape');
  await inspector(page).getByRole('button', { name: 'Edit octets' }).click();
  await expect(inspector(page).getByRole('grid', { name: 'Octets to edit' })).toBeVisible();
  await button('Figure as text').click();
  await expect(page.getByRole('heading', { name: /^Step 1/ }).first()).toBeVisible();
  await button('Figure as text').click();
  await button('Faults at GMS').click();
  await expect(page.getByRole('menu')).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.getByRole('dialog').getByRole('button', { name: 'Take the tour' }).click();
  await expect(page.getByRole('dialog')).toContainText(/1 of \d/);
  await page.keyboard.press('Escape');
  await expect(page.getByText('This view could not be shown')).toHaveCount(0);
}

test('everything opens, and another language, when the network is cut after loading', async ({
  page,
  context,
}) => {
  const errors = watchErrors(page);
  await openKeyladder(page);
  await everyPartLoaded(page);
  await context.setOffline(true);
  await openEverything(page);
  await page.getByRole('button', { name: 'Language' }).click();
  await page.getByRole('menuitem', { name: 'Français' }).click();
  await expect(page.getByRole('button', { name: 'Réglages', exact: true })).toBeVisible();
  expect(errors).toEqual([]);
});

test('a part that does not come leaves the page, is tried again, or the page keeps its link', async ({
  page,
}) => {
  const part = /\/assets\/(compare-screen|help-dialog)[^/]*\.js$/;
  await page.route(part, (route) => route.abort());
  await openKeyladder(page);
  await page.keyboard.press('ArrowRight');
  await page.getByRole('button', { name: 'Compare two designs' }).click();
  const failure = page.getByRole('alert').filter({ hasText: 'This view could not be shown' });
  await expect(failure).toBeVisible();
  await page.keyboard.press('?');
  await expect(failure).toHaveCount(2);
  await failure.getByRole('button', { name: 'Close' }).click();
  await expect(failure).toHaveCount(1);
  await page.unroute(part);
  await failure.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('heading', { name: 'Ledger of the two runs' })).toBeVisible({
    timeout: 30_000,
  });
  await expect(failure).toHaveCount(0);
});

test('reloading from a view that failed shows the same view', async ({ page }) => {
  const part = /\/assets\/custody-or-lineage[^/]*\.js$/;
  await page.route(part, (route) => route.abort());
  await openKeyladder(page);
  await page.getByRole('button', { name: 'Key custody' }).click();
  const reload = page.getByRole('button', { name: 'Reload the page' });
  await expect(reload).toBeVisible();
  await page.unroute(part);
  await reload.click();
  await expect(page.getByRole('button', { name: 'Key custody', exact: true })).toHaveAttribute(
    'aria-current',
    'page',
  );
  await expect(page.getByRole('table').first()).toBeVisible();
});

test.describe('kept by the browser', () => {
  test.use({ serviceWorkers: 'allow' });
  let folder: string;
  let server: Server;
  let address: string;

  test.beforeEach(async () => {
    folder = join(mkdtempSync(join(tmpdir(), 'keyladder-')), 'site');
    cpSync('dist', folder, { recursive: true });
    server = await serveFolder(folder, 0, '127.0.0.1');
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  });
  test.afterEach(() => {
    server.closeAllConnections();
    server.close();
    rmSync(folder, { recursive: true });
  });

  const build = (page: Page) =>
    page.evaluate(() =>
      document.querySelector('script[type=module]')?.getAttribute('src')?.endsWith('-next.js'),
    );
  const kept = (page: Page, builds: number) =>
    expect
      .poll(
        () =>
          page.evaluate(async () => {
            const { active, installing, waiting } =
              (await navigator.serviceWorker.getRegistration()) ?? {};
            // A release that is still being fetched has its place already.
            if (installing || waiting || active?.state !== 'activated') return 0;
            return (await caches.keys()).length;
          }),
        // Every file of the build is fetched and its digest compared.
        { timeout: 20_000 },
      )
      .toBe(builds);
  const keptFiles = (page: Page) =>
    page.evaluate(async () => {
      const [name = ''] = await caches.keys();
      const requests = await (await caches.open(name)).keys();
      return requests.map(({ url }) => new URL(url).pathname.slice(1));
    });
  /** What the page is made of: phones ask a server for theirs. */
  const filesOf = (site: string) =>
    readdirSync(site, { recursive: true, withFileTypes: true })
      .filter((it) => it.isFile())
      .map(({ parentPath, name }) => relative(site, join(parentPath, name)))
      .filter((path) => path !== 'service-worker.js' && !path.startsWith('phone'))
      .map((path) => (path === 'index.html' ? '' : path));
  const update = (page: Page) =>
    page.evaluate(async () => {
      const registration = await navigator.serviceWorker.getRegistration();
      await registration?.update().catch(() => undefined);
    });

  test('opens without a network after one visit', async ({ page, context }) => {
    await page.goto(address);
    await runDone(page);
    await kept(page, 1);
    expect(await keptFiles(page)).toEqual(expect.arrayContaining(filesOf(folder)));
    await context.setOffline(true);
    server.closeAllConnections();
    server.close();
    // What opens from the files, a cut network shows above: two of them here, in another language.
    await page.goto(`${address}?lang=fr`);
    await expect(page.getByRole('button', { name: 'Réglages', exact: true })).toBeVisible();
    await page.goto(address);
    await runDone(page);
    await page.getByRole('button', { name: 'Key custody' }).click();
    await expect(page.getByRole('table').first()).toBeVisible();
    await page.keyboard.press('?');
    await expect(page.getByRole('dialog')).toBeVisible();
  });

  test('goes on under another release, takes it over on reload, and refuses half of one', async ({
    page,
    context,
  }) => {
    const errors = watchErrors(page);
    await page.goto(address);
    await runDone(page);
    await kept(page, 1);

    anotherBuild(folder);
    const missing = join(folder, 'third-party-licences.txt');
    rmSync(missing);
    await update(page);
    await context.setOffline(true);
    await page.reload();
    await runDone(page);
    expect(await build(page), 'half a release is not kept').toBe(false);
    await context.setOffline(false);

    anotherBuild(folder);
    await everyPartLoaded(page);
    await update(page);
    await kept(page, 2);
    // What every part opens from, a cut network shows above: one of them here.
    await page.getByRole('button', { name: 'Key custody' }).click();
    await expect(page.getByRole('table').first()).toBeVisible();
    expect(errors.filter((it) => !it.includes('third-party'))).toEqual([]);

    await page.reload();
    await runDone(page);
    expect(await build(page), 'the new release').toBe(true);
    await context.setOffline(true);
    // Its worker takes over a moment after the page has come.
    await expect(async () => {
      await page.reload();
      await runDone(page);
      expect(await build(page), 'the new release without a network').toBe(true);
    }).toPass({ timeout: 60_000 });
  });
});
