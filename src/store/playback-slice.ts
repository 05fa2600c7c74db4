import type { StateCreator } from 'zustand/vanilla';
import type { AppStoreState } from './app-store.ts';
import type { View } from './link.ts';
import { followingCursor } from './selection-slice.ts';
import { nextStop, previousStop } from './selectors.ts';
import type { PlaybackSlice } from './state.ts';

export const createPlaybackSlice =
  (view: Partial<View>): StateCreator<AppStoreState, [], [], PlaybackSlice> =>
  (set, get) => {
    const lastIndex = () => Math.max(get().trace.events.length - 1, 0);
    const goTo = (index: number, playing: boolean) => {
      const cursor = Math.min(Math.max(Math.trunc(index), 0), lastIndex());
      set({ cursor, selection: followingCursor, playing });
      get().keepCursor();
    };
    return {
      cursor: 0,
      stepUnit: view.stepUnit ?? 'step',
      playing: false,
      speed: view.speed ?? 1,
      stepForward() {
        const { trace, cursor, stepUnit, playing } = get();
        const next = nextStop(trace.events, cursor, stepUnit);
        goTo(next, playing && next < lastIndex());
      },
      stepBack() {
        const { trace, cursor, stepUnit } = get();
        goTo(previousStop(trace.events, cursor, stepUnit), false);
      },
      toStart() {
        goTo(0, false);
      },
      toEnd() {
        goTo(lastIndex(), false);
      },
      moveTo(index) {
        goTo(index, false);
      },
      setStepUnit(stepUnit) {
        set({ stepUnit });
      },
      togglePlay() {
        const { playing, cursor, trace } = get();
        if (playing || trace.events.length < 2) return set({ playing: false });
        if (cursor < lastIndex()) return set({ playing: true });
        goTo(0, true);
      },
      setSpeed(speed) {
        set({ speed });
      },
    };
  };
