import { type Drawing, withoutHandles } from './ladder-drawing.ts';
import { wrapText } from './text-width.ts';

/** Sizes in pixels. */
export const captionSize = 14;
export const captionLine = 20;
const edge = 16;
const after = 12;

/** The caption under the figure, word for word: before what is no part of it any more (the use of the
 *  keys, the outcome). Source: pCR 33.179 Figure 7.4.2-1, Figure 7.4.3.3-1. */
export function placeCaption(drawing: Drawing, top: number): number {
  const { words, caption, width } = drawing;
  const lines = wrapText(words(caption), width - 2 * edge, captionSize, 'bold');
  const height = lines.length * captionLine;
  drawing.nodes.push({
    ...withoutHandles,
    id: 'caption',
    type: 'caption',
    position: { x: edge / 2, y: top },
    width: width - edge,
    height,
    data: { lines },
  });
  return top + height + after;
}
