import { createHash } from 'node:crypto';
import { cpSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { completeMark } from '../../src/parts/in-background.ts';

/** Waits until the page has loaded every part of itself. */
export async function everyPartLoaded(page: Page): Promise<void> {
  await page.waitForFunction(
    (mark) => performance.getEntriesByName(mark).length > 0,
    completeMark,
    {
      timeout: 30_000,
    },
  );
}

const digest = (content: Uint8Array) =>
  `sha256-${createHash('sha256').update(content).digest('base64')}`;

/** Makes another build of the one in `dist`: every asset has another name, as after a change that
 *  reaches all of them. */
export function anotherBuild(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  cpSync('dist', folder, { recursive: true });
  const assets = join(folder, 'assets');
  const names = readdirSync(assets).filter((name) => /\.(js|css)$/.test(name));
  const renamed = (text: string) =>
    names.reduce(
      (all, name) => all.replaceAll(name, name.replace(/\.(js|css)$/, '-next.$1')),
      text,
    );
  const files = [join(folder, 'index.html'), join(folder, 'service-worker.js')];
  for (const name of names) {
    const path = join(assets, renamed(name));
    renameSync(join(assets, name), path);
    files.push(path);
  }
  for (const file of files) writeFileSync(file, renamed(readFileSync(file, 'utf8')));
  const worker = join(folder, 'service-worker.js');
  const listed = readFileSync(worker, 'utf8').replace(
    /([\w./-]+) sha256-[\w+/=]+/g,
    (_, path) =>
      `${path} ${digest(readFileSync(join(folder, path === './' ? 'index.html' : path)))}`,
  );
  writeFileSync(worker, listed.replace(/[0-9a-f]{16}(?=[`'"])/, 'another build ok'));
}
