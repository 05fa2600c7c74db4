import { describe, expect, it } from 'vitest';
import { wordsOf } from '../../cli/words.ts';
import { bytesToHex } from '../model/bytes.ts';
import {
  defaultMembers,
  defaultPartnerSystem,
  defaultScenario,
} from '../model/default-scenario.ts';
import { gmkModes } from '../model/designs/index.ts';
import type { ReadResult } from '../model/schema-problems.ts';
import { eventsOf } from '../testing/events-of.ts';
import bundle from '../vectors/message-bundle.json' with { type: 'json' };
import {
  checkScenario,
  maxInputLength,
  readBundle,
  readBundles,
  readInput,
  readMessageText,
  readScenario,
} from './read-input.ts';

const anyMode = new Intl.ListFormat('en', { type: 'disjunction' }).format(gmkModes);

const scenario = defaultScenario();
const [system] = scenario.systems;
const partner = defaultPartnerSystem();
const scenarioText = JSON.stringify(scenario, null, 2);
const bundleText = JSON.stringify(bundle, null, 1);

const words = wordsOf();

/** The problems of a reading that has to fail, in words. */
function problemsOf(result: ReadResult<unknown>) {
  if (result.ok) throw new TypeError('this was accepted');
  return result.problems.map(({ problem, ...place }) => ({
    ...place,
    reason: words.fact(problem),
  }));
}

/** Line and column, from 1, of the first `needle` behind `after`. */
function placeOf(text: string, needle: string, after = ''): { line: number; column: number } {
  const offset = text.indexOf(needle, text.indexOf(after));
  if (offset < 0) throw new TypeError(`${needle} is not there`);
  const lines = text.slice(0, offset).split('\n');
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
}

