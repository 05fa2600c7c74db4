import type { ReactNode } from 'react';
import { OnPaper } from './paper.tsx';

/** Writes a drawing as markup, as it is on paper. */
export type SvgWriter = (drawing: ReactNode) => string;

/** Characters that XML has no place for, escaped or not. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: XML 1.0 §2.2 allows three of them
const notXml = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** Loads React's own writer of markup, which escapes what texts hold. */
export async function loadSvgWriter(): Promise<SvgWriter> {
  const { renderToStaticMarkup } = await import('react-dom/server');
  return (drawing) => renderToStaticMarkup(<OnPaper>{drawing}</OnPaper>).replace(notXml, '');
}
