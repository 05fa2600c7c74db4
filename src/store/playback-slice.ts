import { actCount, traceInAct } from './acts.ts';
import { nextStop, previousStop, stepAt } from './depth.ts';
import { movedTo } from './moment.ts';
import { goneOn, seenOf } from './quiz.ts';
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
    /** Whether there is such an act, and it has begun. */
    const hasAct = (act: number) => {
      const { quiz, trace } = get();
      const whole = quiz.whole ?? trace;
      return act <= actCount(whole) && traceInAct(whole, act).events.length > 0;
    };
    const showAct = (act: number, end: 'first' | 'last' = 'first') => {
      const state = get();
      if (!hasAct(act) || act < 1) return;
      const trace = seenOf(state.quiz.whole ?? state.trace, state.quiz, { ...state, act });
      const last = Math.max(trace.events.length - 1, 0);
      // At the level of the figure one stands at the end of a step.
      const first = state.level === 'figure' ? (stepAt(trace.events, 0)?.last ?? 0) : 0;
      const quiz = goneOn(state.quiz);
      set({ act, trace, ...movedTo(end === 'last' ? last : first), playing: false, quiz });
    };
    return {
      cursor: 0,
      wanted: { eventId: view.eventId, selection: view.selection },
      home: null,
      held: null,
      playing: false,
      speed: view.speed,
      act: view.act,
      showAct,
      stepForward() {
        const { trace, cursor, playing, act } = get();
        if (cursor >= lastIndex() && hasAct(act + 1)) {
          showAct(act + 1);
          return set({ playing });
        }
        const next = nextStop(trace.events, cursor, get());
        goTo(next, playing && (next < lastIndex() || hasAct(act + 1)));
      },
      stepBack() {
        const { trace, cursor, act } = get();
        if (cursor === 0 && act > 1) return showAct(act - 1, 'last');
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
        const { playing, cursor, trace, act } = get();
        if (playing || trace.events.length < 2) return set({ playing: false });
        if (cursor < lastIndex() || hasAct(act + 1)) return set({ playing: true });
        goTo(0, true);
      },
      setSpeed(speed) {
        set({ speed });
      },
    };
  };
