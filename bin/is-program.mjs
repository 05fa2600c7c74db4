import { accessSync, constants } from 'node:fs';

/** Whether a path is that of a program one may start.
 *  @param {string} path */
export function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
