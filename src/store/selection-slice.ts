import type { StateCreator } from 'zustand/vanilla';
import { type EventKind, eventIndex } from '../engine/index.ts';
import type { AppStoreState } from './app-store.ts';
import type { View } from './link.ts';
import type { InspectorTab, Selection, SelectionSlice } from './state.ts';

/** The inspector follows the cursor and shows the octets as they arrived. */
export const followingCursor: Selection = {
  eventId: null,
  payload: 0,
  buffer: 'received',
  path: null,
};

const tabOfKind: Readonly<Record<EventKind, InspectorTab>> = {
  provision: 'keys',
  compute: 'crypto',
  message: 'message',
  check: 'checks',
  store: 'keys',
  discard: 'checks',
  outcome: 'message',
};

export const createSelectionSlice =
  (view: Partial<View>): StateCreator<AppStoreState, [], [], SelectionSlice> =>
  (set, get) => ({
    selection: view.selection ?? followingCursor,
    tab: view.tab ?? 'message',
    selectEvent(eventId) {
      if (eventId === null) return set({ selection: followingCursor });
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
