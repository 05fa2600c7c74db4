import { describe, expect, it } from 'vitest';
import { eventsOf } from '../../testing/events-of.ts';
import { checksByPhase, isMadeIn } from '../checks/index.ts';
import { defaultPartnerSystem, defaultScenario } from '../model/default-scenario.ts';
import type { Scenario } from '../model/scenario.ts';
import type { TraceEvent } from '../trace/trace.ts';
import { figureSteps, inFigureOrder } from './figure-order.ts';
import { memberPhases, receiptParts } from './member-phases.ts';

const runOf = (change: Partial<Scenario>) =>
  eventsOf({ kind: 'scenario', scenario: { ...defaultScenario(), ...change } });

const regroup: Partial<Scenario> = {
  procedure: 'group-regroup',
  systems: [...defaultScenario().systems, defaultPartnerSystem()],
};

describe('[pCR 33.179 Figure 7.4.2-1] the order of the figure', () => {
  const events = runOf({ gmkMode: 'dual-two-procedures' });
  const ordered = inFigureOrder(events);

  it('completes a step for every member before the next one, twice', () => {
    const steps = figureSteps(ordered);
    expect(steps.map(({ key }) => key)).toEqual(['1.0', '1.1', '1.2', '2.1', '2.2', '1.use']);
    for (const [index, { first }] of steps.entries()) {
      expect(first).toBe((steps[index - 1]?.last ?? -1) + 1);
    }
    const oks = ordered.slice(0, (steps[2]?.last ?? 0) + 1).filter((e) => e.kind === 'store');
    expect(oks).toHaveLength(3);
  });

  it('loses no event, and leaves those of one member in their order', () => {
    expect(new Set(ordered)).toEqual(new Set(events));
    const of = (list: readonly TraceEvent[]) =>
      list.filter((e) => e.member === 'ue2' && e.step !== 'use').map(({ id }) => id);
    expect(of(ordered)).toEqual(of(events));
  });

  it('leaves alone what is in order already', () => {
    expect(inFigureOrder(ordered)).toBe(ordered);
  });
});

describe('[pCR 33.179 Figure 7.4.3.3-1] the order of the figure', () => {
  it('has the steps 0 to 6, then the use of the keys', () => {
    const steps = figureSteps(inFigureOrder(runOf(regroup)));
    expect(steps.map(({ step }) => step)).toEqual([0, 1, 2, 3, 4, 5, 6, 'use']);
  });
});

describe('phases of a member', () => {
  const events = runOf({});
  const ofUe2 = (list: readonly TraceEvent[]) =>
    memberPhases(list).filter(({ member, step }) => member === 'ue2' && (step === 1 || step === 2));

  it('are made, sent, four things found out, answered', () => {
    expect(ofUe2(events).map(({ name }) => name)).toEqual([
      'made',
      'sent',
      'form',
      'whom',
      'opened',
      'stored',
      'answered',
    ]);
  });

  it('have the same keys in the order of the figure', () => {
    const keys = ofUe2(events).map(({ key }) => key);
    expect(ofUe2(inFigureOrder(events)).map(({ key }) => key)).toEqual(keys);
    expect(keys[4]).toBe('1.2.ue2.opened');
  });

  it('hold every event once', () => {
    for (const gmkMode of ['single', 'dual-two-procedures', 'dual-one-procedure'] as const) {
      for (const change of [{}, regroup]) {
        const list = inFigureOrder(runOf({ ...change, gmkMode }));
        const phases = memberPhases(list);
        expect(phases[0]?.first).toBe(0);
        expect(phases.at(-1)?.last).toBe(list.length - 1);
        phases.slice(1).forEach((phase, index) => {
          expect(phase.first).toBe((phases[index]?.last ?? -1) + 1);
        });
      }
    }
  });
});

describe('what a receiver finds out', () => {
  it('takes in each check of a notification, in the order of the checks', () => {
    const events = runOf({});
    const named = memberPhases(events).filter(({ member, step }) => member === 'ue1' && step === 2);
    const parts = named.flatMap(({ name, first, last }) =>
      events.slice(first, last + 1).flatMap((e) => (e.kind === 'check' ? [[name, e.check]] : [])),
    );
    expect(parts.map(([, check]) => check)).toEqual(
      [...checksByPhase.payload, ...checksByPhase.key]
        .filter((check) => isMadeIn(check, defaultScenario()))
        .map(({ name }) => name),
    );
    const names = parts.map(([name]) => name);
    expect(names.filter((name, index) => name !== names[index - 1])).toEqual([...receiptParts]);
  });
});
