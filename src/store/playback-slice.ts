import { nextStop, previousStop } from './depth.ts';
import { movedTo } from './moment.ts';
import { goneOn } from './quiz.ts';
import type { PlaybackSlice } from './state.ts';
import type { SliceCreator } from './store-state.ts';
import type { View } from './view.ts';

export const createPlaybackSlice =
  (view: View): SliceCreator<PlaybackSlice> =>
  (set, get) => {
    const lastIndex = () => Math.max(get().trace.events.length - 1, 0);
    const goTo = (index: number, playing: boolean) => {
      const cursor = Math.min(Math.max(Math.trunc(index), 0), lastIndex());
      const quiz = cursor === get().cursor ? get().quiz : goneOn(get().quiz);
      set({ ...movedTo(cursor), playing, quiz, hint: false });
    };
    return {
      cursor: 0,
      wanted: { eventId: view.eventId, selection: view.selection },
      home: null,
      held: null,
      playing: false,
      speed: view.speed,
      stepForward() {
        const { trace, cursor, playing } = get();
        const next = nextStop(trace.events, cursor, get());
        goTo(next, playing && next < lastIndex());
      },
      stepBack() {
        const { trace, cursor } = get();
        goTo(previousStop(trace.events, cursor, get()), false);
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
