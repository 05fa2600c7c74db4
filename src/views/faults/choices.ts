import { type CheckName, checksByPhase, isMadeIn, type Scenario } from '../../engine/index.ts';
import type { Choice } from '../../store/state.ts';

/** What the class can choose among: the checks in the order they are made. */

export type ChoiceGroup = Readonly<{
  name: 'provisioning' | 'notification' | 'use' | 'none';
  choices: readonly Choice[];
}>;

/** The checks that are still to be made, and that none of them fires. `isAtStart`: asked in step 0. */
export function choiceGroups(scenario: Scenario, isAtStart: boolean): readonly ChoiceGroup[] {
  const madeOf = (...phases: readonly (keyof typeof checksByPhase)[]): readonly CheckName[] =>
    phases.flatMap((phase) =>
      checksByPhase[phase].flatMap((check) => (isMadeIn(check, scenario) ? [check.name] : [])),
    );
  return [
    ...(isAtStart ? [{ name: 'provisioning', choices: madeOf('key-material') } as const] : []),
    { name: 'notification', choices: madeOf('payload', 'key', 'pair') },
    { name: 'use', choices: madeOf('packet') },
    { name: 'none', choices: ['none'] },
  ];
}
