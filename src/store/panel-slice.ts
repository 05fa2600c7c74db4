import { stepKeyOf } from './depth.ts';
import { currentEvent } from './selectors.ts';
import type { PanelSlice } from './state.ts';
import type { SliceCreator } from './store-state.ts';
import type { View } from './view.ts';

export const createPanelSlice =
  (view: View): SliceCreator<PanelSlice> =>
  (set, get) => ({
    screen: view.screen,
    clauseSection: view.clauseSection,
    setupOpen: view.setupOpen,
    inspectorOpen: view.inspectorOpen,
    dialog: null,
    offered: null,
    notice: null,
    hint: true,
    shortcuts: true,
    showScreen(screen) {
      const { compare } = get();
      const stop = screen === 'compare' ? stepKeyOf(currentEvent(get())) : compare.stop;
      set({ screen, compare: { ...compare, stop } });
    },
    showClauseSection(clauseSection) {
      set({ clauseSection });
    },
    toggleSetup() {
      set(({ setupOpen }) => ({ setupOpen: !setupOpen, lessonsOpen: false }));
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
    offer(offered) {
      set({ offered, dialog: 'open' });
    },
    takeOffered() {
      const { offered } = get();
      set({ offered: null });
      return offered;
    },
    notify(notice) {
      set({ notice });
    },
    dismissNotice() {
      set({ notice: null });
    },
    dismissHint() {
      set({ hint: false });
    },
    setShortcuts(shortcuts) {
      set({ shortcuts });
    },
  });
