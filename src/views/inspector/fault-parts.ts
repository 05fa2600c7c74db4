import { type ComponentType, createContext, useContext } from 'react';
import type { CheckEvent } from '../../engine/index.ts';

/** What explains a failed check, what tells what came of the faults of the run, and what the sender of an
 *  opened message did otherwise; the page gives them to the inspector. */
export type FaultParts = Readonly<{
  Rejection: ComponentType<Readonly<{ check: CheckEvent }>>;
  Results: ComponentType;
  Diagnosis: ComponentType;
}>;

export const FaultPartsContext = createContext<FaultParts | null>(null);

export const useFaultParts = () => useContext(FaultPartsContext);
