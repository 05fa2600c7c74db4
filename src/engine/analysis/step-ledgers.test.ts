import { describe, expect, it } from 'vitest';
import { actorsOf } from '../exchange/actors-of.ts';
import { defaultPartnerSystem, defaultScenario } from '../model/default-scenario.ts';
import type { Scenario } from '../model/scenario.ts';
import { eventsOf } from '../testing/events-of.ts';
import { figureSteps, inFigureOrder } from './figure-order.ts';
import { foldLedger } from './ledger.ts';
import { createStepLedgers } from './step-ledgers.ts';

const base = defaultScenario();
const scenarios: Readonly<Record<string, Scenario>> = {
  twice: { ...base, gmkMode: 'dual-two-procedures' },
  regroup: {
    ...base,
    procedure: 'group-regroup',
    gmkMode: 'dual-one-procedure',
    systems: [...base.systems, defaultPartnerSystem()],
  },
};

describe.each(Object.entries(scenarios))('the ledgers of the steps, %s', (_, scenario) => {
  const source = { kind: 'scenario' as const, scenario };
  const events = eventsOf(source);
  const actors = actorsOf(source);
  const fold = createStepLedgers(scenario, actors);
  for (const event of events) fold.add(event);
  const ledgers = fold.ledgers();
  const ordered = inFigureOrder(events);

  it('[pCR 33.179 §7.4.2] after a step count what every member has done by then', () => {
    const steps = figureSteps(ordered);
    expect([...ledgers.keys()]).toEqual(steps.map(({ key }) => key));
    for (const { key, last } of steps) {
      const until = foldLedger(scenario, actors, ordered.slice(0, last + 1));
      expect([key, ledgers.get(key)]).toEqual([key, until]);
    }
  });

  it('[Keyladder §compare] after the last one they are the ledger of the run', () => {
    expect(ledgers.get('1.use')).toEqual(foldLedger(scenario, actors, events));
  });
});
