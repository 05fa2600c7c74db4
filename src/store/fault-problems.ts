import type { InputProblem, Scenario } from '../engine/index.ts';
import { partOf } from '../parts/part.ts';

const loadCatalogue = partOf(() => import('./check-faults.ts'));

/** Whether a run is not as the figure has it: a fault is put, or a check is left out. */
export const isDisturbed = ({ faults, skips }: Scenario): boolean =>
  faults.length + skips.length > 0;

/** Why faults, or checks left out, do not fit their scenario. The catalogue is loaded when there are
 *  any. */
export async function problemsOfDisturbance(scenario: Scenario): Promise<readonly InputProblem[]> {
  if (!isDisturbed(scenario)) return [];
  const { faultProblems, skipProblems } = await loadCatalogue();
  return [...faultProblems(scenario), ...skipProblems(scenario)];
}

/** A scenario in another design with its faults carried over, and without the checks that nobody makes
 *  there; null where that design lacks one of the faults. */
export async function carriedScenario(
  scenario: Scenario,
  design: Scenario,
): Promise<Scenario | null> {
  const { carryFaults, fittingSkips } = await loadCatalogue();
  const carried = carryFaults(scenario, design);
  if (carried.some(({ absent, spared }) => absent !== null || spared.length > 0)) return null;
  const faults = carried.flatMap(({ entries }) => entries);
  return { ...design, faults, skips: [...fittingSkips(design)] };
}

/** The faults and the checks left out that have no problem. */
export function fittingOf(
  { faults, skips }: Scenario,
  problems: readonly InputProblem[],
): Pick<Scenario, 'faults' | 'skips'> {
  const misfits = new Set(problems.map(({ path }) => path.split('.').slice(0, 2).join('.')));
  return {
    faults: faults.filter((_, index) => !misfits.has(`faults.${index}`)),
    skips: skips.filter((_, index) => !misfits.has(`skips.${index}`)),
  };
}