// biome-ignore format: a table
const wrongScenarios: readonly (readonly [what: string, change: object, path: string, reason: string])[] = [
  ['a newer version', { version: 3 }, 'version', 'This is a scenario of another version: 1 to 2 can be read.'],
  ['version 0', { version: 0 }, 'version', 'This is a scenario of another version: 1 to 2 can be read.'],
  ['a version as a text', { version: '1' }, 'version', 'This is a scenario of another version: 1 to 2 can be read.'],
  ['an unknown procedure', { procedure: 'pizza' }, 'procedure', 'This must be group-key-provisioning or group-regroup.'],
  ['a regroup of one system', { procedure: 'group-regroup' }, 'systems', 'A group regroup runs over two systems.'],
  ['a regroup of a system with itself', { procedure: 'group-regroup', systems: [system, system] }, 'systems', 'Both systems have the same GMS.'],
  ['a regroup with a member of both systems', { procedure: 'group-regroup', systems: [system, { ...partner, members: system?.members }] }, 'systems', 'sip:officer.1@mcptt.example.org is a member in both systems.'],
  ['a regroup of 10,001 members in all', { procedure: 'group-regroup', systems: [{ ...system, members: defaultMembers(9_998) }, partner] }, 'systems', 'A run takes at most 10,000 members in all.'],
  ['one RAND that is neither yes nor no', { regroup: { groupUri: 'sip:a@b', groupName: '', sharedRand: 1 } }, 'regroup.sharedRand', 'This must be true or false, not 1.'],
  ['a member that talks to itself', { talk: { from: 'ue1', to: 'ue1' } }, 'talk', 'Two different members of the group must talk.'],
  ['a talk with a member that is not there', { talk: { from: 'ue1', to: 'ue9' } }, 'talk', 'Two different members of the group must talk.'],
  ['a talk over a system that takes no part', { talk: { from: 'ue1', to: 'partner-ue1' } }, 'talk', 'Two different members of the group must talk.'],
  ['a talk of the GMS', { talk: { from: 'gms', to: 'ue1' } }, 'talk.from', 'Only a UE can talk: ue1 or partner-ue2, for instance.'],
  ['an unknown mode', { gmkMode: 'dual' }, 'gmkMode', `This must be ${anyMode}.`],
  ['a mode named like a property of all objects', { gmkMode: 'constructor' }, 'gmkMode', `This must be ${anyMode}.`],
  ['an unknown encoding', { dualEncoding: 'two' }, 'dualEncoding', 'This must be two-payloads or two-keys-in-one-payload.'],
  ['an unknown profile', { profile: 'ts-33.181' }, 'profile', 'This must be ts-33.179 or ts-33.180.'],
  ['an MKI that is neither yes nor no', { mkiInSpi: 'yes' }, 'mkiInSpi', 'This must be true or false, not "yes".'],
  ['a field nobody knows', { colour: 'red' }, 'colour', 'There is no such field.'],
  ['a field named toString', { toString: 1 }, 'toString', 'There is no such field.'],
  ['a field that is null', { clock: null }, 'clock', 'Write the time in UTC as 2026-11-24T09:00:00Z.'],
  ['systems that are no list', { systems: {} }, 'systems', 'This must be a list, not an object.'],
  ['no system', { systems: [] }, 'systems', 'There must be one system, or two for a regroup.'],
  ['three systems', { systems: [system, system, system] }, 'systems', 'There must be one system, or two for a regroup.'],
  ['no member', { systems: [{ ...system, members: [] }] }, 'systems.0.members', 'A group needs at least one member.'],
  ['10,001 members', { systems: [{ ...system, members: [...defaultMembers(10_000), 'sip:x@y'] }] }, 'systems.0.members', 'A run takes at most 10,000 members in all.'],
  ['a member twice, spelt in two ways', { systems: [{ ...system, members: ['sip:\u00fc@b', 'sip:u\u0308@b'] }] }, 'systems.0.members', 'sip:u\u0308@b is a member already.'],
  ['the GMS as a member, spelt in another way', { systems: [{ ...system, gmsUri: 'sip:\ufb01@b', members: ['sip:fi@b'] }] }, 'systems.0.members', 'The GMS cannot be a member of its own group.'],
  ['a member twice', { systems: [{ ...system, members: ['sip:a@b', 'sip:a@b'] }] }, 'systems.0.members', 'sip:a@b is a member already.'],
  ['the GMS as member', { systems: [{ ...system, members: [system?.gmsUri] }] }, 'systems.0.members', 'The GMS cannot be a member of its own group.'],
  ['a member without scheme', { systems: [{ ...system, members: ['officer.1'] }] }, 'systems.0.members.0', 'This must be a URI such as sip:name@domain.'],
  ['a member with a blank', { systems: [{ ...system, members: ['sip:a b@c'] }] }, 'systems.0.members.0', 'There is a blank or a control character in it.'],
  ['a member with half a character', { systems: [{ ...system, members: ['sip:\ud800@c'] }] }, 'systems.0.members.0', 'There is half a character in it (a lone surrogate).'],
  ['a member of 256 characters', { systems: [{ ...system, members: [`sip:${'a'.repeat(252)}`] }] }, 'systems.0.members.0', 'This has more than 255 characters.'],
  ['an empty KMS URI', { systems: [{ ...system, kmsUri: '' }] }, 'systems.0.kmsUri', 'This must not be empty.'],
  ['a group name of 121 characters', { systems: [{ ...system, groupName: 'x'.repeat(121) }] }, 'systems.0.groupName', 'This has more than 120 characters.'],
  ['a key period as a text', { systems: [{ ...system, keyPeriodSeconds: '3600' }] }, 'systems.0.keyPeriodSeconds', 'This must be a number, not "3600".'],
  ['half a second', { systems: [{ ...system, keyPeriodSeconds: 3600.5 }] }, 'systems.0.keyPeriodSeconds', 'This must be a whole number.'],
  ['a key period of 59 s', { systems: [{ ...system, keyPeriodSeconds: 59 }] }, 'systems.0.keyPeriodSeconds', 'This must be at least 60 seconds.'],
  ['a key period over 32 bits', { systems: [{ ...system, keyPeriodSeconds: 4294967296 }] }, 'systems.0.keyPeriodSeconds', 'This must be at most 4,294,967,295 seconds.'],
  ['an offset below zero', { systems: [{ ...system, keyPeriodOffsetSeconds: -1 }] }, 'systems.0.keyPeriodOffsetSeconds', 'This must be at least 0 seconds.'],
  ['an offset as long as the period', { systems: [{ ...system, keyPeriodOffsetSeconds: 2592000 }] }, 'systems.0.keyPeriodOffsetSeconds', 'The period offset must be smaller than the key period.'],
  ['a first key period that is still to come', { systems: [{ ...system, keyPeriodSeconds: 4294967295, keyPeriodOffsetSeconds: 4294967294 }] }, 'clock', 'The start time would lie before the first key period: the period offset counts from 1900-01-01.'],
  ['a clock without Z', { clock: '2026-11-24T09:00:00' }, 'clock', 'Write the time in UTC as 2026-11-24T09:00:00Z.'],
  ['a day that does not exist', { clock: '2026-02-30T09:00:00Z' }, 'clock', 'There is no such day or time.'],
  ['an hour that does not exist', { clock: '2026-02-03T25:00:00Z' }, 'clock', 'There is no such day or time.'],
  ['a clock beyond the NTP era', { clock: '2036-02-07T06:28:16Z' }, 'clock', 'The time must lie from 1970-01-01 to 2036-02-07T06:28:15Z, the end of the NTP era.'],
  ['a skewed clock beyond the NTP era', { clock: '2036-02-07T06:28:15Z', clockSkewSeconds: { gms: 1 } }, 'clockSkewSeconds', 'One of the clocks would leave the time from 1970-01-01 to 2036-02-07T06:28:15Z.'],
  ['a skewed clock before 1970', { clock: '1970-01-01T00:00:00Z', clockSkewSeconds: { ue1: -1 } }, 'clockSkewSeconds', 'One of the clocks would leave the time from 1970-01-01 to 2036-02-07T06:28:15Z.'],
  ['the skew of ue0', { clockSkewSeconds: { ue0: 1 } }, 'clockSkewSeconds.ue0', 'The clocks are those of gms, ue1, ue2 … and partner-gms, partner-ue1 …'],
  ['a skew as a text', { clockSkewSeconds: { ue1: '5' } }, 'clockSkewSeconds.ue1', 'This must be a number, not "5".'],
  ['a clock window of two days', { clockWindowSeconds: 172800 }, 'clockWindowSeconds', 'This must be at most 86,400 seconds.'],
  ['a lifetime that is no number', { keyLifetimeSeconds: null }, 'keyLifetimeSeconds', 'This must be a number, not null.'],
  ['an odd seed', { seed: '0123456789abcdef0' }, 'seed', 'A seed has 16 to 128 hex digits, an even number of them.'],
  ['a seed that is a number', { seed: 1234567890123456 }, 'seed', 'A seed has 16 to 128 hex digits, an even number of them.'],
  ['a fault nobody knows', { faults: [{ fault: 'x', at: { procedure: 1, step: 1 }, to: 'all' }] }, 'faults.0.fault', 'there is no fault x'],
  ['a fault at a step of the other figure', { faults: [{ fault: 'notification-lost', at: { procedure: 1, step: 4 }, to: 'all' }] }, 'faults.0', 'Figure 7.4.2-1 has no step 4'],
  ['a fault in a run there is not', { faults: [{ fault: 'notification-lost', at: { procedure: 2, step: 1 }, to: 'all' }] }, 'faults.0', 'the procedure runs once in this mode'],
  ['a fault for a member there is not', { faults: [{ fault: 'notification-lost', at: { procedure: 1, step: 1 }, to: ['ue9'] }] }, 'faults.0', 'there is no ue9 in this run'],
  ['a fault with a parameter out of range', { faults: [{ fault: 'signature-bit-flip', at: { procedure: 1, step: 1 }, to: 'all', parameters: { bit: 512 } }] }, 'faults.0.parameters.bit', 'This must be at most 511.'],
  ['a check left out at a party there is not', { skips: [{ party: 'ue9', check: 'signature' }] }, 'skips.0.party', 'there is no ue9 in this run'],
  ['a check left out at a party that makes none', { skips: [{ party: 'kms', check: 'signature' }] }, 'skips.0.party', 'This must be a party that checks: gms, ue1 or partner-ue2, for instance.'],
  ['a check left out at a party that does not make it', { skips: [{ party: 'gms', check: 'signature' }] }, 'skips.0', 'gms does not make the check signature in this run'],
  ['a check left out where the mode has no use for it', { skips: [{ party: 'ue1', check: 'key-separation' }] }, 'skips.0', 'ue1 does not make the check key-separation in this run'],
];

