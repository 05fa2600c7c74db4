// What the commands share: the folder, the Node version they need, what is installed.
// No dependency and no recent syntax here: this runs before anything is installed.
import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setPriority } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));

/** Ends with a plain sentence where Node.js is too old for the tools. */
export function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const fits = (major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major > 22;
  if (fits) return;
  console.error(
    `Keyladder needs Node.js 20.19 or later (of Node.js 22: 22.12 or later); this is ${process.versions.node}.\n` +
      'Get a current one from https://nodejs.org/ and run the command again.',
  );
  process.exit(1);
}

/** Runs a program in the project folder and gives its exit code; 1 where it could not be run.
 *  @param {string} command
 *  @param {readonly string[]} args
 *  @param {import('node:child_process').SpawnSyncOptions} [options] */
export function run(command, args, options) {
  const result = spawnSync(command, args, { cwd: root, stdio: 'inherit', ...options });
  if (result.error) console.error(`${command}: ${result.error.message}`);
  return result.status ?? 1;
}

/** Starts a tool of node_modules beside others: each line it writes comes with `name` in front, so
 *  that one sees whose it is. Gives its exit code; 1 where it could not be run. `priority` as of
 *  `os.setPriority`.
 *  @param {string} name
 *  @param {string} script
 *  @param {readonly string[]} args
 *  @param {{ env?: NodeJS.ProcessEnv, priority?: number, node?: string }} [options] `node`: another
 *    program than the one that runs this.
 *  @returns {Promise<number>} */
export function startTool(name, script, args, { env, priority, node } = {}) {
  const child = spawn(node || process.execPath, [join(root, 'node_modules', script), ...args], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: env || process.env,
  });
  if (priority !== undefined && child.pid !== undefined) setPriority(child.pid, priority);
  forward(name, child.stdout, process.stdout);
  forward(name, child.stderr, process.stderr);
  return new Promise((resolve) => {
    child.on('error', (error) => {
      console.error(`${name}: ${error.message}`);
      resolve(1);
    });
    child.on('close', (code) => resolve(code === null ? 1 : code));
  });
}

/** @param {string} name
 *  @param {import('node:stream').Readable} from
 *  @param {import('node:stream').Writable} to */
function forward(name, from, to) {
  let rest = '';
  const write = (/** @type {string} */ line) => {
    if (line.trim() !== '') to.write(`${name} | ${line}\n`);
  };
  from.setEncoding('utf8');
  from.on('data', (/** @type {string} */ text) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop() || '';
    lines.forEach(write);
  });
  from.on('end', () => write(rest));
}

/** Installs what package-lock.json asks for and node_modules lacks. Standard output stays free, so
 *  that a command's own output can be piped. */
export function ensureInstalled() {
  if (isInstalled()) return;
  console.error('Installing what is missing (npm ci) …');
  const npm = (/** @type {string[]} */ ...args) =>
    run('npm', [...args, '--include=dev', '--no-audit', '--no-fund'], {
      stdio: ['ignore', 2, 2],
      shell: process.platform === 'win32',
      env: { ...process.env, PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '1' },
    });
  if (npm('ci') === 0 || npm('install', '--no-save') === 0) return;
  console.error('The packages could not be installed. Is there a network? See the messages above.');
  process.exit(1);
}

/** Compares the packages of the lock with those npm noted in node_modules. */
function isInstalled() {
  try {
    const wanted = Object.entries(packagesOf('package-lock.json'));
    const present = packagesOf(join('node_modules', '.package-lock.json'));
    return wanted.every(([path, entry]) => {
      if (path === '') return true;
      const found = present[path];
      // Packages for another system are in the lock, not in the folder.
      if (found === undefined) return entry.optional === true || entry.devOptional === true;
      return found.version === entry.version && found.integrity === entry.integrity;
    });
  } catch {
    return false;
  }
}

/** @param {string} file
 *  @returns {Record<string, { version?: string, integrity?: string, optional?: boolean, devOptional?: boolean }>} */
function packagesOf(file) {
  return JSON.parse(readFileSync(join(root, file), 'utf8')).packages;
}
