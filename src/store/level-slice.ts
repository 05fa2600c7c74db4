import type { TraceEvent } from '../engine/index.ts';
import { type Folding, foldedAt, levelFor, phaseAt, stepAt, unfoldedAt } from './depth.ts';
import { followingCursor, momentWithin, movedTo } from './moment.ts';
import { goneOn, seenOf } from './quiz.ts';
import type { AppState, LevelSlice } from './state.ts';
import type { SliceCreator } from './store-state.ts';
import type { View } from './view.ts';

/** A move stops the playing and puts the answer away. */
const closing = (get: () => AppState) => ({ playing: false, quiz: goneOn(get().quiz) });

/** How deep the ladder goes. */
export const createLevelSlice =
  (view: View): SliceCreator<LevelSlice> =>
  (set, get) => {
    const goTo = ({ cursor, unfolded }: Folding) =>
      set({ ...movedTo(cursor), ...closing(get), unfolded });
    /** The event in its tab; once it is there, the octets it is about. */
    const lookAt = (event: TraceEvent | undefined) => {
      const { selection, selectEvent, openTab } = get();
      if (event === undefined) return;
      const hasOctets = event.kind === 'check' && event.subject !== undefined;
      if (selection.eventId !== event.id) selectEvent(event.id);
      else if (hasOctets) {
        set({ selection: { ...selection, path: event.path ?? null } });
        openTab('message');
      }
    };
    return {
      level: levelFor(view.predicting, view.level),
      followed: view.followed,
      unfolded: view.unfolded,
      wholeRun: view.wholeRun,
      asText: view.asText,
      setLevel(level) {
        const predicting = get().predicting && level !== 'figure';
        const state = { ...get(), predicting };
        const trace = seenOf(state.quiz.whole ?? state.trace, state.quiz, { ...state, level });
        const event = state.trace.events[state.cursor];
        const at = event === undefined ? -1 : trace.events.indexOf(event);
        const { selection } = momentWithin(trace.events, state);
        set({ level, predicting, trace, cursor: Math.max(at, 0), selection });
      },
      follow(followed) {
        set({ followed });
      },
      unfold(index) {
        const { trace, cursor } = get();
        const at = index ?? cursor;
        const folding = unfoldedAt(trace.events, at, get());
        if (folding) return goTo(folding);
        lookAt(trace.events[at]);
      },
      fold(index) {
        const { trace, cursor, selection } = get();
        if (index === undefined && selection.eventId !== null) {
          return set({ selection: followingCursor, tab: 'step' });
        }
        const folding = foldedAt(trace.events, index ?? cursor, get());
        if (folding) goTo(folding);
      },
      foldStep(index) {
        const folding = foldedAt(get().trace.events, index, { ...get(), wholeStep: true });
        if (folding) goTo(folding);
      },
      showInStep(index) {
        const { trace, unfolded, level } = get();
        const phase = phaseAt(trace.events, index);
        const step = level === 'figure' ? stepAt(trace.events, index) : undefined;
        const opened = [step?.key, phase?.key].filter((key) => key !== undefined);
        const keys = new Set([...unfolded, ...(level === 'everything' ? [] : opened)]);
        set({ ...movedTo(index), ...closing(get), unfolded: [...keys] });
      },
      toggleWholeRun() {
        set((state) => ({ wholeRun: !state.wholeRun }));
      },
      toggleText() {
        set((state) => ({ asText: !state.asText }));
      },
    };
  };
