import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Plugin } from 'vite';
import { type File, fileAt, type Name, type Statement } from './declared-file.config.ts';

/** One file of declarations that stands alone: what `entry` exports, and what that needs. `instead`: text of
 *  types that are worked out from more than a reader needs. */
export function declarationsOf(entry: string, instead: ReadonlyMap<string, string>): string {
  const files = new Map<string, File>();
  const read = (path: string): File => {
    if (!path.endsWith('.d.ts')) throw new TypeError(`the declarations need the package ${path}`);
    const file = files.get(path) ?? fileAt(path);
    files.set(path, file);
    return file;
  };
  /** Where a name of a file is declared; null where it is none of the project. */
  const find = ({ file: path, name }: Name): (Name & { statement: Statement }) | null => {
    const file = read(path);
    const statement = file.statements.get(name);
    if (statement) return { file: path, name, statement };
    const elsewhere = file.imports.get(name) ?? file.exports.get(name);
    if (elsewhere) return find(elsewhere);
    for (const from of file.exportsOf) {
      const found = find({ file: from, name });
      if (found) return found;
    }
    return null;
  };
  const written = new Map<Statement, string>();
  const taken = new Map<string, string>();
  /** The name a declaration has in the one file: its own, or with a number where that is taken. */
  const nameOf = ({ file, name }: Name): string => {
    for (let count = 0; ; count += 1) {
      const wanted = count === 0 ? name : `${name}${count}`;
      const owner = taken.get(wanted) ?? file;
      taken.set(wanted, owner);
      if (owner === file) return wanted;
    }
  };
  const write = (found: Name & { statement: Statement }): string => {
    const name = nameOf(found);
    const { statement } = found;
    if (written.has(statement)) return name;
    written.set(statement, '');
    const { text, start, comment } = statement;
    const given = instead.get(found.name);
    if (given !== undefined) {
      written.set(statement, `${comment}type ${name} = ${given};`);
      return name;
    }
    let [made, at] = ['', 0];
    for (const use of statement.uses.toSorted((a, b) => a.start - b.start)) {
      const of = find(use.of);
      if (!of) continue;
      made += text.slice(at, use.start - start) + write(of);
      at = use.end - start;
    }
    written.set(statement, comment + made + text.slice(at));
    return name;
  };
  const exported = [...read(entry).exports].map(([name, of]) => {
    const found = find(of);
    if (!found) throw new TypeError(`nothing declares ${name}`);
    const local = write(found);
    return local === name ? name : `${local} as ${name}`;
  });
  return `${[...written.values()].join('\n')}\nexport { ${exported.join(', ')} };\n`;
}

/** The values that what was built exports under the names given, as unions of types. */
async function unionsOf(
  code: string,
  folder: string,
  listed: Readonly<Record<string, string>>,
): Promise<ReadonlyMap<string, string>> {
  const built = join(folder, 'built.mjs');
  writeFileSync(built, code);
  const exported = await import(pathToFileURL(built).href);
  const unionOf = (name: string) =>
    (exported[name] as unknown[]).map((it) => JSON.stringify(it)).join(' | ');
  return new Map(Object.entries(listed).map(([type, name]) => [type, unionOf(name)]));
}

/** Puts the declarations of the library beside it: `source` as the compiler declares it. `listed`: types that
 *  are said in full, by the name of the list of their values. */
export function declarationsBeside(
  source: string,
  fileName: string,
  listed: Readonly<Record<string, string>>,
): Plugin {
  return {
    name: 'declarations-beside',
    apply: 'build',
    async generateBundle(_, bundle) {
      const built = Object.values(bundle).find((it) => it.type === 'chunk');
      if (!built) throw new TypeError('the build has no library');
      const folder = mkdtempSync(join(tmpdir(), 'keyladder-types-'));
      try {
        const tsc = ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.library.json'];
        execFileSync(process.execPath, [...tsc, '--outDir', folder], { stdio: 'inherit' });
        const entry = join(folder, relative('src', source).replace(/\.ts$/, '.d.ts'));
        const declared = declarationsOf(entry, await unionsOf(built.code, folder, listed));
        this.emitFile({ type: 'asset', fileName, source: declared });
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    },
  };
}
