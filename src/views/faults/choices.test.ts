import { expect, it } from 'vitest';
import { defaultScenario } from '../../engine/index.ts';
import { eventsOf } from '../../testing/events-of.ts';
import { choiceGroups } from './choices.ts';

it.each(['single', 'dual-one-procedure'] as const)(
  '[TS 33.179 §7.3.1] the class chooses among the checks a run makes, in their order: %s',
  (gmkMode) => {
    const scenario = { ...defaultScenario(), gmkMode };
    const source = { kind: 'scenario', scenario } as const;
    const made = eventsOf(source).flatMap((event) => (event.kind === 'check' ? [event.check] : []));
    const offered = choiceGroups(scenario, true)
      .filter(({ name }) => name !== 'none')
      .flatMap(({ choices }) => choices);
    const possible = [...new Set(made)];
    const known = gmkMode === 'single' ? [...possible, 'key-separation'] : possible;
    expect(offered).toEqual(known);
  },
);
