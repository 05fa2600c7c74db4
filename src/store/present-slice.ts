import type { Presentation, PresentSlice } from './present-state.ts';
import type { SliceCreator } from './store-state.ts';
import type { View } from './view.ts';

const fresh: Omit<Presentation, 'timer'> = {
  ...{ black: false, overlay: null, zoom: false, pointer: false, split: false, asked: [] },
};

/** The presenter view. What its keys do is in `present-moves.ts`. */
export const createPresentSlice =
  (view: View): SliceCreator<PresentSlice> =>
  (set) => ({
    presenting: view.presenting,
    presentation: { ...fresh, timer: { startedAt: null, before: 0, limitMinutes: 0 } },
    present() {
      // A question that somebody has answered alone is not yet before the class.
      set({ presenting: true, dialog: null, playing: false, poll: null });
    },
    leavePresentation() {
      set(({ presentation }) => ({
        presenting: false,
        presentation: { ...presentation, ...fresh },
      }));
    },
    changePresentation(change) {
      set(({ presentation }) => ({ presentation: { ...presentation, ...change } }));
    },
  });