describe('a scenario that is wrong', () => {
  it.each(wrongScenarios)('[Keyladder §scenario] %s', (_what, change, path, reason) => {
    const text = JSON.stringify({ ...scenario, ...change }, null, 2);
    const problems = problemsOf(readScenario(text));
    expect(problems.map((problem) => [problem.path, problem.reason])).toEqual([[path, reason]]);
    const field = path.split('.').findLast((key) => !/^\d+$/.test(key)) ?? '';
    expect(problems[0]?.line).toBe(
      placeOf(text, `"${field}"`).line + (/\.\d+$/.test(path) ? 1 : 0),
    );
  });

  it('[Keyladder §skips] a check nobody knows, and one left out twice, at their places', () => {
    const skips = [
      { party: 'ue1', check: 'signature' },
      { party: 'ue1', check: 'luck' },
      { party: 'ue1', check: 'signature' },
    ];
    const problems = problemsOf(readScenario(JSON.stringify({ ...scenario, skips }, null, 2)));
    expect(problems.map(({ path }) => path)).toEqual(['skips.1.check', 'skips.2']);
    expect(problems[0]?.reason).toMatch(/^there is no check luck; there are .*signature/);
    expect(problems[1]?.reason).toBe('ue1 leaves out signature already');
  });

  const mayBeMissing = [
    ...['hideIdentities', 'mkiInSpi', 'regroup', 'talk', 'skips', 'draws', 'acts'],
    ...['floorKey', 'knows', 'partnerKmss', 'secondGroup'],
  ];
  const required = Object.keys(scenario).filter((field) => !mayBeMissing.includes(field));

  it.each([
    [undefined, true],
    [true, true],
    [false, false],
  ])(
    '[Keyladder §scenario] of version 1 hides identities as it did: said %s, done %s',
    (said, done) => {
      const { hideIdentities: _, ...rest } = scenario;
      const told = said === undefined ? {} : { hideIdentities: said };
      const read = readScenario(JSON.stringify({ ...rest, ...told, version: 1 }));
      expect(read.ok && read.value).toEqual({ ...scenario, version: 2, hideIdentities: done });
    },
  );

  it('[Keyladder §scenario] of version 1 keeps a fault that took no notice of its key', () => {
    const at = { procedure: 1, step: 1, key: 'media' };
    const fault = { fault: 'second-gmk-missing', at, to: 'all', parameters: {} };
    const old = { ...scenario, gmkMode: 'dual-one-procedure', version: 1, faults: [fault] };
    const read = readScenario(JSON.stringify(old));
    expect(read.ok && read.value.faults).toEqual([{ ...fault, at: { procedure: 1, step: 1 } }]);
    expect(readScenario(JSON.stringify({ ...old, version: 2 })).ok).toBe(false);
  });

  it('[Keyladder §scenario] of this version has the defaults of what it does not name', () => {
    const kept = Object.fromEntries(required.map((field) => [field, Reflect.get(scenario, field)]));
    const read = readScenario(JSON.stringify(kept));
    expect(read.ok && read.value).toEqual(scenario);
  });

  it('[Keyladder §scenario] a temporary group without scheme', () => {
    const regroup = { ...scenario.regroup, groupUri: 'bridge' };
    expect(problemsOf(checkScenario({ ...scenario, regroup }))).toMatchObject([
      { path: 'regroup.groupUri', reason: 'This must be a URI such as sip:name@domain.' },
    ]);
  });

  it.each(required)('[Keyladder §scenario] without %s', (field) => {
    const problems = problemsOf(checkScenario({ ...scenario, [field]: undefined }));
    expect(problems[0]?.path).toBe(field);
    const { [field as keyof typeof scenario]: _dropped, ...others } = scenario;
    expect(problemsOf(readScenario(JSON.stringify(others)))[0]).toMatchObject({
      path: field,
      reason: 'This field is missing.',
      line: 1,
      column: 1,
    });
  });

  it('[Keyladder §scenario] the default one, its clocks at both ends and a fresh seed are right', () => {
    const ends = ['1970-01-01T00:00:00Z', '2036-02-07T06:28:15Z', '2028-02-29T23:59Z'];
    for (const clock of ends)
      expect(readScenario(JSON.stringify({ ...scenario, clock })).ok).toBe(true);
    expect(checkScenario({ ...scenario, seed: 'fresh' }).ok).toBe(true);
    const upper = checkScenario({ ...scenario, seed: 'ABCDEF0123456789' });
    expect(upper.ok && upper.value.seed).toBe('abcdef0123456789');
  });

  it.each([
    ['null', 'null', 'This must be an object, not null.'],
    ['a list', '[]', 'This is a list: one object was expected.'],
    ['a number', '5', 'This must be an object, not 5.'],
  ])('[Keyladder §scenario] %s is no scenario', (_what, text, reason) => {
    expect(problemsOf(readScenario(text))).toMatchObject([
      { path: '', reason, line: 1, column: 1 },
    ]);
  });
});

