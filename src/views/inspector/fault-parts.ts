import { type ComponentType, createContext, useContext } from 'react';
import type { CheckEvent } from '../../engine/index.ts';

/** What explains a failed check, and what tells what came of the faults of the run; the page gives
 *  them to the inspector. */
export type FaultParts = Readonly<{
  Rejection: ComponentType<Readonly<{ check: CheckEvent }>>;
  Results: ComponentType;
}>;

export const FaultPartsContext = createContext<FaultParts | null>(null);

export const useFaultParts = () => useContext(FaultPartsContext);
