import { spawnSync } from 'node:child_process';
import { run } from './project.mjs';

let updated = false;

/** On Debian and Ubuntu, as root: installs the first of some packages that can be had from the system's
 *  own. Nothing is downloaded otherwise, and nothing is asked. Gives whether one is there now.
 *  @param {string} what
 *  @param {readonly string[]} names */
export function installPackage(what, names) {
  if (process.platform !== 'linux' || !succeeds('apt-get', ['--version'])) return false;
  const sudo = process.getuid && process.getuid() === 0 ? [] : ['sudo', '-n'];
  if (sudo.length > 0 && !succeeds('sudo', ['-n', 'true'])) return false;
  console.log(`No ${what} found; installing it (apt-get) …`);
  // As an argument: sudo takes no variables along.
  const aptGet = (/** @type {string[]} */ ...args) => {
    const words = [...sudo, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', ...args];
    const [command = 'env', ...rest] = words;
    return run(command, rest) === 0;
  };
  updated = updated || aptGet('update');
  if (!updated) return false;
  return names.some((name) => aptGet('install', '-y', '--no-install-recommends', name));
}

/** @param {string} command
 *  @param {string[]} args */
function succeeds(command, args) {
  return spawnSync(command, args, { stdio: 'ignore' }).status === 0;
}