// biome-ignore format: a table
const wrongJson: readonly (readonly [what: string, text: string, reason: string, line: number, column: number])[] = [
  ['nothing', '', 'The input is empty.', 0, 0],
  ['blanks', ' \n\t', 'The input is empty.', 0, 0],
  ['a BOM and nothing', '\uFEFF', 'The input is empty.', 0, 0],
  ['a trailing comma in an object', '{\n  "version": 1,\n}', 'A quoted field name was expected here.', 3, 1],
  ['a trailing comma in a list', '{"faults": [1,]}', 'A value was expected here.', 1, 15],
  ['a comment', '{\n  // mine\n  "version": 1}', 'JSON has no comments.', 2, 3],
  ['a comment of several lines', '{ /* mine */ "version": 1}', 'JSON has no comments.', 1, 3],
  ['a name without quotation marks', '{version: 1}', 'This is not JSON here: a quoted text, number, true, false or null was expected.', 1, 2],
  ['single quotation marks', "{'version': 1}", 'This is not JSON here: a quoted text, number, true, false or null was expected.', 1, 2],
  ['NaN', '{"version": NaN}', 'This is not JSON here: a quoted text, number, true, false or null was expected.', 1, 13],
  ['Infinity', '{"version": -Infinity}', 'This is not JSON here: a quoted text, number, true, false or null was expected.', 1, 13],
  ['undefined', '{"version": undefined}', 'This is not JSON here: a quoted text, number, true, false or null was expected.', 1, 13],
  ['no closing brace', '{"version": 1', 'A closing } was expected here.', 1, 14],
  ['no closing bracket', '{"faults": [', 'A closing ] was expected here.', 1, 13],
  ['no colon', '{"version" 1}', 'A colon was expected here.', 1, 12],
  ['no comma', '{"version": 1 "seed": 2}', 'A comma was expected here.', 1, 15],
  ['an open text', '{"version": "1}', 'This text is not closed by a quotation mark.', 1, 13],
  ['a wrong escape', '{"version": "\\x"}', 'This escape is not valid in a JSON text.', 1, 13],
  ['a second document', '{} {}', 'The text should end here.', 1, 4],
  ['200,000 levels of lists', '{"faults": '.concat('['.repeat(200_000)), 'This is nested more than 100 levels deep.', 1, 111],
  ['200,000 levels of objects', '{"a":'.repeat(200_000), 'This is nested more than 100 levels deep.', 1, 501],
];

