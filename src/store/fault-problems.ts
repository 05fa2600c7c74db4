import type { InputProblem, Scenario } from '../engine/index.ts';
import { partOf } from '../parts/part.ts';

const loadCatalogue = partOf(() => import('./check-faults.ts'));

/** Why faults of a scenario do not fit it. The catalogue is loaded when a scenario has faults. */
export async function problemsOfFaults(scenario: Scenario): Promise<readonly InputProblem[]> {
  if (scenario.faults.length === 0) return [];
  const { faultProblems } = await loadCatalogue();
  return faultProblems(scenario);
}

/** A scenario in another design with its faults carried over; null where that design lacks one of them. */
export async function carriedScenario(
  scenario: Scenario,
  design: Scenario,
): Promise<Scenario | null> {
  const { carryFaults } = await loadCatalogue();
  const carried = carryFaults(scenario, design);
  if (carried.some(({ absent, spared }) => absent !== null || spared.length > 0)) return null;
  return { ...design, faults: carried.flatMap(({ entries }) => entries) };
}

/** The faults that have no problem. */
export function fittingFaults({ faults }: Scenario, problems: readonly InputProblem[]) {
  return faults.filter(
    (_, index) => !problems.some(({ path }) => path.split('.')[1] === `${index}`),
  );
}
