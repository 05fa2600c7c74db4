import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { isProgram } from './is-program.mjs';

// The headless shell first: the same engine without the windows of a desktop browser, which take two
// fifths of the processor time of a page.
const names = [
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'chrome',
  'microsoft-edge-stable',
  'microsoft-edge',
];

/** Where to get a browser, for the one who has none. */
export const browserHelp =
  'The browser tests need Chromium, Chrome or Edge. Install one (Debian: ' +
  '`apt-get install chromium-headless-shell`; macOS: `brew install --cask google-chrome`; Windows has Edge), ' +
  'or set CHROMIUM_PATH to the program.';

/** The path of a Chromium, Chrome or Edge on this machine. A path given by the environment is
 *  taken as it is, so that a wrong one is noticed.
 *  @returns {string | undefined} */
export function findBrowser() {
  const given = process.env.CHROMIUM_PATH || process.env.PLAYWRIGHT_CHROMIUM_EXECUTABLE;
  if (given) return given;
  return candidates().find((path) => isProgram(path) && starts(path));
}

function candidates() {
  const { platform, env } = process;
  if (platform === 'win32') {
    const folders = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA];
    const programs = [
      'Google\\Chrome\\Application\\chrome.exe',
      'Chromium\\Application\\chrome.exe',
      'Microsoft\\Edge\\Application\\msedge.exe',
    ];
    return programs.flatMap((it) => folders.filter(isText).map((folder) => join(folder, it)));
  }
  if (platform === 'darwin') {
    const programs = ['Google Chrome', 'Chromium', 'Microsoft Edge', 'Google Chrome for Testing'];
    const folders = ['/Applications', join(homedir(), 'Applications')];
    return programs.flatMap((it) =>
      folders.map((folder) => `${folder}/${it}.app/Contents/MacOS/${it}`),
    );
  }
  const folders = [...(env.PATH ?? '').split(delimiter), '/usr/bin', '/usr/local/bin'];
  return [
    ...names.flatMap((name) => folders.filter(isText).map((folder) => join(folder, name))),
    '/opt/google/chrome/chrome',
    '/opt/microsoft/msedge/msedge',
    '/snap/bin/chromium',
    ...playwrightBrowsers(),
  ];
}

/** Browsers some other project's Playwright fetched. */
function playwrightBrowsers() {
  const folder = process.env.PLAYWRIGHT_BROWSERS_PATH || join(homedir(), '.cache/ms-playwright');
  try {
    return readdirSync(folder)
      .filter((name) => /^chromium-\d+$/.test(name))
      .flatMap((name) => [
        join(folder, name, 'chrome-linux/chrome'),
        join(folder, name, 'chrome-linux64/chrome'),
      ]);
  } catch {
    return [];
  }
}

/** @param {string | undefined} text
 *  @returns {text is string} */
function isText(text) {
  return text !== undefined && text !== '';
}

/** Ubuntu has a stub in the place of Chromium that only tells to install the snap.
 *  @param {string} path */
function starts(path) {
  if (process.platform !== 'linux') return true;
  return spawnSync(path, ['--version'], { stdio: 'ignore', timeout: 20_000 }).status === 0;
}
