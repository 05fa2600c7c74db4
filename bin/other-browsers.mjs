// Firefox and WebKit beside Chromium: where they are on this machine, and what they are started with.
import { readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { isProgram } from './is-program.mjs';

/** The browsers that the story of `e2e/every-browser.spec.ts` runs in besides Chromium, with the packages Debian has
 *  them in. */
export const otherBrowsers = /** @type {const} */ ([
  { name: 'firefox', packages: ['firefox-esr'], find: findFirefox },
  { name: 'webkit', packages: ['webkit2gtk-driver', 'xvfb'], find: findWebKit },
]);

/** The path of a Firefox; one given by the environment is taken as it is.
 *  @returns {string | undefined} */
export function findFirefox() {
  if (process.env.FIREFOX_PATH) return process.env.FIREFOX_PATH;
  if (process.platform === 'darwin')
    return program('/Applications/Firefox.app/Contents/MacOS/firefox');
  return onPath('firefox-esr') ?? onPath('firefox');
}

/** The WebDriver of WebKitGTK with its browser, and the X server without a screen where there is no screen.
 *  @returns {{ driver: string, browser: string, xServer: string | undefined } | undefined} */
export function findWebKit() {
  const driver = onPath('WebKitWebDriver');
  const browser = miniBrowser();
  const xServer = onPath('Xvfb');
  const hasScreen = Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
  if (driver === undefined || browser === undefined || !(hasScreen || xServer)) return undefined;
  return { driver, browser, xServer };
}

/** It lies beside the library, in a folder of the version of its interface. */
function miniBrowser() {
  const folders = [
    '/usr/lib',
    '/usr/libexec',
    ...childrenOf('/usr/lib').map((it) => join('/usr/lib', it)),
  ];
  return folders
    .flatMap((folder) =>
      childrenOf(folder)
        .filter((name) => name.startsWith('webkit2gtk-') || name.startsWith('webkitgtk-'))
        .map((name) => program(join(folder, name, 'MiniBrowser'))),
    )
    .find((path) => path !== undefined);
}

/** @param {string} folder */
function childrenOf(folder) {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** @param {string} name */
function onPath(name) {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/bin', '/usr/local/bin'];
  return folders.map((folder) => program(join(folder, name))).find((path) => path !== undefined);
}

/** @param {string} path */
const program = (path) => (isProgram(path) ? path : undefined);
