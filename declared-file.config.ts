import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { parseSync } from 'vite';

/** What the compiler declares of a file, as statements with the names they use. */

type Place = Readonly<{ start: number; end: number }>;
type Node = Place & Readonly<{ type: string; [key: string]: unknown }>;

/** A declaration somewhere: in which file, and under which name there. */
export type Name = Readonly<{ file: string; name: string }>;

/** A statement that declares, and the names in it that stand for declarations. */
export type Statement = Readonly<{
  text: string;
  start: number;
  comment: string;
  names: readonly string[];
  uses: readonly (Place & Readonly<{ of: Name }>)[];
}>;

export type File = Readonly<{
  path: string;
  statements: Map<string, Statement>;
  /** What a name of the file stands for that comes from elsewhere, or is given on under another name. */
  imports: Map<string, Name>;
  exports: Map<string, Name>;
  exportsOf: string[];
}>;

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value && 'start' in value;

const textOf = (node: unknown): string => String((node as Node).name ?? (node as Node).value);

/** All nodes under one, itself the first. */
function* nodesIn(value: unknown): Generator<Node> {
  if (Array.isArray(value)) for (const item of value) yield* nodesIn(item);
  if (!isNode(value)) return;
  yield value;
  for (const inner of Object.values(value)) yield* nodesIn(inner);
}

/** The first name of `a.b.c`. */
const firstOf = (name: Node): Node =>
  name.type === 'TSQualifiedName' ? firstOf(name.left as Node) : name;

/** Reads the declarations of a file. */
export function fileAt(path: string): File {
  const source = readFileSync(path, 'utf8');
  const { program, comments } = parseSync(path, source, { lang: 'dts' });
  const maps = { statements: new Map(), imports: new Map(), exports: new Map() };
  const file: File = { path, ...maps, exportsOf: [] };
  const fileOf = (from: unknown) => {
    const name = textOf(from);
    if (name.startsWith('.')) return resolve(dirname(path), name.replace(/\.ts$/, '.d.ts'));
    return name;
  };
  const commentBefore = (start: number) => {
    const found = comments.find(({ end }) => end <= start && !source.slice(end, start).trim());
    return found ? `/*${found.value}*/\n` : '';
  };
  for (const node of program.body as unknown as readonly Node[]) {
    if (takesNames(file, node, node.source ? fileOf(node.source) : path)) continue;
    const inner = (node.declaration ?? node) as Node;
    const statement: Statement = {
      text: source.slice(inner.start, inner.end),
      start: inner.start,
      comment: commentBefore(node.start),
      names: namesOf(inner),
      uses: usesIn(inner, path, fileOf),
    };
    for (const name of statement.names) file.statements.set(name, statement);
  }
  return file;
}

/** Notes the names a statement takes from elsewhere or gives on, if that is what it does. */
function takesNames(file: File, node: Node, from: string): boolean {
  const specifiers = (node.specifiers ?? []) as readonly Node[];
  if (node.type === 'ImportDeclaration') {
    for (const it of specifiers) {
      const name = it.type === 'ImportNamespaceSpecifier' ? '*' : textOf(it.imported);
      file.imports.set(textOf(it.local), { file: from, name });
    }
    return true;
  }
  if (node.type === 'ExportAllDeclaration') file.exportsOf.push(from);
  if (node.type !== 'ExportNamedDeclaration' || node.declaration) {
    return node.type === 'ExportAllDeclaration';
  }
  for (const it of specifiers) {
    file.exports.set(textOf(it.exported), { file: from, name: textOf(it.local) });
  }
  return true;
}

const identifiersOf = (declaration: Node): readonly Node[] =>
  declaration.type === 'VariableDeclaration'
    ? (declaration.declarations as Node[]).map(({ id }) => id as Node)
    : [declaration.id as Node];

const namesOf = (declaration: Node) => identifiersOf(declaration).map(textOf);

/** Where names stand in a declaration, its own too; those of its type parameters mean nothing outside. */
function usesIn(declaration: Node, path: string, fileOf: (from: unknown) => string) {
  const nodes = [...nodesIn(declaration)];
  const own = new Set(
    nodes.filter(({ type }) => type === 'TSTypeParameter').map(({ name }) => textOf(name)),
  );
  const used = (node: Node, end = node.end) => ({
    ...{ start: node.start, end },
    of: { file: path, name: textOf(node) },
  });
  const uses = nodes.flatMap((node) => {
    if (node.type === 'TSTypeReference') return [used(firstOf(node.typeName as Node))];
    if (node.type === 'TSInterfaceHeritage') return [used(node.expression as Node)];
    if (node.type === 'TSTypeQuery' && (node.exprName as Node).type !== 'TSImportType')
      return [used(firstOf(node.exprName as Node))];
    if (node.type !== 'TSImportType') return [];
    const name = firstOf(node.qualifier as Node);
    return [
      { start: node.start, end: name.end, of: { file: fileOf(node.source), name: textOf(name) } },
    ];
  });
  const named = identifiersOf(declaration).map((id) => used(id, id.start + textOf(id).length));
  return [...named, ...uses.filter(({ of }) => !own.has(of.name) || of.file !== path)];
}
