import { readdirSync, readFileSync } from 'node:fs';

/** A catalogue as it lies on the disk; for Node: the build, the command line and tests. */

export type Texts = { [name: string]: string | Texts };

const here = new URL('.', import.meta.url);

/** The languages there are: each a folder of areas beside this file, or one file with all of them. */
export function languagesOnDisk(): readonly string[] {
  const names = readdirSync(here, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory()
      ? [entry.name]
      : (/^([a-z]{2}(-[A-Z]{2})?)\.json$/.exec(entry.name)?.[1] ?? []),
  );
  return names.filter((name) => /^[a-z]{2}(-[A-Z]{2})?$/.test(name)).sort();
}

/** All texts of a language. Throws TypeError where two of its files hold the same area. */
export function readCatalogue(language: string): Texts {
  const catalogue: Texts = {};
  for (const file of filesOf(language)) {
    for (const [area, texts] of Object.entries(JSON.parse(readFileSync(file, 'utf8')) as Texts)) {
      if (area in catalogue) throw new TypeError(`${language}: ${area} stands in two files`);
      catalogue[area] = texts;
    }
  }
  return catalogue;
}

/** The files of a language. */
export function filesOf(language: string): readonly URL[] {
  const names = readdirSync(here);
  if (names.includes(`${language}.json`)) return [new URL(`${language}.json`, here)];
  const folder = new URL(`${language}/`, here);
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => new URL(name, folder));
}
