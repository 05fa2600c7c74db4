import type { StateCreator } from 'zustand/vanilla';
import type { AppStoreState } from './app-store.ts';
import type { View } from './link.ts';
import type { CustodySlice } from './state.ts';

/** Who holds which key, and where values come from. */
export const createCustodySlice =
  (view: Partial<View>): StateCreator<AppStoreState, [], [], CustodySlice> =>
  (set) => ({
    custodyCell: view.custodyCell ?? null,
    chooseCustodyCell(custodyCell) {
      set({ custodyCell });
    },
    lineage: view.lineage ?? null,
    showLineage(lineage) {
      set(lineage === null ? { lineage } : { lineage, screen: 'custody' });
    },
  });
