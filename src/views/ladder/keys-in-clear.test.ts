import { describe, expect, it } from 'vitest';
import { actorsOf, createStepCount, defaultScenario, type Scenario } from '../../engine/index.ts';
import { addLaterTexts, createI18n } from '../../i18n/index.ts';
import { eventsOf } from '../../testing/events-of.ts';
import { keysInClear } from './gmk-in-clear.ts';
import { layoutLadder } from './layout-ladder.ts';

const i18n = createI18n();
await addLaterTexts(i18n);

describe('a UE that cannot tell two keys apart', () => {
  const scenario: Scenario = {
    ...{ ...defaultScenario(), gmkMode: 'dual-one-procedure', dualEncoding: 'two-payloads' },
    knows: { ue1: 'v13-4-0' },
  };
  const source = { kind: 'scenario', scenario } as const;
  const actors = actorsOf(source);
  const events = eventsOf(source);

  it('is counted once, with keys of the group, over the ladder and under step 2', () => {
    const words = (key: string, values = {}) => i18n.t(key, values);
    const { clear } = layoutLadder({
      ...{ actors, events, words, width: 1000, opened: false },
    });
    const ues = actors.filter(({ kind }) => kind === 'ue');
    const count = createStepCount();
    for (const [index, event] of events.entries()) if (event.step === 2) count.add(event, index);
    expect(keysInClear(clear, ues, events.length)).toEqual({
      purposes: [
        { purpose: 'group', count: 1 },
        { purpose: 'media', count: 2 },
        { purpose: 'floor', count: 2 },
      ],
      ...{ isApart: true, holders: 3 },
    });
    expect(count.facts().stored.map(({ name, count: each }) => [name, each])).toEqual([
      ['group', 1],
      ['media', 2],
      ['floor', 2],
    ]);
  });
});
