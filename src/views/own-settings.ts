import {
  hasPartner,
  hasTwoKeys,
  olderKnowledge,
  regroupsInside,
  type Scenario,
  systemNames,
} from '../engine/index.ts';
import type { Words } from './actor-names.ts';
import { listText } from './ue-list.ts';

/** What the group and single members of it have otherwise than usual, each in words of its own. */
export function ownSettings(scenario: Scenario, words: Words): readonly string[] {
  return [
    ...groupsSaid(scenario, words),
    ...kmssSaid(scenario, words),
    ...keysSaid(scenario, words),
  ];
}

/** Groups that are regrouped inside one system. */
function groupsSaid(
  { procedure, secondGroup, systems }: Scenario,
  words: Words,
): readonly string[] {
  if (!secondGroup || !regroupsInside({ procedure, secondGroup })) return [];
  const [first = '', second] = [systems[0]?.groupName, secondGroup.groupName];
  return [words('settings.secondGroup.said', { first, second })];
}

/** Further KMSs of users of the partner system. */
function kmssSaid(scenario: Scenario, words: Words): readonly string[] {
  if (!hasPartner(scenario)) return [];
  return scenario.partnerKmss.map(({ kmsUri, ues }) =>
    words('settings.kmss.said', { uri: kmsUri, list: uesText(scenario, ues, words) }),
  );
}

/** Who gets or knows less of two keys. */
function keysSaid(scenario: Scenario, words: Words): readonly string[] {
  if (!hasTwoKeys(scenario)) return [];
  const { knows, floorKey } = scenario;
  const { to } = floorKey;
  const some = to === 'all' ? [] : [['settings.floorKey.said', to] as const];
  const older = olderKnowledge.map((what) => {
    const ues = Object.keys(knows).filter((id) => knows[id] === what);
    return [`settings.knows.said.${what}`, ues] as const;
  });
  return [...some, ...older]
    .filter(([, ues]) => ues.length > 0)
    .map(([key, ues]) => words(key, { list: uesText(scenario, ues, words) }));
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
