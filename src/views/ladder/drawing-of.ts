import { planOf } from '../../engine/index.ts';
import type { AppState } from '../../store/state.ts';
import type { Words } from '../actor-names.ts';
import type { LadderInput } from './layout-ladder.ts';

/** Size of the drawing that is saved or printed, in pixels: every lifeline of a small group fits, and a
 *  figure is not drawn higher than it needs. */
const onPaper: DrawnSize = { width: 1200, height: 640 };

export type DrawnSize = Pick<LadderInput, 'width' | 'height'>;

/** What of the page's state a drawing outside of it shows: the level, what is unfolded, and no more than has
 *  happened. */
export function drawingOf(state: AppState, words: Words, size = onPaper) {
  const { actors, events, source } = state.trace;
  const { level, followed, unfolded, cursor, wholeRun } = state;
  const plan = source.kind === 'scenario' ? planOf(source.scenario) : null;
  const depth = { level, followed, unfolded };
  const at = wholeRun ? Number.MAX_SAFE_INTEGER : cursor;
  const input: LadderInput = {
    ...{ actors, events, ...size, words, depth, plan, reach: at },
    opened: false,
  };
  return { input, run: { events, at } };
}
