import type { InputProblem, Scenario } from '../engine/index.ts';

/** Why faults of a scenario do not fit it. The catalogue is loaded when a scenario has faults. */
export async function problemsOfFaults(scenario: Scenario): Promise<readonly InputProblem[]> {
  if (scenario.faults.length === 0) return [];
  const { faultProblems } = await import('./check-faults.ts');
  return faultProblems(scenario);
}

/** The faults that have no problem. */
export function fittingFaults({ faults }: Scenario, problems: readonly InputProblem[]) {
  return faults.filter(
    (_, index) => !problems.some(({ path }) => path.split('.')[1] === `${index}`),
  );
}
