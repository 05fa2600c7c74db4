import { actOfId, type EventKind, eventIndex } from '../engine/index.ts';
import { followingCursor } from './moment.ts';
import type { InspectorTab, SelectionSlice } from './state.ts';
import type { SliceCreator } from './store-state.ts';
import type { View } from './view.ts';

const tabOfKind: Readonly<Record<EventKind, InspectorTab>> = {
  provision: 'keys',
  compute: 'crypto',
  message: 'message',
  check: 'checks',
  skip: 'checks',
  store: 'keys',
  discard: 'checks',
  outcome: 'message',
};

export const createSelectionSlice =
  (view: View): SliceCreator<SelectionSlice> =>
  (set, get) => ({
    selection: view.selection,
    tab: view.tab,
    selectEvent(eventId) {
      if (eventId === null) return set({ selection: followingCursor });
      const act = actOfId(eventId);
      if (act !== get().act && get().quiz.whole) get().showAct(act);
      const { events } = get().trace;
      const event = events[eventIndex(events, eventId)];
      if (event === undefined) return;
      set({ selection: { ...followingCursor, eventId }, tab: tabOfKind[event.kind] });
    },
    selectPayload(payload) {
      set((state) => ({ selection: { ...state.selection, payload, path: null } }));
    },
    selectBuffer(buffer) {
      set((state) => ({ selection: { ...state.selection, buffer, path: null } }));
    },
    selectField(path) {
      set((state) => ({ selection: { ...state.selection, path } }));
    },
    openTab(tab) {
      set({ tab });
    },
  });
