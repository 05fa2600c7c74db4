import { describe, expect, it } from 'vitest';
import {
  defaultMembers,
  defaultPartnerSystem,
  defaultScenario,
  foldTotals,
  maxMembers,
  type OutcomeEvent,
  type Scenario,
} from '../../engine/index.ts';
import texts from '../../i18n/en/app.json' with { type: 'json' };

import { resizeMembers } from '../../store/members.ts';
import { handMadeEvents } from '../../worker/trace.fixture.ts';
import { comparedNote, outcomeRows, packetsOf, signed } from './outcome-rows.ts';
import {
  refusal,
  secondsChange,
  skewsFor,
  wholeNumber,
  withSkew,
  withSystem,
} from './scenario-change.ts';

const scenario = defaultScenario();

describe('a field of the setup', () => {
  const refused: [string, Partial<Scenario>, RegExp][] = [
    ['a clock that is no time', { clock: 'soon' }, /UTC/],
    ['a day that does not exist', { clock: '2026-02-30T09:00:00Z' }, /day that exists/],
    ['a clock after the NTP era', { clock: '2040-01-01T00:00:00Z' }, /NTP era/],
    ['a short seed', { seed: 'abcd' }, /16 to 128 hex digits/],
    ['a window over a day', { clockWindowSeconds: 90_000 }, /at most 86400 s/],
    ['an empty KMS URI', withSystem(scenario, { kmsUri: '' }), /must not be empty/],
    ['a GMS URI without scheme', withSystem(scenario, { gmsUri: 'gms' }), /must be a URI/],
    [
      'the same member twice',
      withSystem(scenario, { members: ['sip:a@b', 'sip:a@b'] }),
      /listed once/,
    ],
    ['no member', withSystem(scenario, { members: [] }), /at least 1 member/],
    [
      'an offset as long as the period',
      withSystem(scenario, { keyPeriodOffsetSeconds: 2_592_000 }),
      /smaller than keyPeriodSeconds/,
    ],
    [
      'the GMS as a member',
      withSystem(scenario, { members: ['sip:gms@mcptt.example.org'] }),
      /GMS cannot/,
    ],
  ];

  it.each(refused)('says why it does not take %s', (_, change, reason) => {
    expect(refusal(scenario, change)).toMatch(reason);
  });

  it('takes what is in order', () => {
    expect(refusal(scenario, { clock: '2027-01-31T23:59:59Z' })).toBeNull();
    expect(refusal(scenario, withSystem(scenario, { groupName: '' }))).toBeNull();
  });

  it('reads whole numbers as people write them', () => {
    expect(['300', ' 2,592,000 ', '2 592 000', '-30', '−30'].map(wholeNumber)).toEqual([
      300, 2_592_000, 2_592_000, -30, -30,
    ]);
    expect(['', '1.5', '3e5', '0x10', 'ten', '9'.repeat(13)].map(wholeNumber)).toEqual(
      Array(6).fill(null),
    );
  });

  it('turns days into seconds, and says when there is no number', () => {
    const change = (clockWindowSeconds: number) => ({ clockWindowSeconds });
    expect(secondsChange('30', 86_400, change)).toEqual({ clockWindowSeconds: 2_592_000 });
    expect(secondsChange('a month', 86_400, change)).toEqual({ reasonKey: 'app.setup.notWhole' });
  });
});

describe('a system of a regroup', () => {
  const partner = defaultPartnerSystem();
  const two: Scenario = {
    ...{ ...scenario, procedure: 'group-regroup' },
    systems: [...scenario.systems, partner],
  };

  it('changes alone', () => {
    const changed = withSystem(two, { groupName: 'Medical 4' }, 'partner').systems;
    expect(changed?.map(({ groupName }) => groupName)).toEqual(['Fire ground 7', 'Medical 4']);
    expect(withSystem(two, { groupName: 'Fire 8' }).systems?.[1]).toEqual(partner);
  });

  it('says why it does not take what the other system has already', () => {
    const [primary] = scenario.systems;
    expect(refusal(two, withSystem(two, { gmsUri: primary?.gmsUri ?? '' }, 'partner'))).toMatch(
      /must differ/,
    );
    expect(refusal(two, { regroup: { ...two.regroup, groupUri: 'bridge' } })).toMatch(/URI/);
  });
});

describe('members', () => {
  it('grow by the next free default member, and shrink from the end', () => {
    expect(resizeMembers(defaultMembers(3), 5)).toEqual(defaultMembers(5));
    expect(resizeMembers(defaultMembers(5), 2)).toEqual(defaultMembers(2));
    const [first = '', , third = ''] = defaultMembers(3);
    const grown = resizeMembers([third, first], maxMembers);
    expect(new Set(grown).size).toBe(maxMembers);
    expect(grown.slice(0, 2)).toEqual([third, first]);
  });

  it('take their clock skew with them when they go', () => {
    const skews = withSkew(withSkew({}, 'ue3', 30), 'gms', -5);
    expect(skewsFor(skews, 2)).toEqual({ gms: -5 });
    const partner = { ...skews, 'partner-ue3': 9, 'partner-gms': 1 };
    expect(skewsFor(partner, 2, 'partner')).toEqual({ ue3: 30, gms: -5, 'partner-gms': 1 });
    expect(withSkew(skews, 'ue3', 0)).toEqual({ gms: -5 });
  });
});

describe('the outcome', () => {
  const once = foldTotals(handMadeEvents({ kind: 'scenario', scenario }));
  const twice = foldTotals(
    handMadeEvents({ kind: 'scenario', scenario: { ...scenario, gmkMode: 'dual-two-procedures' } }),
  );

  it('gives each count its difference to twice the procedure', () => {
    const rows = outcomeRows(once, twice);
    const of = (count: string) => rows.find((row) => row.count === count)?.difference;
    expect(of('notifications')).toEqual({ absolute: -3, percent: -50 });
    expect(of('errors')).toEqual({ absolute: 0, percent: 0 });
    expect(outcomeRows(once, null).every((row) => row.difference === null)).toBe(true);
  });

  it('[Keyladder §screen] speaks of a saving only where every key was stored', () => {
    const of = (held: number) => comparedNote({ held, expected: 6 }, true);
    expect([of(0), of(4), of(6)]).toEqual(['nothingStored', 'notAsPlanned', 'sameOctets']);
    expect(comparedNote({ held: 6, expected: 6 }, false)).toBe('againstTwice');
    const { nothingStored, notAsPlanned } = texts.app.outcome;
    for (const words of [nothingStored, notAsPlanned]) expect(words).not.toContain('saves');
  });

  it('counts the packets that opened, and none where nobody talked', () => {
    const packet = { from: 'ue1', to: 'ue2', name: 'media-packet' } as const;
    const ended = (packets: OutcomeEvent['packets']) => [
      { id: 'gkp.2.gms.outcome', kind: 'outcome', members: [], packets } as unknown as OutcomeEvent,
    ];
    const packets = [true, false, true].map((opened) => ({ ...packet, opened }));
    expect(packetsOf(ended(packets))).toEqual({ held: 2, expected: 3 });
    expect(packetsOf(ended([]))).toBeNull();
    expect(packetsOf([])).toBeNull();
  });

  it('writes differences with their sign', () => {
    expect([-1234, 12, 0, -33.34].map((value) => signed(value, 1))).toEqual([
      '−1,234',
      '+12',
      '0',
      '−33.3',
    ]);
  });
});
