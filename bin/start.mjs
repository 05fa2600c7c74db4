// npm start: installs what is missing, builds, serves the page on this machine and opens it.
// With --class phones of the room can follow, at one private address (--address chooses which).
import { join } from 'node:path';
import { readOptions } from './class-options.mjs';
import { serveClass } from './class-server.mjs';
import { freePort } from './free-port.mjs';
import { openBrowser } from './open-browser.mjs';
import { ensureInstalled, requireNode, root } from './project.mjs';
import { serveFolder } from './serve-folder.mjs';
import { wayToServe } from './way-to-serve.mjs';

const { env } = process;

requireNode();
const wanted = Number(env.PORT || 4173);
if (!Number.isInteger(wanted) || wanted < 0 || wanted > 65535) {
  console.error(`PORT must be a number from 0 to 65535, not "${env.PORT}".`);
  process.exit(1);
}
const options = readOptions(process.argv.slice(2));
if ('why' in options) {
  console.error(options.why);
  process.exit(1);
}
const dist = join(root, 'dist');
if (wayOf(root) === 'build') {
  ensureInstalled();
  await build();
}

const port = await freePort(wanted);
if (wanted !== 0 && port !== wanted) console.log(`Port ${wanted} is taken; using ${port}.`);
// Browsers try both loopback addresses for `localhost`; other programs know this one best.
const served = await (options.class ? startClass(options.address) : startPage());
const address = `http://localhost:${served.port}/`;
if (wantsBrowser()) openBrowser(address, env.BROWSER);

console.log('Keyladder runs. Open this address in a browser; Ctrl-C ends it.');
console.log(address);
if ('lines' in served) for (const line of served.lines) console.log(line);

for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, stop);
// Where npm is ended by a signal of its own, it leaves this process behind.
const parent = process.ppid;
setInterval(() => {
  if (process.ppid !== parent) stop();
}, 1000).unref();

function stop() {
  served.close();
  process.exit(0);
}

/** Whether to build, or to serve what was built; ends where neither can be done.
 *  @param {string} folder */
function wayOf(folder) {
  const { way, why } = wayToServe(folder);
  if (why !== undefined) console.error(why);
  if (way === 'none') process.exit(1);
  return way;
}

async function startPage() {
  const server = await serveFolder(dist, port, '127.0.0.1');
  return { port, close: () => server.close() };
}

/** The page, and beside it the class; ends where the address cannot be had.
 *  @param {string | null} wanted */
async function startClass(wanted) {
  try {
    return await serveClass({ dist, port, address: wanted });
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  }
}

async function build() {
  env.NODE_ENV = 'production';
  process.chdir(root);
  console.log('Building Keyladder …');
  try {
    const vite = await import('vite');
    await vite.build({ root, logLevel: 'silent' });
  } catch (error) {
    const [line] = String(error instanceof Error ? error.message : error).split('\n');
    console.error(`Keyladder could not be built: ${line} (npm run build says more)`);
    process.exit(1);
  }
}

/** A browser is opened (the one named by BROWSER, else the usual one) where someone can see it. */
function wantsBrowser() {
  if (env.CI && env.CI !== 'false') return false;
  if (env.BROWSER) return env.BROWSER.toLowerCase() !== 'none';
  if (process.platform !== 'linux') return true;
  return Boolean(env.DISPLAY || env.WAYLAND_DISPLAY || env.WSL_DISTRO_NAME);
}
