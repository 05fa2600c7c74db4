import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Plugin } from 'vite';
import { type File, fileAt, type Name, type Statement } from './declared-file.config.ts';

type Declared = Name & Readonly<{ statement: Statement }>;

/** Reads files as they are asked for, and finds where a name of one is declared; null where it is none of
 *  the project. Throws TypeError for a name of another package. */
function createFind() {
  const files = new Map<string, File>();
  const read = (path: string): File => {
    if (!path.endsWith('.d.ts')) throw new TypeError(`the declarations need the package ${path}`);
    const file = files.get(path) ?? fileAt(path);
    files.set(path, file);
    return file;
  };
  const find = ({ file: path, name }: Name): Declared | null => {
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
  return { read, find };
}

/** Gives each declaration its name in the one file: its own, or with a number where that is taken. */
function createNameOf() {
  const taken = new Map<string, string>();
  return ({ file, name }: Name): string => {
    for (let count = 0; ; count += 1) {
      const wanted = count === 0 ? name : `${name}${count}`;
      const owner = taken.get(wanted) ?? file;
      taken.set(wanted, owner);
      if (owner === file) return wanted;
    }
  };
}

/** One file of declarations that stands alone: what `entry` exports, and what that needs. `instead`: text of
 *  types that are worked out from more than a reader needs. */
export function declarationsOf(entry: string, instead: ReadonlyMap<string, string>): string {
  const { read, find } = createFind();
  const nameOf = createNameOf();
  const written = new Map<Statement, string>();
  /** Writes a declaration and all it needs; gives its name. */
  const write = (declared: Declared): string => {
    const { statement } = declared;
    const name = nameOf(declared);
    if (written.has(statement)) return name;
    written.set(statement, '');
    const given = instead.get(declared.name);
    const text = given === undefined ? withNames(statement) : `type ${name} = ${given};`;
    written.set(statement, statement.comment + text);
    return name;
  };
  const withNames = ({ text, start, uses }: Statement): string => {
    let [made, at] = ['', 0];
    for (const use of uses.toSorted((a, b) => a.start - b.start)) {
      const used = find(use.of);
      if (!used) continue;
      made += text.slice(at, use.start - start) + write(used);
      at = use.end - start;
    }
    return made + text.slice(at);
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
