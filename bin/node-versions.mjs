// npm run test:node: the unit tests on every version of Node.js that is supported, as far as npm provides it;
// `npm run test:node -- 24` on one.
import { spawn } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import { ensureInstalled, requireNode, startTool } from './project.mjs';

export const nodeVersions = /** @type {const} */ ([20, 22, 24]);

/** The program of a version: the one that runs this, or what npm has; none where that takes long.
 *  @param {number} major
 *  @param {number} [patienceSeconds]
 *  @returns {Promise<string | undefined>} */
export async function findNode(major, patienceSeconds = 60) {
  if (process.versions.node.startsWith(`${major}.`)) return process.execPath;
  const ask = ['exec', '--yes', `--package=node@${major}`, '--', 'node', '-p', 'process.execPath'];
  const child = spawn('npm', ask, {
    timeout: patienceSeconds * 1000,
    shell: process.platform === 'win32',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  let text = '';
  child.stdout.on('data', (/** @type {Buffer} */ part) => {
    text += part;
  });
  const code = await new Promise((resolve) => {
    child.on('error', () => resolve(1));
    child.on('close', resolve);
  });
  return code === 0 ? text.trim().split('\n').at(-1) : undefined;
}

async function testEach() {
  requireNode();
  ensureInstalled();
  const wanted = process.argv.slice(2).map(Number);
  for (const major of wanted.length > 0 ? wanted : nodeVersions) {
    const node = await findNode(major, 600);
    if (node === undefined) {
      console.log(`Node.js ${major}: left out, npm does not provide it here`);
      process.exitCode = 1;
      continue;
    }
    const name = `Node.js ${major}`;
    const code = await startTool(name, 'vitest/vitest.mjs', ['run'], { node });
    console.log(`${name}: ${code === 0 ? 'passed' : 'failed'}`);
    if (code !== 0) process.exitCode = 1;
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await testEach();
