import type { CustodySlice } from './state.ts';
import type { SliceCreator } from './store-state.ts';
import type { View } from './view.ts';

/** Who holds which key, and where values come from. */
export const createCustodySlice =
  (view: View): SliceCreator<CustodySlice> =>
  (set) => ({
    custodyCell: view.custodyCell,
    chooseCustodyCell(custodyCell) {
      set({ custodyCell });
    },
    lineage: view.lineage,
    showLineage(lineage) {
      set(lineage === null ? { lineage } : { lineage, screen: 'custody' });
    },
  });
