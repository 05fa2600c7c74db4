// npm start: installs what is missing, builds, serves the page on this machine and opens it.
import { setTimeout as delay } from 'node:timers/promises';
import { freePort } from './free-port.mjs';
import { ensureInstalled, requireNode, root } from './project.mjs';

const { env } = process;

requireNode();
const wanted = Number(env.PORT || 4173);
if (!Number.isInteger(wanted) || wanted < 0 || wanted > 65535) {
  console.error(`PORT must be a number from 0 to 65535, not "${env.PORT}".`);
  process.exit(1);
}
ensureInstalled();

env.NODE_ENV = 'production';
process.chdir(root);
const { build, preview } = await import('vite');

console.log('Building Keyladder …');
await build({ root, logLevel: 'warn' });

const port = await freePort(wanted);
if (wanted !== 0 && port !== wanted) console.log(`Port ${wanted} is taken; using ${port}.`);
const address = `http://localhost:${port}/`;
const server = await preview({
  root,
  logLevel: 'warn',
  preview: {
    // Browsers try both loopback addresses for `localhost`; other programs know this one best.
    host: '127.0.0.1',
    port,
    strictPort: true,
    open: wantsBrowser() && address,
  },
});

console.log('Keyladder runs. Open this address in a browser; Ctrl-C ends it.');
console.log(address);

for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, stop);
// Where npm is ended by a signal of its own, it leaves this process behind.
const parent = process.ppid;
setInterval(() => {
  if (process.ppid !== parent) stop();
}, 1000).unref();

async function stop() {
  await Promise.race([server.close(), delay(1000)]);
  process.exit(0);
}

/** A browser is opened (the one named by BROWSER, else the usual one) where someone can see it. */
function wantsBrowser() {
  if (env.CI && env.CI !== 'false') return false;
  if (env.BROWSER) return env.BROWSER.toLowerCase() !== 'none';
  if (process.platform !== 'linux') return true;
  return Boolean(env.DISPLAY || env.WAYLAND_DISPLAY || env.WSL_DISTRO_NAME);
}
