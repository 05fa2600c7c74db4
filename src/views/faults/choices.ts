import type { CheckName, Scenario } from '../../engine/index.ts';
import type { Choice } from '../../store/faults-state.ts';

/** What the class can choose among: the checks in the order they are made. */

export type ChoiceGroup = Readonly<{
  name: 'provisioning' | 'notification' | 'use' | 'none';
  choices: readonly Choice[];
}>;

const provisioning: readonly CheckName[] = ['certificate', 'uid', 'eccsi-keys', 'sakke-keys'];
const notification: readonly CheckName[] = [
  'format',
  'timestamp',
  'rand',
  'replay',
  'receiver',
  'initiator',
  'kms',
  'period',
  'signature',
  'initiator-uid',
  'authorised',
  'sakke-parameters',
  'decapsulation',
  'cs-map',
  'guk-id',
  'sp-policy',
  'key-parameters',
  'group',
  'revoked',
  'duplicate-gmk-id',
  'lifetime',
];
const use: readonly CheckName[] = ['mki', 'packet', 'key-separation'];

/** The checks that are still to be made, and that none of them fires. `isAtStart`: asked in step 0. */
export function choiceGroups(scenario: Scenario, isAtStart: boolean): readonly ChoiceGroup[] {
  const { gmkMode, profile, hideIdentities } = scenario;
  const isHidden = profile === 'ts-33.180' && hideIdentities;
  const asked = notification.filter((check) => isHidden || check !== 'initiator-uid');
  const pair: readonly CheckName[] = gmkMode === 'single' ? [] : ['dual-complete'];
  return [
    ...(isAtStart ? [{ name: 'provisioning', choices: provisioning } as const] : []),
    { name: 'notification', choices: [...asked, ...pair] },
    { name: 'use', choices: use },
    { name: 'none', choices: ['none'] },
  ];
}
