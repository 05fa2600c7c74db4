import i18next from 'i18next';
import { describe, expect, it } from 'vitest';
import {
  defaultMembers,
  defaultPartnerSystem,
  defaultScenario,
  type Fact,
  fact,
  foldTotals,
  maxMembers,
  type OutcomeEvent,
  type Scenario,
  type System,
} from '../../engine/index.ts';
import { factText } from '../../i18n/fact-text.ts';
import { readCatalogue } from '../../i18n/read-catalogue.ts';

import { resizeMembers } from '../../store/members.ts';
import { handMadeEvents } from '../../worker/trace.fixture.ts';
import { comparedNote, outcomeRows, packetsOf } from './outcome-rows.ts';
import {
  refusal,
  secondsChange,
  skewsFor,
  usesOneKms,
  wholeNumber,
  withOneKms,
  withSkew,
  withSystem,
} from './scenario-change.ts';

const scenario = defaultScenario();
const texts = readCatalogue('en');
const words = i18next.createInstance();
await words.init({
  lng: 'en',
  resources: { en: { translation: texts } },
  interpolation: { escapeValue: false },
});
const wordsOf = (reason: Fact | null) =>
  reason && factText(reason, (key, values) => words.t(key, values));

describe('a field of the setup', () => {
  const refused: [string, Partial<Scenario>, string][] = [
    [
      'a clock that is no time',
      { clock: 'soon' },
      'Write the time in UTC as 2026-11-24T09:00:00Z.',
    ],
    [
      'a day that does not exist',
      { clock: '2026-02-30T09:00:00Z' },
      'There is no such day or time.',
    ],
    [
      'a clock after the NTP era',
      { clock: '2040-01-01T00:00:00Z' },
      'The time must lie from 1970-01-01 to 2036-02-07T06:28:15Z, the end of the NTP era.',
    ],
    [
      'a clock that leaves the era by its skew',
      { clock: '2036-02-07T06:00:00Z', clockSkewSeconds: { ue1: 86_400 } },
      'One of the clocks would leave the time from 1970-01-01 to 2036-02-07T06:28:15Z.',
    ],
    ['a short seed', { seed: 'abcd' }, 'A seed has 16 to 128 hex digits, an even number of them.'],
    ['a window over a day', { clockWindowSeconds: 90_000 }, 'This must be at most 86,400 seconds.'],
    [
      'a key period of a second',
      withSystem(scenario, { keyPeriodSeconds: 1 }),
      'This must be at least 60 seconds.',
    ],
    ['an empty KMS URI', withSystem(scenario, { kmsUri: '' }), 'This must not be empty.'],
    [
      'a KMS URI with a blank',
      withSystem(scenario, { kmsUri: 'a b' }),
      'There is a blank or a control character in it.',
    ],
    [
      'a GMS URI without scheme',
      withSystem(scenario, { gmsUri: 'gms' }),
      'This must be a URI such as sip:name@domain.',
    ],
    [
      'a long name',
      withSystem(scenario, { groupName: 'x'.repeat(121) }),
      'This has more than 120 characters.',
    ],
    [
      'the same member twice',
      withSystem(scenario, { members: ['sip:a@b', 'sip:a@b'] }),
      'sip:a@b is a member already.',
    ],
    ['no member', withSystem(scenario, { members: [] }), 'A group needs at least one member.'],
    [
      'too many members',
      withSystem(scenario, { members: [...defaultMembers(10_000), 'sip:one@more'] }),
      'A run takes at most 10,000 members in all.',
    ],
    [
      'an offset as long as the period',
      withSystem(scenario, { keyPeriodOffsetSeconds: 2_592_000 }),
      'The period offset must be smaller than the key period.',
    ],
    [
      'a start before the first key period',
      {
        clock: '1970-01-01T00:00:00Z',
        ...withSystem(scenario, {
          keyPeriodSeconds: 4_000_000_000,
          keyPeriodOffsetSeconds: 3_000_000_000,
        }),
      },
      'The start time would lie before the first key period: the period offset counts from 1900-01-01.',
    ],
    [
      'the GMS as a member',
      withSystem(scenario, { members: ['sip:gms@mcptt.example.org'] }),
      'The GMS cannot be a member of its own group.',
    ],
  ];

  it.each(refused)(
    'says in the words of the screen why it does not take %s',
    (_, change, words) => {
      expect(wordsOf(refusal(scenario, change))).toBe(words);
    },
  );

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
    expect(secondsChange('a month', 86_400, change)).toEqual(fact('input.notWhole'));
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

  it('may use the KMS of the other one, which stays one when it gets another address', () => {
    const one = { ...two, ...withOneKms(two, true) };
    expect(refusal(two, one)).toBeNull();
    expect(usesOneKms(one)).toBe(true);
    const moved = { ...one, ...withSystem(one, { kmsUri: 'kms.elsewhere.example.org' }) };
    expect(moved.systems.map(({ kmsUri }) => kmsUri)).toEqual(
      Array(2).fill('kms.elsewhere.example.org'),
    );
    expect(usesOneKms({ ...one, ...withOneKms(one, false) })).toBe(false);
  });

  it('says why it does not take what the other system has already', () => {
    const [primary] = scenario.systems;
    const [member = ''] = primary?.members ?? [];
    const partnerWith = (change: Partial<System>) =>
      wordsOf(refusal(two, withSystem(two, change, 'partner')));
    expect(partnerWith({ gmsUri: primary?.gmsUri ?? '' })).toBe('Both systems have the same GMS.');
    expect(partnerWith({ members: [member] })).toBe(`${member} is a member in both systems.`);
    expect(partnerWith({ gmsUri: member })).toBe(
      `${member} is the GMS of one system and a member in the other.`,
    );
    expect(wordsOf(refusal(two, { regroup: { ...two.regroup, groupUri: 'bridge' } }))).toBe(
      'This must be a URI such as sip:name@domain.',
    );
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
    const of = (held: number) => comparedNote(twice, { held, expected: 6 }, false, true);
    expect([of(0), of(4), of(6)]).toEqual(['nothingStored', 'notAsPlanned', 'sameOctets']);
    const all = { held: 6, expected: 6 };
    expect(comparedNote(twice, all, false, false)).toBe('againstTwice');
    expect(comparedNote(twice, all, true, true)).toBe('harmed');
    expect(comparedNote(null, all, false, true)).toBe('comparing');
    expect(comparedNote('no-such-fault', all, false, true)).toBe('noSuchFault');
    const spoken = ['nothingStored', 'notAsPlanned', 'noSuchFault'].map((key) =>
      words.t(`app.outcome.${key}`),
    );
    for (const text of spoken) expect(text).not.toContain('saves');
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
});
