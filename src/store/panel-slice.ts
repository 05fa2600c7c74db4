import type { PanelSlice } from './state.ts';
import type { SliceCreator } from './store-state.ts';
import type { View } from './view.ts';

export const createPanelSlice =
  (view: View): SliceCreator<PanelSlice> =>
  (set) => ({
    screen: view.screen,
    setupOpen: view.setupOpen,
    inspectorOpen: view.inspectorOpen,
    dialog: null,
    notice: null,
    showScreen(screen) {
      set({ screen });
    },
    toggleSetup() {
      set((state) => ({ setupOpen: !state.setupOpen }));
    },
    toggleInspector() {
      set((state) => ({ inspectorOpen: !state.inspectorOpen }));
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
