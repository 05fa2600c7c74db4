import { existsSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

const imported = /^(?:import|export) (?!type )[^;]*?from '(\.[^']+)';$/gm;

/** The modules of the project that a module imports, itself or through others; not what it loads later, and
 *  no types. */
function importedBy(module: string, found = new Set<string>()): ReadonlySet<string> {
  if (found.has(module) || !/\.tsx?$/.test(module) || !existsSync(module)) return found;
  found.add(module);
  for (const [, from = ''] of readFileSync(module, 'utf8').matchAll(imported)) {
    importedBy(resolve(dirname(module), from), found);
  }
  return found;
}

const ofPage = /[\\/]src[\\/](views|ui|store|i18n|parts)[\\/]/;

/** What the page shows at first, as one piece: parts that are loaded later share much of it, and it would be
 *  cut into many pieces that together are larger. */
export function firstLoadInOnePiece() {
  const modules = importedBy(resolve('src/main.tsx'));
  return { name: 'page', test: (id: string) => modules.has(id) && ofPage.test(id), priority: 1 };
}