describe('text that is not JSON', () => {
  it.each(wrongJson)('[Keyladder §input] %s', (_what, text, reason, line, column) => {
    const [problem] = problemsOf(readScenario(text));
    expect(problem).toMatchObject(
      line === 0 ? { path: '', reason } : { path: '', reason, line, column },
    );
  });

  it.each([
    [
      'a field twice',
      scenarioText.replace('{', '{\n  "version": 1,'),
      'version',
      'This field is given twice.',
    ],
    [
      'a field twice further in',
      scenarioText.replace('"groupName"', '"kmsUri": "x", "groupName"'),
      'systems.0.kmsUri',
      'This field is given twice.',
    ],
    [
      '__proto__',
      scenarioText.replace('{', '{\n  "__proto__": {},'),
      '__proto__',
      'A field cannot have this name.',
    ],
    [
      'constructor',
      scenarioText.replace('"clockSkewSeconds": {}', '"clockSkewSeconds": { "constructor": 1 }'),
      'clockSkewSeconds.constructor',
      'A field cannot have this name.',
    ],
    [
      '__proto__ written with an escape',
      scenarioText.replace('{', '{"\\u005f_proto__": 1,'),
      '__proto__',
      'A field cannot have this name.',
    ],
  ])('[Keyladder §input] %s', (_what, text, path, reason) => {
    expect(problemsOf(readScenario(text))).toMatchObject([{ path, reason }]);
    expect(({} as Record<string, unknown>).constructor).toBe(Object);
  });

  it('[Keyladder §input] brackets inside texts are no nesting', () => {
    const groupName = `\\"${'[{'.repeat(50)}`;
    const text = JSON.stringify({ ...scenario, systems: [{ ...system, groupName }] });
    expect(readScenario(text).ok).toBe(true);
  });

  it('[Keyladder §input] a BOM in front changes neither the reading nor the places', () => {
    const wrong = scenarioText.replace('"single"', '"twice"');
    expect(readScenario(`\uFEFF${scenarioText}`)).toEqual(readScenario(scenarioText));
    expect(readScenario(`\uFEFF${wrong}`)).toEqual(readScenario(wrong));
    expect(problemsOf(readScenario(`\uFEFF${wrong}`))).toMatchObject([placeOf(wrong, '"twice"')]);
  });

  it('[Keyladder §input] places count from the line break, whatever kind it is', () => {
    const wrong = scenarioText.replace('"single"', '"twice"').replaceAll('\n', '\r\n');
    expect(problemsOf(readScenario(wrong))).toMatchObject([placeOf(wrong, '"twice"')]);
  });

  it('[Keyladder §input] more than the largest input is not read', () => {
    const reason = 'The input has 2,000,001 characters; at most 2,000,000 are read.';
    for (const read of [readScenario, readBundle, readMessageText, readInput]) {
      expect(problemsOf(read('x'.repeat(maxInputLength + 1)))).toEqual([{ path: '', reason }]);
    }
  });

  it('[Keyladder §input] tells 20 problems of one input and counts the others', () => {
    const clockSkewSeconds = Object.fromEntries(
      Array.from({ length: 30 }, (_, index) => [`ue${index + 1}`, 'late']),
    );
    const problems = problemsOf(readScenario(JSON.stringify({ ...scenario, clockSkewSeconds })));
    expect(problems).toHaveLength(21);
    expect(problems[19]?.path).toBe('clockSkewSeconds.ue20');
    expect(problems[20]).toMatchObject({ path: '', reason: 'There are 10 more problems.' });
  });

  it('[Keyladder §input] a list of 100,000 wrong members is one problem, told at once', () => {
    const members = Array.from({ length: 100_000 }, () => 1);
    const text = JSON.stringify({ ...scenario, systems: [{ ...system, members }] });
    expect(problemsOf(readScenario(text))).toMatchObject([
      { path: 'systems.0.members', reason: 'A run takes at most 10,000 members in all.' },
    ]);
  });
});

