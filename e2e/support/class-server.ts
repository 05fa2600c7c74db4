import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';

/** `npm start -- --class` with what is built already: in a folder where nothing can be built. */
export async function startClassServer() {
  const parent = mkdtempSync(join(tmpdir(), 'keyladder-class-'));
  const folder = join(parent, 'a#b');
  mkdirSync(folder);
  for (const part of ['bin', 'package.json']) {
    cpSync(part, join(folder, part), { recursive: true });
  }
  symlinkSync(resolve('dist'), join(folder, 'dist'));
  const child = spawn(process.execPath, ['bin/start.mjs', '--class', '--address', '127.0.0.1'], {
    cwd: folder,
    env: { ...process.env, BROWSER: 'none', PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [host, phones, code] = await addressesOf(child);
  const stop = () => {
    child.kill();
    rmSync(parent, { recursive: true });
  };
  return { host, phones, code, stop };
}

/** What it prints: where the page is, where phones go, the code. */
function addressesOf(child: ChildProcess): Promise<readonly [string, string, string]> {
  return new Promise((found, reject) => {
    child.once('exit', (code) => reject(new Error(`npm start ended with ${code}`)));
    if (child.stdout === null) return;
    let host = '';
    createInterface(child.stdout).on('line', (line) => {
      if (line.startsWith('http://localhost:')) host = line;
      const [, phones, code] =
        /phones go to (http:\S+?)\/ and give the code (\w+)/.exec(line) ?? [];
      if (phones && code) found([host, phones, code]);
    });
  });
}
