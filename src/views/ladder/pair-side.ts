import { planOf } from '../../engine/index.ts';
import type { AppStore } from '../../store/app-store.ts';
import type { Depth } from '../../store/state.ts';
import type { Words } from '../actor-names.ts';
import type { BesideState } from './beside-context.ts';
import type { FigureNotes } from './figure-rows.ts';
import type { LadderInput } from './layout-ladder.ts';

/** One of two figures: the store that holds its run, and what is said of it. */
export type PairSide = BesideState &
  Readonly<{ store: AppStore; label: string; notes: FigureNotes }>;

const figureDepth: Depth = { level: 'figure', followed: null, unfolded: [] };

/** What the figure of a side is laid out from. */
export function figureInput(store: AppStore, width: number, words: Words): Required<LadderInput> {
  const { actors, events, source } = store.getState().trace;
  const plan = source.kind === 'scenario' ? planOf(source.scenario) : null;
  // The figure folds all its members anyway.
  const reach = events.length;
  const depth = figureDepth;
  return { actors, events, plan, width, words, depth, reach, opened: false, height: 0 };
}
