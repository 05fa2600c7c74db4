import { designOf, planOf, type Step } from '../engine/index.ts';
import { useAppStore } from '../store/use-app-store.tsx';
import { type ClauseFacts, clauseFacts, type Variant, variantOf } from './clause-facts.ts';
import { serverClauseFacts } from './server-clause-facts.ts';
import { useIsRegroup } from './use-actor-names.ts';

/** `variant`: what else the run on the screen is than the figure it goes as; `isOfFigure`: whether a figure of
 *  the contribution has the step. */
type FactsOfStep = Readonly<{ facts: ClauseFacts; variant: Variant; isOfFigure: boolean }>;

/** What the clauses tell of a step of the run on the screen. */
export function useClauseFacts(step: Step): FactsOfStep {
  const regroup = useIsRegroup();
  const scenario = useAppStore(({ trace: { source } }) =>
    source.kind === 'scenario' ? source.scenario : null,
  );
  const variant = scenario && variantOf(planOf(scenario));
  const ofServer = scenario && serverClauseFacts(step, designOf(scenario));
  const facts = ofServer ?? clauseFacts(step, regroup, variant);
  return { facts, variant, isOfFigure: !ofServer };
}
