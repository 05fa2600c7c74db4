import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

const fileName = 'third-party-licences.txt';
const rule = `\n\n${'-'.repeat(78)}\n\n`;

type Manifest = Readonly<{
  name: string;
  version: string;
  license?: string;
  dependencies?: Readonly<Record<string, string>>;
}>;

const manifestIn = (folder: string): Manifest =>
  JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));

/** The folders of the packages that go into what is built: those the project depends on at run time,
 *  and those they depend on. */
function packages(root: string): readonly string[] {
  const found = new Set<string>();
  const visit = (folder: string) => {
    for (const name of Object.keys(manifestIn(folder).dependencies ?? {})) {
      const places = [join(folder, 'node_modules', name), join(root, 'node_modules', name)];
      const place = places.find((it) => hasManifest(it));
      if (place === undefined || found.has(place)) continue;
      found.add(place);
      visit(place);
    }
  };
  visit(root);
  return [...found].sort();
}

function hasManifest(folder: string): boolean {
  try {
    return readdirSync(folder).includes('package.json');
  } catch {
    return false;
  }
}

/** What a package says of its licence: its texts, or at least the name. */
function licenceOf(folder: string): string {
  const { name, version, license = 'no licence named' } = manifestIn(folder);
  const texts = readdirSync(folder)
    .filter((file) => /^(licen[cs]e|copying|notice|ofl)(\W|$)/i.test(file))
    .map((file) => readFileSync(join(folder, file), 'utf8').trim());
  return [`${name} ${version} (${license})`, ...texts].join('\n\n');
}

/** The licences of everything that is built in, as one text. */
export function thirdPartyLicences(root: string): string {
  const licences = packages(root).map(licenceOf).join(rule);
  return `Keyladder is built with these packages.${rule}${licences}\n`;
}

/** Puts the licences of the packages beside what is built. */
export function licencesBeside(): Plugin {
  let root = '';
  return {
    name: 'licences-beside',
    apply: 'build',
    configResolved(config) {
      ({ root } = config);
    },
    generateBundle() {
      this.emitFile({ type: 'asset', fileName, source: thirdPartyLicences(root) });
    },
  };
}
