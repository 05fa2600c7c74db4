import { describe, expect, it } from 'vitest';
import { defaultPartnerSystem, defaultScenario, planOf, type Scenario } from '../engine/index.ts';
import { captionKey } from './act-words.ts';
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
