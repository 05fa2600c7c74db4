// npm test: format, lint, types, unit tests and browser tests, all of them whatever fails.
// The last line counts them: `N passed, N failed`.
// Browser tests wait for pages now and then; what needs no browser runs beside them, at a lower priority, and behind the
// first of both that ends the story in Firefox and in WebKit, where they are or can be installed. The tests that measure
// the page itself (`*.quiet.ts`) run when everything else is done.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { browserHelp, findBrowser } from './find-browser.mjs';
import { findTshark, tsharkHelp } from './find-tshark.mjs';
import { canInstall, installPackages } from './install-packages.mjs';
import { findNode, nodeVersions } from './node-versions.mjs';
import { otherBrowsers } from './other-browsers.mjs';
import { ensureInstalled, requireNode, startTool } from './project.mjs';

/** @typedef {{ passed: number, failed: number }} Count */

const { env } = process;
// Tests are neither development nor production, whatever the shell says.
delete env.NODE_ENV;
const started = performance.now();
// Other browsers that have to be installed and other versions of Node.js take minutes: they are asked for.
const everywhere = env.KEYLADDER_EVERYWHERE !== undefined;
const howToAsk = 'KEYLADDER_EVERYWHERE=1 npm test';

requireNode();
ensureInstalled();

const reports = mkdtempSync(join(tmpdir(), 'keyladder-test-'));
const lowered = { priority: 5 };

// The headless shell is smaller and faster; where there is none, the whole browser does as well.
const chromium = ['chromium-headless-shell', 'chromium'];
const browser =
  findBrowser() ?? (installOneOf('Chromium, Chrome or Edge', chromium) ? findBrowser() : undefined);
console.log(browser === undefined ? browserHelp : `Browser: ${browser}`);
const tshark = findTshark() ?? (installOneOf('tshark', ['tshark']) ? findTshark() : undefined);
console.log(tshark === undefined ? tsharkHelp : `Wireshark: ${tshark}`);

const besides = presentBrowsers();

/** Whether the page that the browser tests open is there. */
const built = buildPage();
const inChromium = browserTests('chromium');
const besideThem = withoutBrowser();
const [pages, others, inOthers] = await Promise.all([
  inChromium,
  besideThem,
  Promise.race([inChromium, besideThem]).then(inOtherBrowsers),
]);
const quiet = await browserTests('quiet');
const phases = [
  ...others,
  { name: 'browser', count: pages },
  ...inOthers,
  { name: 'quiet', count: quiet },
];

rmSync(reports, { recursive: true, force: true });
const passed = phases.reduce((sum, { count }) => sum + count.passed, 0);
const failed = phases.reduce((sum, { count }) => sum + count.failed, 0);
console.log(`\n== Summary, after ${Math.round((performance.now() - started) / 1000)} s`);
for (const { name, count } of phases) {
  console.log(`${name}: ${count.passed} passed, ${count.failed} failed`);
}
if (tshark === undefined) console.log(tsharkHelp);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

/** One after the other, so that the browser tests keep a core. */
async function withoutBrowser() {
  return [
    { name: 'lint', count: await check('lint', '@biomejs/biome/bin/biome', ['ci', '.']) },
    {
      name: 'types of the engine',
      count: await check('types', 'typescript/bin/tsc', [
        '--noEmit',
        '-p',
        'src/engine/tsconfig.json',
      ]),
    },
    {
      name: 'types of the app',
      count: await check('types', 'typescript/bin/tsc', ['--noEmit', '-p', 'tsconfig.json']),
    },
    { name: 'unit', count: await vitest('unit') },
    ...(await onOtherNodes()),
  ];
}

/** Whole runs and the command line on a message, on the versions of Node.js that this is not. All unit tests on each:
 *  `npm run test:node`. */
async function onOtherNodes() {
  const phases = [];
  for (const major of nodeVersions) {
    if (process.versions.node.startsWith(`${major}.`)) continue;
    const name = `Node.js ${major}`;
    if (!everywhere) {
      console.log(`${name}: left out, not tested (${howToAsk})`);
      continue;
    }
    const node = await findNode(major);
    if (node === undefined)
      console.log(`${name}: left out, not tested (npm does not provide it here)`);
    else
      phases.push({
        name,
        count: await vitest(name, ['trace-digests', 'src/cli/check.test'], node),
      });
  }
  return phases;
}

