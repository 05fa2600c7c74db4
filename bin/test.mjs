// npm test: format, lint, types, unit tests and browser tests, all of them whatever fails.
// The last line counts them: `N passed, N failed`.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { browserHelp, findBrowser } from './find-browser.mjs';
import { ensureInstalled, requireNode, run, runTool } from './project.mjs';

/** @typedef {{ passed: number, failed: number }} Count */

const { env } = process;

requireNode();
ensureInstalled();

const reports = mkdtempSync(join(tmpdir(), 'keyladder-test-'));
/** @type {{ name: string, count: Count }[]} */
const phases = [];

check('Format and lint', () => runTool('@biomejs/biome/bin/biome', ['ci', '.']));
check('Types of the engine', () =>
  runTool('typescript/bin/tsc', ['--noEmit', '-p', 'src/engine/tsconfig.json']),
);
check('Types of the app', () => runTool('typescript/bin/tsc', ['--noEmit', '-p', 'tsconfig.json']));
phase('Unit tests', unitTests);
phase('Browser tests', browserTests);

rmSync(reports, { recursive: true, force: true });
const passed = phases.reduce((sum, { count }) => sum + count.passed, 0);
const failed = phases.reduce((sum, { count }) => sum + count.failed, 0);
console.log('\n== Summary');
for (const { name, count } of phases) {
  console.log(`${name}: ${count.passed} passed, ${count.failed} failed`);
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

/** @param {string} name
 *  @param {() => Count} body */
function phase(name, body) {
  console.log(`\n== ${name}`);
  phases.push({ name, count: body() });
}

/** @param {string} name
 *  @param {() => number} body */
function check(name, body) {
  phase(name, () => (body() === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }));
}

/** @returns {Count} */
function unitTests() {
  const file = join(reports, 'unit.json');
  const code = runTool('vitest/vitest.mjs', [
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
  ]);
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

/** @returns {Count} */
function browserTests() {
  const browser = findBrowser() ?? (installBrowser() ? findBrowser() : undefined);
  if (browser === undefined) {
    console.log(browserHelp);
    return { passed: 0, failed: 1 };
  }
  console.log(`Browser: ${browser}`);
  if (runTool('vite/bin/vite.js', ['build', '--logLevel', 'warn']) !== 0) {
    return { passed: 0, failed: 1 };
  }
  const file = join(reports, 'browser.json');
  const code = runTool('@playwright/test/cli.js', ['test', '--reporter=list,json'], {
    env: { ...env, CHROMIUM_PATH: browser, PLAYWRIGHT_JSON_OUTPUT_FILE: file },
  });
  return counted(code, file, ({ stats, errors }) => ({
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky + stats.skipped + errors.length,
  }));
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

/** On Debian and Ubuntu, as root: from the system's packages. Nothing is downloaded otherwise. */
function installBrowser() {
  if (process.platform !== 'linux' || !succeeds('apt-get', ['--version'])) return false;
  const sudo = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  if (sudo.length > 0 && !succeeds('sudo', ['-n', 'true'])) return false;
  console.log('No Chromium, Chrome or Edge found; installing chromium (apt-get) …');
  const aptGet = (/** @type {string[]} */ ...args) => {
    const [command = 'apt-get', ...rest] = [...sudo, 'apt-get', ...args];
    return run(command, rest, { env: { ...env, DEBIAN_FRONTEND: 'noninteractive' } }) === 0;
  };
  return aptGet('update') && aptGet('install', '-y', '--no-install-recommends', 'chromium');
}

/** @param {string} command
 *  @param {string[]} args */
function succeeds(command, args) {
  return spawnSync(command, args, { stdio: 'ignore' }).status === 0;
}
