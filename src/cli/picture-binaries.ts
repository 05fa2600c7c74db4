import { readFileSync } from 'node:fs';

/** What pictures are drawn with, as it lies among the packages; the build puts it inside the program. */

const packages = new URL('../../node_modules/', import.meta.url);

/** The files, by what they are. */
export const binaryFiles = {
  /** The renderer, WebAssembly. */
  renderer: '@resvg/resvg-wasm/index_bg.wasm',
  /** The fonts of the page. */
  sans: '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2',
  mono: '@fontsource-variable/jetbrains-mono/files/jetbrains-mono-latin-wght-normal.woff2',
} as const;
export type Binary = keyof typeof binaryFiles;

export const readBinary = (name: Binary): Uint8Array =>
  new Uint8Array(readFileSync(new URL(binaryFiles[name], packages)));
