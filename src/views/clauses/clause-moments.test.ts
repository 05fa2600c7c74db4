import { describe, expect, it } from 'vitest';
import { defaultPartnerSystem, defaultScenario, type StepNumber } from '../../engine/index.ts';
import { eventsOf } from '../../testing/events-of.ts';
import { clauseFacts } from '../clause-facts.ts';
import { hasMoment, momentOf } from './clause-moments.ts';

const own = defaultScenario();
const regroup = {
  ...own,
  procedure: 'group-regroup' as const,
  systems: [...own.systems, defaultPartnerSystem()],
};
/** Sentences about what goes wrong need a fault. */
const onlyWithFault = ['error', 'stop'];

describe('sentences of the two clauses', () => {
  it.each([
    ['7.4.2', own, [0, 1, 2], false],
    ['7.4.4.3', regroup, [0, 1, 2, 3, 4, 5, 6], true],
  ] as const)(
    '[pCR 33.179 §%s] the contribution says are done by an event of its step',
    (_clause, scenario, steps, isRegroup) => {
      const events = eventsOf({ kind: 'scenario', scenario });
      for (const step of steps as readonly StepNumber[]) {
        const { key, points } = clauseFacts(step, isRegroup);
        for (const { name, mark } of points) {
          if (mark === undefined) expect(hasMoment(key, name), `${key}.${name}`).toBe(true);
          if (!hasMoment(key, name) || onlyWithFault.includes(name)) continue;
          const id = momentOf(events, step, key, name);
          expect(events.find((event) => event.id === id)?.step, `${key}.${name}`).toBe(step);
        }
      }
    },
  );

  it('are found where they are, by hand', () => {
    const events = eventsOf({ kind: 'scenario', scenario: own });
    expect(momentOf(events, 2, 'step.2', 'authorised')).toBe('gkp.2.ue1.check.authorised');
    expect(momentOf(events, 1, 'step.1', 'notify')).toBe('gkp.1.ue1.message.notification');
    expect(momentOf(events, 2, 'step.2', 'error')).toBeNull();
    const at = { procedure: 1 as const, step: 1 as const };
    const fault = { fault: 'wrong-signer', at, to: 'all' as const, parameters: {} };
    const disturbed = eventsOf({ kind: 'scenario', scenario: { ...own, faults: [fault] } });
    expect(momentOf(disturbed, 2, 'step.2', 'error')).toBe('gkp.2.ue1.message.error');
    expect(momentOf(disturbed, 2, 'step.2', 'store')).toBeNull();
  });
});
