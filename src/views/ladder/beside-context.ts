import { createContext } from 'react';
import type { FigureStepKey } from '../../engine/index.ts';

/** Where a ladder stands that is stepped together with another. */
export type BesideState = Readonly<{
  /** The step both have come to, whether this one has it or not. */
  at: FigureStepKey | null;
  /** It has nothing to do there. */
  waits: boolean;
}>;

export const BesideContext = createContext<BesideState>({ at: null, waits: false });
