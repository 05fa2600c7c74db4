import { planOf } from '../engine/index.ts';
import { useAppStore } from '../store/use-app-store.tsx';
import { type Variant, variantOf } from './clause-facts.ts';

/** What else the run on the screen is than the figure it goes as. */
export function useVariant(): Variant {
  return useAppStore(({ trace: { source } }) =>
    source.kind === 'scenario' ? variantOf(planOf(source.scenario)) : null,
  );
}
