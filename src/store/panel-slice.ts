import type { StateCreator } from 'zustand/vanilla';
import type { AppStoreState } from './app-store.ts';
import type { View } from './link.ts';
import type { PanelSlice } from './state.ts';

export const createPanelSlice =
  (view: Partial<View>): StateCreator<AppStoreState, [], [], PanelSlice> =>
  (set) => ({
    screen: view.screen ?? 'ladder',
    setupOpen: view.setupOpen ?? true,
    dialog: null,
    notice: null,
    showScreen(screen) {
      set({ screen });
    },
    toggleSetup() {
      set((state) => ({ setupOpen: !state.setupOpen }));
    },
    openDialog(dialog) {
      set({ dialog });
    },
    closeDialog() {
      set({ dialog: null });
    },
    notify(notice) {
      set({ notice });
    },
    dismissNotice() {
      set({ notice: null });
    },
  });
