import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { UsageError } from './command.ts';

/** The files of the disk, as commands read and write them. */

/** The octets of a file; `-` is standard input. Throws UsageError where it cannot be read. */
export const readBytes = (file: string): Uint8Array =>
  askDisk(file, () => Uint8Array.from(readFileSync(file === '-' ? 0 : file)));

/** Writes a file; one that is there is replaced. Throws UsageError where the disk says no. */
export const writeBytes = (file: string, octets: Uint8Array): void =>
  askDisk(file, () => writeFileSync(file, octets));

/** A file itself; of a folder every file below it, those of one folder by name, what is hidden left out.
 *  A link to a folder is not followed. Throws UsageError where the disk says no. */
export function filesIn(path: string): readonly string[] {
  if (path === '-') return [path];
  return askDisk(path, () => (statSync(path).isDirectory() ? filesBelow(path) : [path]));
}

function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => !name.startsWith('.'))
    .sort((one, another) => (one.name < another.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return filesBelow(path);
      const linksToFolder =
        entry.isSymbolicLink() && statSync(path, { throwIfNoEntry: false })?.isDirectory();
      return linksToFolder ? [] : [path];
    });
}

function askDisk<T>(path: string, ask: () => T): T {
  try {
    return ask();
  } catch (error) {
    if (error instanceof Error && 'code' in error) {
      const { message } = error;
      throw new UsageError(() => `${path}: ${message}`);
    }
    throw error;
  }
}
