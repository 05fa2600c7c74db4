import type { InputProblem, Scenario } from '../engine/index.ts';
import { partOf } from '../parts/part.ts';

const loadCatalogue = partOf(() => import('./check-faults.ts'));

/** Whether a run is not as the figure has it: a fault is put, or a check is left out. */
export const isDisturbed = ({ faults, skips }: Scenario): boolean =>
  faults.length + skips.length > 0;

/** Whether something of a scenario may have no place in its run: faults, checks left out, values given
 *  instead of drawn. */
export const mayMisfit = (scenario: Scenario): boolean =>
  isDisturbed(scenario) || Object.keys(scenario.draws).length > 0;

/** Why some of that does not fit its scenario. The catalogue is loaded when there is any. */
export async function problemsOfMisfits(scenario: Scenario): Promise<readonly InputProblem[]> {
  if (!mayMisfit(scenario)) return [];
  const { drawProblems, faultProblems, skipProblems } = await loadCatalogue();
  return [...faultProblems(scenario), ...skipProblems(scenario), ...drawProblems(scenario)];
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

/** The faults, the checks left out and the values given that have no problem. */
export function fittingOf(
  { faults, skips, draws }: Scenario,
  problems: readonly InputProblem[],
): Pick<Scenario, 'faults' | 'skips' | 'draws'> {
  const misfits = new Set(problems.map(placeOf));
  const fitting = Object.entries(draws).filter(([name]) => !misfits.has(`draws.${name}`));
  return {
    draws: Object.fromEntries(fitting),
    faults: faults.filter((_, index) => !misfits.has(`faults.${index}`)),
    skips: skips.filter((_, index) => !misfits.has(`skips.${index}`)),
  };
}

/** The fault, the check left out or the value a problem is of: the name of a value may have dots in it. */
export const placeOf = ({ path }: InputProblem): string =>
  path.startsWith('draws.') ? path : path.split('.').slice(0, 2).join('.');
