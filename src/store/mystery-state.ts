import type { FaultEntry } from '../engine/index.ts';

/** The state of a mystery: a fault of the run that the page does not name. */

export type Mystery = Readonly<{
  /** As a link has it. */
  masked: string;
  /** How many hints were asked for. */
  hints: number;
  /** Ids of faults that were named and are not the one. */
  wrong: readonly string[];
}>;

/** A mystery that is one no more: `named` or given up. */
export type Solved = Readonly<{ entry: FaultEntry; named: boolean; points: number }>;

export type MysterySlice = {
  /** The run has its fault; neither the scenario nor the events on the screen tell of it. */
  mystery: Mystery | null;
  solved: Solved | null;
  /** Of all mysteries since the page was opened. */
  mysteryScore: Readonly<{ points: number; rounds: number }>;
  /** Puts a masked fault into the run in place of those that are there. */
  hideFault(masked: string): void;
  changeMystery(change: Partial<Pick<Mystery, 'hints' | 'wrong'>>): void;
  /** Ends the mystery: from here on its fault is one like any other. */
  tellFault(solved: Solved): void;
};

/** A mystery nothing is known of yet. */
export const mysteryOf = (masked: string | null): Mystery | null =>
  masked === null ? null : { masked, hints: 0, wrong: [] };

/** What can be won, and what each hint and each wrong name takes away from it. */
export const mysteryPoints = { most: 10, hint: 2, wrong: 3 } as const;
export const mostHints = 3;

export const pointsOf = ({ hints, wrong }: Pick<Mystery, 'hints' | 'wrong'>): number =>
  Math.max(0, mysteryPoints.most - mysteryPoints.hint * hints - mysteryPoints.wrong * wrong.length);