const [alice, bob] = ['sip:alice@example.org', 'sip:bob@example.org'] as const;
const { i_message_hex, i_message_base64, kms, users, ...others } = bundle;
const withUser = (change: object) => ({
  ...bundle,
  users: { ...users, [alice]: { ...users[alice], ...change } },
});
const withKms = (change: object) => ({ ...bundle, kms: { ...kms, ...change } });
const message = { i_message_hex, i_message_base64 };

// biome-ignore format: a table
const wrongBundles: readonly (readonly [what: string, value: object, path: string, reason: string, as: string | undefined])[] = [
  ['no KMS', { ...others, users, ...message }, '', 'A bundle needs kms or kmss.', undefined],
  ['no message', { ...others, kms, users }, '', 'A bundle needs i_message_hex or i_message_base64.', undefined],
  ['no users', { ...others, kms, ...message }, 'users', 'This field is missing.', undefined],
  ['users as a list', { ...bundle, users: [] }, 'responder', 'The bundle holds keys of nobody.', undefined],
  ['users as a text', { ...bundle, users: 'alice' }, 'users', 'This must be an object, not "alice".', undefined],
  ['an empty message', { ...bundle, i_message_hex: '' }, 'i_message_hex', 'The message is empty.', undefined],
  ['a message of half octets', { ...bundle, i_message_hex: '011' }, 'i_message_hex', 'This has an uneven number of hex digits: the last octet is not complete.', undefined],
  ['a message that is not hex', { ...bundle, i_message_hex: '01zz' }, 'i_message_hex', 'This must be hex digits in quotation marks.', undefined],
  ['a message that is a number', { ...bundle, i_message_hex: 11 }, 'i_message_hex', 'This must be hex digits in quotation marks.', undefined],
  ['a message that is not base64', { ...bundle, i_message_base64: 'AR*=' }, 'i_message_base64', 'This is not base64.', undefined],
  ['only the prefix of base64', { ...bundle, i_message_base64: 'mikey  ' }, 'i_message_base64', 'This is not base64.', undefined],
  ['an empty base64', { ...bundle, i_message_base64: '' }, 'i_message_base64', 'The message is empty.', undefined],
  ['no KMS in kmss', { ...others, users, ...message, kmss: {} }, '', 'A bundle needs kms or kmss.', undefined],
  ['a KMS of kmss under another URI', { ...others, users, ...message, kmss: { 'kms.other.example': kms } }, 'kmss', 'Every KMS must stand under its own URI.', undefined],
  ['a KMS of kmss that is a text', { ...others, users, ...message, kmss: { x: 'x' } }, 'kmss.x', 'This must be an object, not "x".', undefined],
  ['a very long text for the KMS', { ...bundle, kms: 'x'.repeat(100_000) }, 'kms', `This must be an object, not "${'x'.repeat(79)}….`, undefined],
  ['a short KMS key', withKms({ pub_auth_key: '04' }), 'kms.pub_auth_key', 'This must be 65 octets, which are 130 hex digits.', undefined],
  ['a KMS key off the curve', withKms({ pub_enc_key: kms.pub_enc_key.replace(/..$/, '00') }), 'kms.pub_enc_key', 'This is not a point of the SAKKE curve (RFC 6508).', undefined],
  ['no key period', withKms({ key_period: undefined }), 'kms.key_period', 'This field is missing.', undefined],
  ['a key period of 0', withKms({ key_period: 0 }), 'kms.key_period', 'This must be at least 1.', undefined],
  ['a key period as a text', withKms({ key_period: '2592000' }), 'kms.key_period', 'This must be a number, not "2592000".', undefined],
  ['an offset beyond the period', withKms({ key_period_offset: 2592000 }), 'kms.key_period_offset', 'The period offset must be smaller than the key period.', undefined],
  ['another parameter set', withKms({ parameter_set: 2 }), 'kms.parameter_set', 'The parameter set must be 1 (RFC 6509 App. A).', undefined],
  ['another format of user IDs', withKms({ user_id_format: 1 }), 'kms.user_id_format', 'The user ID format must be 2 (TS 33.179 §F.2.1).', undefined],
  ['a KMS without URI', withKms({ uri: '' }), 'kms.uri', 'This must not be empty.', undefined],
  ['revoked as a text', withKms({ revoked: 'no' }), 'kms.revoked', 'This must be true or false, not "no".', undefined],
  ['a short decryption key', withUser({ rsk: '04' }), `users.${alice}.rsk`, 'This must be 257 octets, which are 514 hex digits.', undefined],
  ['a decryption key off the curve', withUser({ rsk: users[alice].rsk.replace(/..$/, '00') }), `users.${alice}.rsk`, 'This is not a point of the SAKKE curve (RFC 6508).', undefined],
  ['a period number below zero', withUser({ key_period_no: -1 }), `users.${alice}.key_period_no`, 'This must be at least 0.', undefined],
  ['a period number that is not whole', withUser({ key_period_no: 1.5 }), `users.${alice}.key_period_no`, 'This must be a whole number.', undefined],
  ['a responder without keys', { ...bundle, responder: 'sip:eve@example.org' }, 'responder', `sip:eve@example.org is not among the users of the bundle: sip:gms@example.org, ${alice}, and ${bob}.`, undefined],
  ['a responder named toString', { ...bundle, responder: 'toString' }, 'responder', `toString is not among the users of the bundle: sip:gms@example.org, ${alice}, and ${bob}.`, undefined],
  ['no responder, and several who could be', { ...bundle, responder: undefined }, 'responder', `The bundle does not say who opens it. It has keys of: sip:gms@example.org, ${alice}, and ${bob}.`, undefined],
  ['a reader who is not there', bundle, 'users', `valueOf is not among the users of the bundle: sip:gms@example.org, ${alice}, and ${bob}.`, 'valueOf'],
  ['a GMK-ID of 7 digits', { ...bundle, gmk_id: 'b105c6d' }, 'gmk_id', 'This must be 4 octets, which are 8 hex digits.', undefined],
  ['a GMK-ID with 0x', { ...bundle, gmk_id: '0x0b105c' }, 'gmk_id', 'This must be 4 octets, which are 8 hex digits.', undefined],
  ['a GMK of 15 octets', { ...bundle, gmk: bundle.gmk.slice(2) }, 'gmk', 'This must be 16 octets, which are 32 hex digits.', undefined],
  ['a time over 32 bits', { ...bundle, ntp_seconds: 4294967296 }, 'ntp_seconds', 'This must be at most 4,294,967,295.', undefined],
  ['a CS ID over 8 bits', { ...bundle, srtp: { cs_id: 256 } }, 'srtp.cs_id', 'This must be at most 255.', undefined],
  ['group IDs that are no list', { ...bundle, key_parameters: { group_ids: 'sip:g@x' } }, 'key_parameters.group_ids', 'This must be a list, not "sip:g@x".', undefined],
];

