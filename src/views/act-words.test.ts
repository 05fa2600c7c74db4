import { describe, expect, it } from 'vitest';
import { defaultPartnerSystem, defaultScenario, planOf, type Scenario } from '../engine/index.ts';
import { actName, captionKey } from './act-words.ts';
import { freshSecondGroup } from './setup/questions-to-try.ts';

const base = defaultScenario();
const of = (change: Partial<Scenario>) => captionKey(planOf({ ...base, ...change }));

describe('the caption of the figure', () => {
  it('is that of Figure 7.4.3.3-1 for two systems only', () => {
    const systems = [...base.systems, defaultPartnerSystem()];
    expect(of({})).toBe('ladder.caption.provisioning');
    expect(of({ procedure: 'group-regroup', systems })).toBe('ladder.caption.regroup');
    expect(of({ secondGroup: freshSecondGroup })).toBe('ladder.caption.regroupInside');
  });
});

describe('the name of an act about the key for floor control', () => {
  const act = { act: 'revoke', afterSeconds: 60, keys: 'floor' } as const;
  const named = (gmkMode: Scenario['gmkMode'], keys: 'floor' | 'both') =>
    actName({ ...act, keys }, { ...base, gmkMode }, (key) => key, { short: (id) => id });

  it('says that there is none where the MCPTT server shares that key', () => {
    expect(named('dual-one-procedure', 'floor')).toBe('acts.name.revoke.floor');
    expect(named('floor-under-csk', 'floor')).toBe('acts.name.revoke.server');
    expect(named('musik', 'both')).toBe('acts.name.revoke.media');
  });
});
