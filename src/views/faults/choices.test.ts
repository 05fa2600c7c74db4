import { expect, it } from 'vitest';
import { checksByPhase, defaultPartnerSystem, defaultScenario } from '../../engine/index.ts';
import { eventsOf } from '../../testing/events-of.ts';
import { choiceGroups } from './choices.ts';

const hidden = { profile: 'ts-33.180', hideIdentities: true } as const;

it.each([
  ['one key', { gmkMode: 'single' }],
  ['two keys at once', { gmkMode: 'dual-one-procedure' }],
  ['two keys one after the other', { gmkMode: 'dual-two-procedures' }],
  ['a sender behind its UID', { gmkMode: 'single', ...hidden }],
] as const)(
  '[TS 33.179 §7.3.1] the class chooses among the checks a run makes, in their order: %s',
  (_what, change) => {
    const scenario = { ...defaultScenario(), profile: 'ts-33.179' as const, ...change };
    const source = { kind: 'scenario', scenario } as const;
    const made = eventsOf(source).flatMap((event) => (event.kind === 'check' ? [event.check] : []));
    const offered = choiceGroups(scenario, true)
      .filter(({ name }) => name !== 'none')
      .flatMap(({ choices }) => choices);
    expect(offered).toEqual([...new Set(made)]);
  },
);

it('every check can be chosen in some scenario', () => {
  const base = defaultScenario();
  const systems = [...base.systems, defaultPartnerSystem()];
  const regroup = { ...base, systems, procedure: 'group-regroup', ...hidden } as const;
  const offered = choiceGroups({ ...regroup, gmkMode: 'dual-one-procedure' }, true);
  const all = Object.values(checksByPhase).flatMap((list) => list.map(({ name }) => name));
  expect(offered.flatMap(({ choices }) => choices)).toEqual([...all, 'none']);
});