/** @param {string} name
 *  @param {string} script
 *  @param {readonly string[]} args
 *  @returns {Promise<Count>} */
async function check(name, script, args) {
  const code = await startTool(name, script, args, lowered);
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/** The unit tests, all or those of some files, on this Node.js or another.
 *  @param {string} name
 *  @param {readonly string[]} [files]
 *  @param {string} [node]
 *  @returns {Promise<Count>} */
async function vitest(name, files = [], node = process.execPath) {
  const file = join(reports, `${name}.json`);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const args = ['run', ...files, ...reporters];
  const code = await startTool(name, 'vitest/vitest.mjs', args, { ...lowered, node });
  return counted(code, file, (report) => {
    /** @type {{ status: string, assertionResults: unknown[] }[]} */
    const files = report.testResults;
    // A file that could not be loaded has no tests to count.
    const unloaded = files.filter(
      (it) => it.status === 'failed' && it.assertionResults.length === 0,
    );
    const { numPassedTests } = report;
    return {
      passed: numPassedTests,
      failed: report.numTotalTests - numPassedTests + unloaded.length,
    };
  });
}

async function buildPage() {
  if (browser === undefined) return false;
  return (await startTool('browser', 'vite/bin/vite.js', ['build', '--logLevel', 'warn'])) === 0;
}

function inOtherBrowsers() {
  return Promise.all(
    besides.map(async ({ name }) => ({ name, count: await browserTests(name, lowered) })),
  );
}

/** The browser tests of a project of playwright.config.ts, in the page once it is built.
 *  @param {'chromium' | 'quiet' | (typeof otherBrowsers)[number]['name']} project
 *  @param {{ priority?: number }} [options]
 *  @returns {Promise<Count>} */
async function browserTests(project, options = {}) {
  if (!(await built)) return { passed: 0, failed: 1 };
  const name = project === 'chromium' ? 'browser' : project;
  const file = join(reports, `${project}.json`);
  const args = ['test', `--project=${project}`, '--no-deps', '--reporter=list,json'];
  const code = await startTool(name, '@playwright/test/cli.js', args, {
    ...options,
    env: { ...env, CHROMIUM_PATH: browser, PLAYWRIGHT_JSON_OUTPUT_FILE: file },
  });
  return counted(code, file, ({ stats, errors }) => {
    // Tried again, and named in the report above; see playwright.config.ts.
    if (stats.flaky > 0) console.log(`${name}: ${stats.flaky} passed only when tried again`);
    return {
      passed: stats.expected + stats.flaky,
      failed: stats.unexpected + stats.skipped + errors.length,
    };
  });
}

/** The count of a report. A run that failed without saying so there has one failure more.
 *  @param {number} code
 *  @param {string} file
 *  @param {(report: any) => Count} read
 *  @returns {Count} */
function counted(code, file, read) {
  /** @type {Count} */
  let count = { passed: 0, failed: 0 };
  try {
    count = read(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return { passed: 0, failed: 1 };
  }
  const silent = count.failed === 0 && (code !== 0 || count.passed === 0);
  return silent ? { ...count, failed: 1 } : count;
}

/** Installs the first of some packages that can be had; whether it is there now.
 *  @param {string} what
 *  @param {readonly string[]} names */
function installOneOf(what, names) {
  if (!canInstall()) return false;
  console.log(`No ${what} found; installing ${names[0]} (apt-get) …`);
  return names.some((name) => installPackages([name]));
}

/** The other browsers that are here, or could be installed. What is left out counts as nothing. */
function presentBrowsers() {
  return otherBrowsers.filter(({ name, packages, find }) => {
    if (find() !== undefined) return true;
    if (!everywhere) {
      console.log(`${name}: left out, not tested (${howToAsk})`);
      return false;
    }
    if (canInstall())
      console.log(`No ${name} found; installing ${packages.join(', ')} (apt-get) …`);
    if (installPackages(packages) && find() !== undefined) return true;
    console.log(`${name}: left out, not tested (Debian: apt-get install ${packages.join(' ')})`);
    return false;
  });
}
