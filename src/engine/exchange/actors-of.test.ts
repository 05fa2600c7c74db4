import { expect, it } from 'vitest';
import { defaultScenario } from '../model/default-scenario.ts';
import { actorsOf } from './actors-of.ts';

it('somebody outside is among the actors where a fault lets keys out', () => {
  const kindsWith = (fault: string) => {
    const entry = { fault, at: { procedure: 1, step: 1 }, to: 'all', parameters: {} } as const;
    const scenario = { ...defaultScenario(), faults: [entry] };
    return actorsOf({ kind: 'scenario', scenario }).map(({ kind }) => kind);
  };
  expect(kindsWith('partner-leaks-gmk')).toContain('outsider');
  expect(kindsWith('signature-bit-flip')).not.toContain('outsider');
});
