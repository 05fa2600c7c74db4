import { describe, expect, it } from 'vitest';
import { defaultScenario, type Scenario } from '../engine/index.ts';
import { UsageError } from './command.ts';
import { scenario } from './scenario.ts';
import { wordsOf } from './words.ts';

const call = (...args: readonly string[]) =>
  scenario({
    ...{ words: wordsOf('en'), args, filesIn: (path) => [path] },
    readBytes: () => new Uint8Array(),
  }).output[0] as Scenario;

const j = 'gms/j/media/sip:officer.1@mcptt.example.org';

describe('scenario', () => {
  it('[Keyladder §command line] reaches every field of the partner system and the temporary group', () => {
    const ofPartner = [
      ...[
        '--partner-kms',
        'kms.other',
        '--partner-gms',
        'sip:gms@other',
        '--partner-group',
        'sip:g@other',
      ],
      ...[
        '--partner-group-name',
        'Others',
        '--partner-key-period',
        '60',
        '--partner-key-period-offset',
        '5',
      ],
      ...['--partner-member', 'sip:a@other', '--partner-member', 'sip:b@other'],
    ];
    const ofGroup = ['--regroup-group', 'sip:t@other', '--regroup-group-name', 'Both'];
    const made = call('--procedure', 'group-regroup', ...ofPartner, ...ofGroup);
    expect(made.systems[1]).toEqual({
      ...{ kmsUri: 'kms.other', gmsUri: 'sip:gms@other', groupUri: 'sip:g@other' },
      ...{ groupName: 'Others', keyPeriodSeconds: 60, keyPeriodOffsetSeconds: 5 },
      members: ['sip:a@other', 'sip:b@other'],
    });
    expect(made.regroup).toEqual({ groupUri: 'sip:t@other', groupName: 'Both', sharedRand: true });
    expect(made.systems[0]).toEqual(defaultScenario().systems[0]);
  });

  it('[Keyladder §command line] takes acts, and faults in them', () => {
    const made = call(
      ...['--mode', 'dual-one-procedure', '--then', 'renew?keys=floor&afterSeconds=60'],
      ...['--then', 'leave?member=ue2', '--fault', 'message-truncated@act2-1.1:ue2'],
    );
    expect(made.acts).toMatchObject([
      { act: 'renew', keys: 'floor', afterSeconds: 60, gmkId: 'new' },
      { act: 'leave', member: 'ue2', afterSeconds: 3600, rekey: true },
    ]);
    expect(made.faults).toMatchObject([{ at: { act: 2, procedure: 1, step: 1 }, to: ['ue2'] }]);
    expect(() => call('--then', '?')).toThrow(UsageError);
  });

  it('[Keyladder §command line] takes who gets the key for floor control', () => {
    const some = ['--mode', 'dual-one-procedure', '--floor-key', 'ue1,ue3'];
    expect(call(...some).floorKey).toEqual({ to: ['ue1', 'ue3'], others: 'media-key' });
    expect(call(...some, '--without-floor-key', 'none').floorKey.others).toBe('none');
    expect(() => call('--floor-key', 'gms')).toThrow(UsageError);
    expect(call(...some, '--knows', 'ue1:draft').knows).toEqual({ ue1: 'draft' });
    expect(() => call('--knows', 'ue1')).toThrow(UsageError);
  });

  it('[Keyladder §command line] takes further KMSs of partner users', () => {
    const regroup = ['--procedure', 'group-regroup'];
    const made = call(...regroup, '--partner-user-kms', 'kms2.example=partner-ue2,partner-ue3');
    expect(made.partnerKmss).toEqual([
      { kmsUri: 'kms2.example', ues: ['partner-ue2', 'partner-ue3'] },
    ]);
    expect(() => call(...regroup, '--partner-user-kms', 'kms2.example')).toThrow(UsageError);
  });

  it('[Keyladder §command line] takes a second group of the system', () => {
    const made = call(
      ...['--second-group', 'sip:two@x', '--second-group-name', 'Two', '--not-affiliated', 'ue4'],
      ...['--second-group-member', 'sip:a@x', '--second-group-member', 'sip:b@x'],
    );
    expect(made.secondGroup).toEqual({
      ...{ groupUri: 'sip:two@x', groupName: 'Two', members: ['sip:a@x', 'sip:b@x'] },
      notAffiliated: ['ue4'],
    });
    expect(() => call('--second-group', 'sip:two@x')).toThrow(UsageError);
  });

  it('[Keyladder §command line] takes clocks, faults and values', () => {
    const made = call(
      ...['--skew', 'ue1:30', '--skew', 'gms:-5'],
      ...['--fault', 'message-truncated', '--fault', 'message-truncated@1.1:ue2,ue3?payload=RAND'],
      ...['--draw', `${j}=${'0A'.repeat(32)}`, '--draw', `gms/gmk/media=${'00'.repeat(16)}`],
    );
    expect(made.clockSkewSeconds).toEqual({ ue1: 30, gms: -5 });
    expect(made.faults).toMatchObject([
      { fault: 'message-truncated', at: { procedure: 1, step: 1 }, to: 'all', parameters: {} },
      { fault: 'message-truncated', to: ['ue2', 'ue3'], parameters: { payload: 'RAND' } },
    ]);
    expect(made.draws).toEqual({ [j]: '0a'.repeat(32), 'gms/gmk/media': '00'.repeat(16) });
  });

  it.each([
    [['--partner-kms', 'x'], /--partner-kms goes with --procedure group-regroup/],
    [['--skew', 'ue1'], /--skew ue1: give an actor/],
    [['--draw', 'gms/gmk/media'], /--draw gms\/gmk\/media: give a stream/],
    [
      ['--draw', `${j}=${'00'.repeat(32)}`],
      /draws\.gms\/j\/media\/sip:officer\.1@mcptt\.example\.org: The value must lie from 1 to q-1/,
    ],
    [['--draw', 'gms/gmk/floor=00'], /draws\.gms\/gmk\/floor: This run draws nothing/],
    [['--fault', '?'], /--fault \?: give a fault/],
    [['--fault', 'no-such'], /faults\.0\.fault/],
    [['--fault', 'message-truncated@1.3'], /faults\.0/],
  ] as const)('[Keyladder §command line] refuses %j', (args, words) => {
    const refused = () => call(...args);
    expect(refused).toThrow(UsageError);
    expect(refused).toThrow(words);
  });
});
