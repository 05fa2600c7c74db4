/** The browsers of this machine, as the tests start them. */
import { findBrowser } from '../bin/find-browser.mjs';
import { findFirefox, findWebKit } from '../bin/other-browsers.mjs';
import { startChromium } from '../e2e/browsers/chromium.ts';
import type { Driver } from '../e2e/browsers/driver.ts';
import { startFirefox } from '../e2e/browsers/firefox.ts';
import { startWebKit } from '../e2e/browsers/webkit.ts';

export type BrowserName = 'chromium' | 'firefox' | 'webkit';

/** Starts a browser; undefined where there is none. */
export type Start = () => Promise<Driver> | undefined;

const starts: Readonly<Record<BrowserName, Start>> = {
  chromium() {
    const executablePath = findBrowser();
    const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
    return executablePath === undefined ? undefined : startChromium({ executablePath, args });
  },
  firefox() {
    const program = findFirefox();
    return program === undefined ? undefined : startFirefox(program);
  },
  webkit() {
    const programs = findWebKit();
    return programs === undefined ? undefined : startWebKit(programs);
  },
};

/** Opens an address in each browser that a command line names (`--browsers=chromium,firefox`), or in all
 *  that there are, one after the other. */
export async function inEachBrowser(
  args: readonly string[],
  address: string,
  use: (driver: Driver, name: BrowserName) => Promise<void>,
): Promise<void> {
  const option = args.find((arg) => arg.startsWith('--browsers='))?.slice('--browsers='.length);
  const names = Object.keys(starts) as BrowserName[];
  for (const name of names) {
    if (option !== undefined && !option.split(',').includes(name)) continue;
    const driver = await starts[name]();
    if (driver === undefined) {
      process.stdout.write(`${name}: left out, not on this machine\n`);
      continue;
    }
    try {
      await driver.goto(address);
      await use(driver, name);
    } finally {
      await driver.close();
    }
  }
}

/** The browser and its version, as it says of itself. */
export async function versionOf(driver: Driver): Promise<string> {
  const text = await driver.evaluate('navigator.userAgent');
  const found = /(?:Chrome|Firefox|Version)\/[\d.]+(?: Safari\/[\d.]+)?/.exec(text);
  return found?.[0] ?? text;
}

/** The value of a promise of the page, as long as it takes: drivers wait for no more than half a minute. */
export async function answerOf<T>(driver: Driver, promise: string): Promise<T> {
  const kept = '.then((value) => { window.answer = JSON.stringify({ value }); })';
  const failed = '.catch((error) => { window.answer = JSON.stringify({ error: String(error) }); })';
  await driver.evaluate(`(window.answer = '', void (${promise})${kept}${failed}, '')`);
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, 500));
    const answer = await driver.evaluate('window.answer');
    if (answer === '') continue;
    const { value, error } = JSON.parse(answer) as { value: T; error?: string };
    if (error !== undefined) throw new Error(error);
    return value;
  }
}
