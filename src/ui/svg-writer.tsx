import type { ReactNode } from 'react';
import { OnPaper } from './paper.tsx';
import { xmlText } from './xml-text.ts';

/** Writes a drawing as markup, as it is on paper. */
export type SvgWriter = (drawing: ReactNode) => string;

/** Loads React's own writer of markup, which escapes what texts hold. */
export async function loadSvgWriter(): Promise<SvgWriter> {
  const { renderToStaticMarkup } = await import('react-dom/server');
  return (drawing) => xmlText(renderToStaticMarkup(<OnPaper>{drawing}</OnPaper>));
}
