import { maskFault, mysteryOf } from './mystery-mask.ts';
import { type MysterySlice, mostHints, pointsOf } from './mystery-state.ts';
import type { SliceCreator } from './store-state.ts';

/** The fault of the run that is not named, and how it is found. */
export const createMysterySlice =
  (masked: string | null): SliceCreator<MysterySlice> =>
  (set, get) => {
    /** From here on it is a fault like any other. */
    const tell = (named: boolean) => {
      const { mystery, mysteryScore, scenario } = get();
      if (mystery === null) return;
      const points = named ? pointsOf(mystery) : 0;
      set({
        mystery: null,
        solved: { entry: mystery.entry, named, points },
        mysteryScore: { points: mysteryScore.points + points, rounds: mysteryScore.rounds + 1 },
      });
      get().changeScenario({ faults: [...scenario.faults, mystery.entry] });
    };
    return {
      mystery: mysteryOf(masked),
      solved: null,
      mysteryScore: { points: 0, rounds: 0 },
      hideFault(entry, seed) {
        set({ mystery: mysteryOf(maskFault(entry, seed)), solved: null });
        get().changeScenario({ faults: [] });
      },
      takeHint() {
        const { mystery } = get();
        if (mystery === null || mystery.hints >= mostHints) return;
        set({ mystery: { ...mystery, hints: mystery.hints + 1 } });
      },
      nameFault(id) {
        const { mystery } = get();
        if (mystery === null || mystery.wrong.includes(id)) return;
        if (id === mystery.entry.fault) tell(true);
        else set({ mystery: { ...mystery, wrong: [...mystery.wrong, id] } });
      },
      giveUp() {
        tell(false);
      },
      forgetSolved() {
        set({ solved: null });
      },
    };
  };
