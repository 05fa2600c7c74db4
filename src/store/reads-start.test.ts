import { describe, expect, it } from 'vitest';
import { type Act, defaultPartnerSystem, defaultScenario } from '../engine/index.ts';
import { readsStarts } from './reads-start.ts';

const base = defaultScenario();
const regroup: Act = { act: 'regroup', afterSeconds: 3600 };
const join: Act = {
  ...{ act: 'join', afterSeconds: 3600, system: 'primary', uri: 'sip:new@example.org' },
};
const joined = (acts: Act[]) =>
  readsStarts({ ...base, systems: [...base.systems, defaultPartnerSystem()], acts }, []).find(
    ({ name }) => name === 'joined',
  );

describe('the questions of who reads what that come first', () => {
  it('have somebody join whom a join brought, and no member of a system that came', () => {
    expect(joined([regroup])).toBeUndefined();
    expect(joined([regroup, join])).toMatchObject({
      who: 'ue4',
      ask: { compromised: [{ actor: 'ue4', at: 3 }] },
    });
  });
});
