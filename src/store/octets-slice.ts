import type { EngineClient } from '../worker/engine-client.ts';
import type { OctetsSlice } from './state.ts';
import type { SliceCreator } from './store-state.ts';

/** Which payload is broken octet by octet, and which is edited. */
export const createOctetsSlice =
  (client: EngineClient): SliceCreator<OctetsSlice> =>
  (set, get) => ({
    octetMap: null,
    edited: null,
    comparedMessages: null,
    showOctetMap(octetMap) {
      set({ octetMap, dialog: 'octet-map' });
    },
    compareMessages(left, right) {
      set({ comparedMessages: { left, right: right ?? null }, dialog: 'message-diff' });
    },
    editOctets(edited) {
      set({ edited });
      if (edited === null) return;
      const { trace, cursor, selection, selectEvent } = get();
      const shown = selection.eventId ?? trace.events[cursor]?.id;
      if (shown !== edited.messageId) selectEvent(edited.messageId);
      get().openTab('message');
      if (get().selection.payload !== edited.payload) get().selectPayload(edited.payload);
    },
    probe: client.probe,
  });
