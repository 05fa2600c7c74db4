import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The programs of a browser, with a home of their own: without one, or with somebody else's, Firefox and WebKit do
 *  not start. */
export type Home = Readonly<{
  folder: string;
  start(command: string, args: readonly string[], env?: NodeJS.ProcessEnv): ChildProcess;
  /** Ends every program, and removes the home. */
  leave(): Promise<void>;
}>;

export function makeHome(): Home {
  const folder = mkdtempSync(join(tmpdir(), 'keyladder-browser-'));
  const children: ChildProcess[] = [];
  // Nothing outlives a test that is broken off.
  const killAll = () => children.forEach((child) => void child.kill('SIGKILL'));
  process.once('exit', killAll);
  return {
    folder,
    start(command, args, env = {}) {
      const child = spawn(command, args, {
        env: { ...process.env, HOME: folder, XDG_RUNTIME_DIR: folder, ...env },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      // What nobody reads must not fill the pipe.
      child.stdout?.resume();
      child.stderr?.resume();
      children.unshift(child);
      return child;
    },
    async leave() {
      for (const child of children) await ended(child);
      process.off('exit', killAll);
      rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    },
  };
}

/** What a pattern finds in what a program writes once it has started. */
export function said(child: ChildProcess, pattern: RegExp): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    const fail = (why: string) => reject(new Error(`${child.spawnfile}: ${why}\n${text}`));
    const timer = setTimeout(() => fail('it does not say that it has started'), 30_000);
    const read = (part: Buffer) => {
      text += part;
      const found = pattern.exec(text);
      if (!found) return;
      clearTimeout(timer);
      resolve(found[1] ?? '');
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.on('error', ({ message }) => fail(message));
    child.on('exit', (code) => fail(`ended with ${code}`));
  });
}

function ended(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) {
      resolve();
      return;
    }
    const timer = setTimeout(() => child.kill('SIGKILL'), 5000);
    child.on('exit', () => {
      clearTimeout(timer);
      resolve();
    });
    child.kill();
  });
}
