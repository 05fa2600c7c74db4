import { expect, it } from 'vitest';
import { defaultPartnerSystem, defaultScenario } from './default-scenario.ts';
import { parseScenario } from './parse-scenario.ts';

const base = defaultScenario();
const [first] = base.systems;
const join = (uri: string) => ({ acts: [{ act: 'join', afterSeconds: 60, uri }] });
const both = { procedure: 'group-regroup', systems: [...base.systems, defaultPartnerSystem()] };
const secondGroup = {
  groupUri: first?.groupUri,
  groupName: 'second',
  members: ['sip:other@mcptt.example.org'],
};
const floorKey = (to: string) => ({ floorKey: { to: [to] } });

it.each([
  ['a name with a blank joins', join('hello world'), 'acts.0.uri', 'input.blank'],
  ['a name that is no URI joins', join('hello'), 'acts.0.uri', 'input.noUri'],
  ['the GMS joins', join(first?.gmsUri ?? ''), 'acts.0', 'input.gmsInOwnGroup'],
  [
    'the partner GMS joins',
    { ...both, ...join(defaultPartnerSystem().gmsUri) },
    'acts.0',
    'input.gmsInOtherGroup',
  ],
  [
    'a further KMS has a blank in its name',
    { ...both, partnerKmss: [{ kmsUri: 'a b', ues: ['partner-ue1'] }] },
    'partnerKmss.0.kmsUri',
    'input.blank',
  ],
  ['two groups have one URI', { secondGroup }, 'secondGroup', 'input.sameGroup'],
  ['who is never a member gets a key', floorKey('ue99'), 'floorKey', 'input.neverMember'],
])('says where it cannot be: %s', (_, change, path, code) => {
  const read = parseScenario({ ...base, ...change });
  const problems = read.ok ? [] : read.problems;
  expect(problems.map((one) => [one.path, one.problem.code])).toEqual([[path, code]]);
});

it('has a key for floor control for who joins, and for those of a system that rests', () => {
  const joined = { ...join('sip:new@mcptt.example.org'), ...floorKey('ue4') };
  const resting = { systems: both.systems, ...floorKey('partner-ue1') };
  expect([joined, resting].map((change) => parseScenario({ ...base, ...change }).ok)).toEqual([
    true,
    true,
  ]);
});