describe('a bundle that is wrong', () => {
  it.each(wrongBundles)('[Keyladder §message bundle] %s', (_what, value, path, reason, as) => {
    const text = JSON.stringify(value, null, 1);
    const problems = problemsOf(readBundle(text, as));
    expect(problems.map((problem) => [problem.path, problem.reason])).toEqual([[path, reason]]);
    expect(problems[0]?.line).toBeGreaterThan(0);
    expect(problems[0]?.column).toBeGreaterThan(0);
  });

  it('[RFC 6507 §5.2.2] no mistake: a responder whose decryption key is not in it', () => {
    const read = readBundle(JSON.stringify(withUser({ rsk: undefined })));
    if (!read.ok) throw new TypeError('this was refused');
    const events = eventsOf({ kind: 'bundle', bundle: read.value });
    const end = events.find((event) => event.kind === 'outcome');
    expect(end).toMatchObject({
      ok: false,
      unopened: { code: 'keys.unopened', facts: { uri: alice } },
    });
    const passed = events.flatMap((event) => (event.kind === 'check' ? [event.passed] : []));
    expect(new Set(passed)).toEqual(new Set([true]));
  });

  it('[Keyladder §message bundle] a problem stands where its value stands, dots in URIs or not', () => {
    const text = JSON.stringify(withUser({ ssk: 'zz' }), null, 1);
    expect(problemsOf(readBundle(text))[0]).toMatchObject({
      path: `users.${alice}.ssk`,
      ...placeOf(text, '"zz"'),
    });
  });

  it('[Keyladder §message bundle] is right for everybody it has keys of', () => {
    for (const as of [undefined, alice, bob]) expect(readBundle(bundleText, as).ok).toBe(true);
  });
});

