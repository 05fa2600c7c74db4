// Programs of the system that tests need, from its own packages: on Debian and Ubuntu, as root or with sudo that
// asks nothing. Nothing is downloaded otherwise.
import { spawnSync } from 'node:child_process';
import { run } from './project.mjs';

const { platform } = process;

/** The packages whose lists have been fetched. */
const state = { isUpToDate: false };

/** Installs packages; whether they are there now.
 *  @param {readonly string[]} names */
export function installPackages(names) {
  if (!canInstall()) return false;
  const sudo = isRoot() ? [] : ['sudo', '-n'];
  const aptGet = (/** @type {readonly string[]} */ ...args) => {
    // As an argument: sudo takes no variables along.
    const words = [...sudo, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', ...args];
    const [command = 'env', ...rest] = words;
    return run(command, rest) === 0;
  };
  state.isUpToDate ||= aptGet('update');
  return state.isUpToDate && aptGet('install', '-y', '--no-install-recommends', ...names);
}

/** Whether packages can be installed here without asking anybody. */
export function canInstall() {
  if (platform !== 'linux' || !succeeds('apt-get', ['--version'])) return false;
  return isRoot() || succeeds('sudo', ['-n', 'true']);
}

const isRoot = () => process.getuid?.() === 0;

/** @param {string} command
 *  @param {string[]} args */
function succeeds(command, args) {
  return spawnSync(command, args, { stdio: 'ignore' }).status === 0;
}
