import { expect, it } from 'vitest';
import {
  defaultPartnerSystem,
  defaultScenario,
  parseScenario,
  type Scenario,
} from '../../engine/index.ts';
import { freshAct, newActs } from './new-act.ts';

const base = defaultScenario();
const secondGroup = {
  groupUri: 'sip:second@mcptt.example.org',
  groupName: 'Second',
  members: ['sip:other@mcptt.example.org'],
  notAffiliated: [],
};
const procedure = 'group-regroup' as const;
const systems = [...base.systems, defaultPartnerSystem()];

it.each<[string, boolean, Scenario]>([
  ['one group', true, { ...base, systems }],
  ['two groups of one system', false, { ...base, systems, secondGroup }],
  ['a regroup', false, { ...base, systems, procedure }],
])('offers the acts that can follow in %s, and no others', (_, regroups, scenario) => {
  const names = newActs(scenario);
  const fails = names.filter(
    (name) => !parseScenario({ ...scenario, acts: [freshAct(name, scenario)] }).ok,
  );
  expect(fails).toEqual([]);
  expect(names.includes('regroup')).toBe(regroups);
});