describe('readBundles', () => {
  it('[Keyladder §message bundle] reads one bundle or a list of them', () => {
    for (const [text, count] of [
      [bundleText, 1],
      [`[${bundleText}]`, 1],
      [`[${bundleText},${bundleText}]`, 2],
    ] as const) {
      const read = readBundles(text);
      expect(read.ok && read.value.length).toBe(count);
    }
  });

  it.each([
    ['an empty list', '[]', '', 'The list holds no bundle.'],
    ['a list of numbers', '[1]', '0', 'This must be an object, not 1.'],
    ['a list in a list', '[[]]', '0', 'This is a list: one object was expected.'],
  ])('[Keyladder §message bundle] %s', (_what, text, path, reason) => {
    expect(problemsOf(readBundles(text))[0]).toMatchObject({ path, reason });
  });

  it('[Keyladder §message bundle] a problem in a list has its place in the whole text', () => {
    const text = `[${bundleText},\n${JSON.stringify(withUser({ ssk: 'zz' }), null, 1)}]`;
    expect(problemsOf(readBundles(text))).toMatchObject([
      { path: `1.users.${alice}.ssk`, ...placeOf(text, '"zz"') },
    ]);
  });
});

describe('readMessageText', () => {
  it.each([
    ['hex', i_message_hex],
    ['hex in capitals', i_message_hex.toUpperCase()],
    ['hex with 0x', `0x${i_message_hex}`],
    [
      'hex in lines with colons',
      i_message_hex
        .replace(/(..)/g, '$1:')
        .replace(/(.{48})/g, '$1\n')
        .replace(/:$/, ''),
    ],
    ['base64', i_message_base64],
    ['base64 of RFC 4567', `mikey ${i_message_base64}\n`],
    ['hex behind a BOM', `\uFEFF${i_message_hex}`],
  ])('[RFC 4567 §3.1] reads %s', (_what, text) => {
    const read = readMessageText(text);
    expect(read.ok && bytesToHex(read.value)).toBe(i_message_hex);
  });

  it.each([
    [
      'half an octet',
      '011a0',
      'This has an uneven number of hex digits: the last octet is not complete.',
      1,
      6,
    ],
    ['a word', 'hello!', 'This character is neither hex nor base64.', 1, 6],
    ['a word in the second line', 'ARoF\nAQ,s', 'This character is neither hex nor base64.', 2, 3],
    ['a word behind the prefix', 'mikey ARoF?', 'This character is neither hex nor base64.', 1, 11],
    ['base64 cut short', 'ARoFz', 'This is neither hex nor complete base64.', 1, 1],
    ['padding only', '==', 'This is neither hex nor complete base64.', 1, 1],
    ['half a surrogate pair', 'ARoF\ud83d', 'This character is neither hex nor base64.', 1, 5],
  ])('[RFC 4567 §3.1] refuses %s', (_what, text, reason, line, column) => {
    expect(problemsOf(readMessageText(text))).toMatchObject([{ path: '', reason, line, column }]);
  });
});

describe('readInput', () => {
  it.each([
    ['a scenario', scenarioText, 'scenario'],
    ['a scenario behind a BOM', `\uFEFF ${scenarioText}`, 'scenario'],
    ['a bundle', bundleText, 'bundle'],
    ['a message in hex', i_message_hex, 'message'],
    ['a message in base64', `mikey ${i_message_base64}`, 'message'],
  ])('[Keyladder §input] knows %s', (_what, text, kind) => {
    const read = readInput(text);
    expect(read.ok && read.value.kind).toBe(kind);
  });

  it.each([
    ['a list', `[${bundleText}]`, '', 'This is a list: open one bundle of it at a time.'],
    ['an empty object', '{}', 'version', 'This field is missing.'],
    ['a bundle without users', '{"kms": {}}', 'kms.uri', 'This field is missing.'],
    ['nothing', '  ', '', 'The input is empty.'],
    ['prose', 'Dear all!', '', 'This character is neither hex nor base64.'],
  ])('[Keyladder §input] refuses %s', (_what, text, path, reason) => {
    expect(problemsOf(readInput(text))[0]).toMatchObject({ path, reason });
  });

  it('[Keyladder §message bundle] opens as the URI asked for', () => {
    expect(readInput(bundleText, bob)).toMatchObject({
      ok: true,
      value: { kind: 'bundle', as: bob },
    });
  });
});
