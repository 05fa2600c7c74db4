import { hasPartner, hasTwoKeys, type Scenario, systemNames } from '../engine/index.ts';
import type { Words } from './actor-names.ts';
import { listText } from './ue-list.ts';

/** What single members have otherwise than the rest, each in words of its own; nothing where all are alike. */
export function ownSettings(scenario: Scenario, words: Words): readonly string[] {
  const { to } = scenario.floorKey;
  if (to === 'all' || !hasTwoKeys(scenario)) return [];
  return [words('settings.floorKey.said', { list: uesText(scenario, to, words) })];
}

/** UEs by their numbers, and in a regroup by their system. */
function uesText(scenario: Scenario, ues: readonly string[], words: Words): string {
  const lists = systemNames.flatMap((system) => {
    const list = listText(ues, system);
    const key = hasPartner(scenario) ? `settings.ues.${system}` : 'settings.ues.all';
    return list === '' ? [] : [words(key, { list })];
  });
  return lists.join(', ');
}
