import type { StateCreator } from 'zustand/vanilla';
import type { EngineClient } from '../worker/engine-client.ts';
import type { AppStoreState } from './app-store.ts';
import type { OctetsSlice } from './state.ts';

/** Which payload is broken octet by octet, and which is edited. */
export const createOctetsSlice =
  (client: EngineClient): StateCreator<AppStoreState, [], [], OctetsSlice> =>
  (set, get) => ({
    octetMap: null,
    edited: null,
    showOctetMap(octetMap) {
      set({ octetMap, dialog: 'octet-map' });
    },
    editOctets(edited) {
      set({ edited });
      if (edited === null) return;
      const { selectEvent, selectPayload, selection } = get();
      if (selection.eventId !== null) selectEvent(edited.messageId);
      selectPayload(edited.payload);
    },
    probe: client.probe,
  });
