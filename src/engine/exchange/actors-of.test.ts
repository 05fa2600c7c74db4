import { expect, it } from 'vitest';
import { faults } from '../faults/index.ts';
import { defaultScenario } from '../model/default-scenario.ts';
import { actorsOf } from './actors-of.ts';

it.each(faults.map((fault) => [fault.id, fault] as const))(
  'somebody outside is among the actors where the fault says so: %s',
  (id, { outsider = false }) => {
    const entry = { fault: id, at: { procedure: 1, step: 1 }, to: 'all', parameters: {} } as const;
    const scenario = { ...defaultScenario(), faults: [entry] };
    const kinds = actorsOf({ kind: 'scenario', scenario }).map(({ kind }) => kind);
    expect(kinds.includes('outsider')).toBe(outsider);
  },
);

it('some fault brings somebody in from outside', () => {
  expect(faults.some(({ outsider }) => outsider)).toBe(true);
});
