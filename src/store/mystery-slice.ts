import { type MysterySlice, mysteryOf } from './mystery-state.ts';
import type { SliceCreator } from './store-state.ts';

/** The fault of the run that is not named. */
export const createMysterySlice =
  (masked: string | null): SliceCreator<MysterySlice> =>
  (set, get) => ({
    mystery: mysteryOf(masked),
    solved: null,
    mysteryScore: { points: 0, rounds: 0 },
    hideFault(masked) {
      set({ mystery: mysteryOf(masked), solved: null });
      get().changeScenario({ faults: [] });
    },
    changeMystery(change) {
      const { mystery } = get();
      if (mystery !== null) set({ mystery: { ...mystery, ...change } });
    },
    tellFault(solved) {
      const { mysteryScore, scenario, changeScenario } = get();
      const { points, rounds } = mysteryScore;
      set({
        mystery: null,
        solved,
        mysteryScore: { points: points + solved.points, rounds: rounds + 1 },
      });
      changeScenario({ faults: [...scenario.faults, solved.entry] });
    },
  });
