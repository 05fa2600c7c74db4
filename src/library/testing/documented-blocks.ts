import { readFileSync } from 'node:fs';

/** A block of code of a document: its language, what it is called, its lines. */
export type DocumentedBlock = Readonly<{ language: string; name: string; code: string }>;

/** For tests: the blocks of code of `docs/library.md`, in their order. */
export function documentedBlocks(): readonly DocumentedBlock[] {
  const text = readFileSync('docs/library.md', 'utf8');
  const blocks = text.matchAll(/^```(\w+)(?: (\S+))?\n(.*?)^```$/gms);
  return [...blocks].map(([, language = '', name = '', code = '']) => ({ language, name, code }));
}

/** The only block of that name. */
export function documentedBlock(name: string): string {
  const found = documentedBlocks().filter((it) => it.name === name);
  const [block, another] = found;
  if (!block || another) throw new TypeError(`docs/library.md has ${found.length} blocks ${name}`);
  return block.code;
}
