import { expect, it } from 'vitest';
import { runWith, scenarioOf } from '../testing/catalogue-fixture.ts';
import { fittingSkips, skipProblems } from './skips.ts';

it.each(['group-key-provisioning', 'group-regroup'] as const)(
  '[Keyladder §skips] every check of %s can be left out by the party that makes it',
  (procedure) => {
    const scenario = scenarioOf({ procedure, gmkMode: 'dual-one-procedure' });
    const made = runWith(scenario).filter((event) => event.kind === 'check');
    expect(made.length).toBeGreaterThan(50);
    for (const { actor: party, check, id } of made) {
      expect(skipProblems({ ...scenario, skips: [{ party, check }] }), id).toEqual([]);
    }
  },
);

it('[Keyladder §skips] what another mode has no place for is left behind', () => {
  const skips = [
    { party: 'ue1', check: 'key-separation' },
    { party: 'ue1', check: 'signature' },
    { party: 'ue2', check: 'luck' },
    { party: 'ue9', check: 'signature' },
    { party: 'ue1', check: 'signature' },
  ];
  const dual = scenarioOf({ gmkMode: 'dual-one-procedure', skips });
  expect(fittingSkips(dual)).toEqual(skips.slice(0, 2));
  expect(fittingSkips({ ...dual, gmkMode: 'single' })).toEqual(skips.slice(1, 2));
});
