import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect } from './support/expect.ts';
import { runDone } from './support/keyladder-page.ts';
import { test } from './support/test.ts';
import { watchErrors } from './support/watch-errors.ts';

// Characters that an address has to escape.
const folder = mkdtempSync(join(tmpdir(), 'one file #1 '));

test.beforeAll(() => {
  const vite = 'node_modules/vite/bin/vite.js';
  const options = ['--config', 'vite.single.config.ts', '--outDir', folder, '--logLevel', 'error'];
  execFileSync(process.execPath, [vite, 'build', ...options]);
});
test.afterAll(() => rmSync(folder, { recursive: true }));

test('the page as one file runs from the disk, workers and all', async ({ page }) => {
  const errors = watchErrors(page);
  const requests: string[] = [];
  page.on('request', (it) => requests.push(it.url()));
  const address = pathToFileURL(join(folder, 'keyladder.html')).href;
  await page.goto(address);
  await runDone(page);
  expect(page.workers().length).toBeGreaterThan(0);
  // Its worker has the policy of the page, which lets it compile WebAssembly.
  await page.getByRole('button', { name: 'Help and keys' }).click();
  await expect(page.getByText('SAKKE is calculated in WebAssembly (form fma52)')).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Compare two designs' }).click();
  await expect(page.getByRole('heading', { name: 'Ledger of the two runs' })).toBeVisible();
  await page.reload();
  await expect(page.getByText(/^Run done: [\d,]+ events$/).first()).toBeAttached();
  expect(requests.filter((it) => !it.startsWith(address) && !/^(blob|data):/.test(it))).toEqual([]);
  expect(errors).toEqual([]);
});
