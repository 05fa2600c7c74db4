import type { InputProblem, Scenario } from '../engine/index.ts';

/** Why faults of a scenario do not fit it. The catalogue is loaded when a scenario has faults. */
export async function problemsOfFaults(scenario: Scenario): Promise<readonly InputProblem[]> {
  if (scenario.faults.length === 0) return [];
  const { faultProblems } = await import('./check-faults.ts');
  return faultProblems(scenario);
}

/** A scenario in another design with its faults carried over; null where that design lacks one of them. */
export async function carriedScenario(
  scenario: Scenario,
  design: Scenario,
): Promise<Scenario | null> {
  const { carryFaults } = await import('./check-faults.ts');
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
