import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { documentedBlock } from '../src/library/testing/documented-blocks.ts';
import { expect } from './support/expect.ts';
import { test } from './support/test.ts';
import { watchErrors } from './support/watch-errors.ts';

const folder = mkdtempSync(join(tmpdir(), 'keyladder-library-'));

test.beforeAll(() => {
  const vite = 'node_modules/vite/bin/vite.js';
  const options = ['--config', 'vite.library.config.ts', '--outDir', folder, '--logLevel', 'error'];
  execFileSync(process.execPath, [vite, 'build', '--mode', 'without-types', ...options]);
});
test.afterAll(() => rmSync(folder, { recursive: true }));

test('a plain page imports the library, as docs/library.md has it', async ({ page }) => {
  const errors = watchErrors(page);
  const answers = new Map([
    ['/page.html', { contentType: 'text/html', body: documentedBlock('page.html') }],
    [
      '/node_modules/keyladder/dist-library/keyladder.js',
      {
        contentType: 'text/javascript',
        body: readFileSync(join(folder, 'keyladder.js'), 'utf8'),
      },
    ],
  ]);
  await page.route('http://trial.test/**', (route) => {
    const answer = answers.get(new URL(route.request().url()).pathname);
    return answer ? route.fulfill(answer) : route.fulfill({ status: 404 });
  });
  await page.goto('http://trial.test/page.html');
  const printed = documentedBlock('story.js');
  const printedAs = (name: string) => new RegExp(`^${name} +(.*)$`, 'm').exec(printed)?.[1];
  await expect(page.locator('pre')).toHaveText(
    [
      'passed true',
      `GMK    ${printedAs('GMK')}`,
      `UID    ${printedAs('UID')}`,
      `SRTP   ${printedAs('SRTP')}`,
    ].join('\n'),
  );
  expect(errors).toEqual([]);
});
