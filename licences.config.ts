import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Plugin } from 'vite';

const fileName = 'third-party-licences.txt';
const rule = `\n\n${'-'.repeat(78)}\n\n`;

type Manifest = Readonly<{ name: string; version: string; license?: string }>;

const manifestIn = (folder: string): Manifest =>
  JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));

/** The folder of the package a module is of; nothing for one of the project. */
const folderOf = (module: string): string | undefined =>
  /^.*\/node_modules\/(?:@[^/]+\/)?[^/@\0]+/.exec(module.replaceAll('\\', '/'))?.[0];

/** The folders of the packages whose files a style sheet of the project names: fonts. */
function foldersIn(styleSheet: string): readonly string[] {
  const urls = readFileSync(styleSheet, 'utf8').matchAll(/url\("((?:@[\w-]+\/)?[\w-]+)\//g);
  return [...urls].map(([, name = '']) => resolve('node_modules', name));
}

/** What a package says of its licence: its texts, or at least the name. */
function licenceOf(folder: string): string {
  const { name, version, license = 'no licence named' } = manifestIn(folder);
  const texts = readdirSync(folder)
    .filter((file) => /^(licen[cs]e|copying|notice|ofl)(\W|$)/i.test(file))
    .map((file) => readFileSync(join(folder, file), 'utf8').trim());
  return [`${name} ${version} (${license})`, ...texts].join('\n\n');
}

/** Tells of which packages a build is made, and their licences. What is built apart, as workers are, has
 *  `watch` among its plugins. */
export function watchPackages() {
  const folders = new Set<string>();
  const watch: Plugin = {
    name: 'watch-packages',
    apply: 'build',
    generateBundle() {
      for (const module of this.getModuleIds()) {
        const folder = folderOf(module);
        if (folder !== undefined) folders.add(folder);
        else if (module.endsWith('.css')) for (const font of foldersIn(module)) folders.add(font);
      }
    },
  };
  const text = () => {
    const licences = [...folders].sort().map(licenceOf).join(rule);
    return `Keyladder is built with these packages.${rule}${licences}\n`;
  };
  return { watch, text };
}

/** Puts the licences of the packages beside what is built. */
export function licencesBeside({ watch, text } = watchPackages()): Plugin[] {
  const beside: Plugin = {
    name: 'licences-beside',
    apply: 'build',
    generateBundle() {
      this.emitFile({ type: 'asset', fileName, source: text() });
    },
  };
  return [watch, beside];
}
