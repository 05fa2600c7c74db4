import { delimiter, join } from 'node:path';
import { isProgram } from './is-program.mjs';

/** What is said where there is none. */
export const tsharkHelp =
  'No tshark: the captures are not opened in Wireshark, and those tests do not count. Install it (Debian: ' +
  '`apt-get install tshark`), or set TSHARK_PATH to the program.';

/** The path of Wireshark's own command line on this machine; a path given by the environment is taken
 *  as it is. Not on Windows, where these tests have never run.
 *  @returns {string | undefined} */
export function findTshark() {
  const { env, platform } = process;
  if (env.TSHARK_PATH) return env.TSHARK_PATH;
  if (platform === 'win32') return undefined;
  const folders = [...(env.PATH || '').split(delimiter), '/usr/bin', '/usr/local/bin'];
  folders.push('/Applications/Wireshark.app/Contents/MacOS');
  return folders.map((folder) => join(folder, 'tshark')).find(isProgram);
}
