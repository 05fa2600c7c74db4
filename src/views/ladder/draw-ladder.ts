import type { InSteps } from '../../store/per-events.ts';
import type { AppState } from '../../store/state.ts';
import type { Words } from '../actor-names.ts';
import { type DrawnSize, drawingOf } from './drawing-of.ts';
import { layoutInSteps } from './layout-ladder.ts';

/** What writes a drawing is loaded when one is first asked for. */
const loadWriter = async () => {
  const { ladderSvg, loadSvgWriter } = await import('./ladder-svg.tsx');
  return { ladderSvg, write: await loadSvgWriter() };
};

/** Drives what is made in steps; null where it stopped on the way. */
export type Drive = <T>(steps: InSteps<T>) => Promise<T | null>;

type Form = Readonly<{
  /** Stands above it. */
  heading?: string;
  /** That of a sheet of paper, where it is not given. */
  size?: DrawnSize;
}>;

/** The drawing of a state of the page as an SVG document; null where `drive` stopped on the way. */
export async function drawLadder(
  state: AppState,
  words: Words,
  drive: Drive,
  { heading = '', size }: Form = {},
) {
  const { input, run } = drawingOf(state, words, size);
  const { ladderSvg, write } = await loadWriter();
  const layout = await drive(layoutInSteps(input));
  if (layout === null) return null;
  const parts = await drive(ladderSvg({ layout, words, run }, write, heading));
  return parts && { layout, svg: parts.join('') };
}
