import type { ReactElement } from 'react';
import { loadSvgWriter } from '../ui/svg-writer.tsx';
import { downloadText } from './download-text.ts';

/** Hands a drawing, an SVG document, to the user as a file; what writes it is loaded first. */
export async function saveSvg(name: string, drawing: ReactElement): Promise<void> {
  const write = await loadSvgWriter();
  downloadText(name, 'image/svg+xml', write(drawing));
}
