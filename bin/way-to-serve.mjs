import { accessSync, constants, existsSync } from 'node:fs';
import { join } from 'node:path';

/** What `npm start` can do in a folder, and what there is to say about it.
 *  @param {string} folder
 *  @returns {{ way: 'build' | 'serve' | 'none', why?: string }} */
export function wayToServe(folder) {
  const built = existsSync(join(folder, 'dist', 'index.html'));
  const obstacle = obstacleIn(folder);
  if (obstacle === null) return { way: 'build' };
  if (built) return { way: 'serve', why: `${obstacle}: serving the page as it was built before.` };
  return { way: 'none', why: `${obstacle}: move it to another place and start again.` };
}

/** Why nothing can be built there.
 *  @param {string} folder
 *  @returns {string | null} */
function obstacleIn(folder) {
  const [character] = /[#?]/.exec(folder) ?? [];
  if (character)
    return `Keyladder cannot be built in a folder with ${character} in its path (${folder})`;
  try {
    accessSync(folder, constants.W_OK);
    return null;
  } catch {
    return `Keyladder cannot be built in a folder that cannot be written (${folder})`;
  }
}
