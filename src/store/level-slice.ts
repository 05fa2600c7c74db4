import { eventIndex } from '../engine/index.ts';
import { foldedAt, unfoldedAt } from './depth.ts';
import { momentWithin, movedTo } from './moment.ts';
import { goneOn, seenOf } from './quiz.ts';
import type { AppState, LevelSlice } from './state.ts';
import type { SliceCreator } from './store-state.ts';
import type { View } from './view.ts';

/** A move stops the playing and puts the answer away. */
const closing = (get: () => AppState) => ({ playing: false, quiz: goneOn(get().quiz) });

/** How deep the ladder goes. */
export const createLevelSlice =
  (view: View): SliceCreator<LevelSlice> =>
  (set, get) => ({
    level: view.level,
    followed: view.followed,
    unfolded: view.unfolded,
    wholeRun: view.wholeRun,
    setLevel(level) {
      const state = get();
      const trace = seenOf(state.quiz.whole ?? state.trace, state.quiz, { ...state, level });
      const id = state.trace.events[state.cursor]?.id;
      const at = id === undefined ? -1 : eventIndex(trace.events, id);
      const { selection } = momentWithin(trace.events, state);
      set({ level, trace, cursor: Math.max(at, 0), selection });
    },
    follow(followed) {
      set({ followed });
    },
    unfold(index) {
      const { trace, cursor } = get();
      const folding = unfoldedAt(trace.events, index ?? cursor, get());
      if (folding) set({ ...movedTo(folding.cursor), ...closing(get), unfolded: folding.unfolded });
    },
    fold(index) {
      const { trace, cursor } = get();
      const folding = foldedAt(trace.events, index ?? cursor, get());
      if (folding) set({ ...movedTo(folding.cursor), ...closing(get), unfolded: folding.unfolded });
    },
    toggleWholeRun() {
      set((state) => ({ wholeRun: !state.wholeRun }));
    },
  });
