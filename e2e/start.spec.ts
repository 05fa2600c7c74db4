import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { wayToServe } from '../bin/way-to-serve.mjs';
import { expect } from './support/expect.ts';
import { test } from './support/test.ts';

const parent = mkdtempSync(join(tmpdir(), 'keyladder-start-'));
test.afterAll(() => rmSync(parent, { recursive: true, force: true }));

/** A folder with all that `npm start` needs to begin. */
function project(name: string): string {
  const folder = join(parent, name);
  mkdirSync(folder);
  for (const part of ['bin', 'package.json', 'package-lock.json']) {
    cpSync(part, join(folder, part), { recursive: true });
  }
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
  return folder;
}

function start(folder: string) {
  const env = { ...process.env, BROWSER: 'none', PORT: '0' };
  const { status, stderr } = spawnSync(process.execPath, ['bin/start.mjs'], { cwd: folder, env });
  return { status, lines: String(stderr).trim().split('\n') };
}

test('npm start says in one line why a folder cannot be built in', () => {
  const { status, lines } = start(project('a#b'));
  expect(status).toBe(1);
  expect(lines).toEqual([expect.stringContaining('a folder with # in its path')]);
});

test('npm start says in one line that the build failed', () => {
  const folder = project('broken');
  writeFileSync(join(folder, 'index.html'), '<script type="module" src="/nothing.ts"></script>');
  const { status, lines } = start(folder);
  expect(status).toBe(1);
  expect(lines).toEqual([expect.stringMatching(/^Keyladder could not be built: .*npm run build/)]);
});

test('what was built is served where nothing can be built', () => {
  const hash = join(parent, 'c#d');
  mkdirSync(join(hash, 'dist'), { recursive: true });
  writeFileSync(join(hash, 'dist', 'index.html'), '');
  expect(wayToServe(hash)).toMatchObject({ way: 'serve', why: expect.stringContaining('#') });
  expect(wayToServe(parent)).toEqual({ way: 'build' });
  // Root can write anywhere.
  if (process.getuid?.() === 0) return;
  const closed = join(parent, 'closed');
  cpSync(hash, closed, { recursive: true });
  chmodSync(closed, 0o555);
  expect(wayToServe(closed)).toMatchObject({ way: 'serve' });
  chmodSync(closed, 0o755);
});

test('a missing file is not found, and every answer has its headers', async ({ request }) => {
  const missing = await request.get('./assets/nothing.js');
  expect(missing.status()).toBe(404);
  expect((await request.get('./some/where')).status()).toBe(404);
  expect((await request.get('./%2e%2e/package.json')).status()).toBe(404);
  for (const answer of [missing, await request.get('./')]) {
    expect(answer.headers()).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'content-security-policy': "frame-ancestors 'none'",
    });
  }
  const licences = await (await request.get('./third-party-licences.txt')).text();
  expect(licences).toContain('react 19');
  expect(licences).toContain('SIL OPEN FONT LICENSE');
});
