import { spawn } from 'node:child_process';

/** Opens an address in a browser: the program named, else the usual one. Where that fails, the address
 *  on the terminal is enough.
 *  @param {string} address
 *  @param {string} [program] */
export function openBrowser(address, program) {
  const [command, ...args] = commandFor(address, program);
  const child = spawn(command, args, { stdio: 'ignore', detached: true });
  child.on('error', () => undefined);
  child.unref();
}

/** @param {string} address
 *  @param {string | undefined} program
 *  @returns {[string, ...string[]]} */
function commandFor(address, program) {
  if (process.platform === 'darwin') {
    return program ? ['open', '-a', program, address] : ['open', address];
  }
  if (program) return [program, address];
  if (process.platform === 'win32') return ['cmd', '/c', 'start', '', address];
  return ['xdg-open', address];
}
