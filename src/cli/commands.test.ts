import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { defaultScenario, gmkModes } from '../engine/index.ts';
import { bundle } from './bundle.ts';
import { type Command, type CommandResult, UsageError } from './command.ts';
import { dump } from './dump.ts';
import { open } from './open.ts';
import { run } from './run.ts';
import { scenario } from './scenario.ts';
import { wordsOf } from './words.ts';

vi.setConfig({ testTimeout: 30_000 });

const vectors = new URL('../engine/vectors/', import.meta.url);
const example = (name: string) => readFileSync(new URL(name, vectors), 'utf8');
const files = {
  'uri.json': example('message-bundle.json'),
  'hidden.json': example('message-bundle-33.180.json'),
};
const twoKeys = { 'two.json': example('message-bundle-two-keys.json') };
const [alice, bob] = ['sip:alice@example.org', 'sip:bob@example.org'];

/** Calls a command with files that are in memory only. */
function call(
  command: Command,
  args: readonly string[],
  given: Readonly<Record<string, string | Uint8Array>> = files,
): CommandResult {
  return command({
    words: wordsOf(),
    args,
    filesIn: (path) => [path],
    readBytes: (file) => {
      const content = given[file];
      if (content === undefined) throw new UsageError(() => `${file}: no such file`);
      return typeof content === 'string' ? new TextEncoder().encode(content) : content;
    },
  });
}

/** The words of a command that cannot use what it is given. */
function refusal(
  command: Command,
  args: readonly string[],
  given?: Readonly<Record<string, string | Uint8Array>>,
): string {
  try {
    call(command, args, given);
  } catch (error) {
    if (error instanceof UsageError) return error.message;
    throw error;
  }
  throw new TypeError('this was accepted');
}

// biome-ignore lint/suspicious/noExplicitAny: JSON as a user reads it
const jsonOf = (result: CommandResult): any => JSON.parse(JSON.stringify(result.output[0]));

describe('open', () => {
  it('[TS 33.180 Annex G] says which kind of key a message brings', () => {
    const { kms, users, messages } = JSON.parse(example('streamwide-33.180.json'));
    const pck = messages.find(({ name }: { name: string }) => name === 'PCK');
    const text = JSON.stringify({ kms, users, ...pck });
    const { output, exitCode } = call(open, ['-'], { '-': text });
    const ids = { gmk: pck.key, gmk_id: pck.key_id, guk_id: pck.key_id };
    const srtp = { cs_id: 0, mki: pck.key_id };
    const key = { key_type: 'PCK', purpose: 'private', ...ids, srtp };
    const both = { ...key, srtp_of_responder: { cs_id: 1, mki: pck.key_id } };
    expect(output).toMatchObject([{ ok: true, keys: [both], diagnosis: null }]);
    expect(exitCode).toBe(0);
  });

  it('[TS 33.179 §E.6.1] opens key parameters in clear, and names them as a deviation', () => {
    const { kms, users, messages } = JSON.parse(example('streamwide-33.180.json'));
    const text = JSON.stringify({ kms, users, ...messages[3] });
    const { output, exitCode } = call(open, ['-'], { '-': text });
    const key = { key_type: 'GMK', gmk: messages[3].key, gmk_id: messages[3].key_id };
    const diagnosis = { deviation: 'key-parameters.clear' };
    expect(output).toMatchObject([{ ok: true, keys: [key], diagnosis }]);
    expect(exitCode).toBe(0);
  });

  it.each(Object.entries(files))('[Keyladder §command line] gives what %s states', (name, text) => {
    const given = JSON.parse(text);
    const result = call(open, [name]);
    const { sample: _sample, ...srtp } = given.srtp;
    expect(result.exitCode).toBe(0);
    expect(result.remarks).toEqual([]);
    expect(jsonOf(result)).toMatchObject({
      ok: true,
      keys: [
        {
          gmk: given.gmk,
          gmk_id: given.gmk_id,
          guk_id: given.guk_id,
          user_salt: given.user_salt,
          rand: given.rand,
          purpose: 'media',
          key_parameters: given.key_parameters,
          srtp,
        },
      ],
    });
  });

  it('[Keyladder §command line] a check that fails: exit 1, with code, path, offset, clause', () => {
    const result = call(open, ['uri.json', '--as', bob ?? '']);
    expect(result.exitCode).toBe(1);
    expect(jsonOf(result)).toMatchObject({
      ok: false,
      failure: { code: 'receiver', path: 'IDRr.idData', offset: 82, clause: 'TS 33.179 §E.2' },
    });
    expect(result.remarks.join()).toContain('IDRr.idData at byte 82');
  });

  it.each([
    ['NTP seconds in the window', '3976214700', 0],
    ['NTP seconds outside', '3976214701', 1],
    ['a UTC time in the window', '2026-01-01T00:05:00Z', 0],
    ['a UTC time outside', '2026-01-01T00:05:01Z', 1],
  ])('[RFC 3830 §5.4] --at %s', (_what, at, exitCode) => {
    const result = call(open, ['uri.json', '--at', at]);
    expect(result.exitCode).toBe(exitCode);
    if (exitCode === 1) expect(jsonOf(result).failure.code).toBe('timestamp');
  });

  it('[Keyladder §command line] says where the bundle states something else', () => {
    const wrong = { ...JSON.parse(files['uri.json']), gmk_id: '00000001' };
    const result = call(open, ['-'], { '-': JSON.stringify(wrong) });
    expect(result.exitCode).toBe(0);
    expect(result.remarks).toEqual([
      'gmk_id: the bundle states 00000001, the message gives 0b105c6d',
    ]);
  });

  it('[Keyladder §command line] compares key parameters, SRTP keys and both forms of the message', () => {
    const given = JSON.parse(files['uri.json']);
    const wrong = {
      ...given,
      user_salt: '0000000',
      key_parameters: { ...given.key_parameters, text: 'Other', group_ids: [] },
      srtp: { ...given.srtp, master_key: '00', mki: given.srtp.mki.toUpperCase() },
      i_message_base64: 'AQ==',
    };
    const { remarks } = call(open, ['-'], { '-': JSON.stringify(wrong) });
    expect(remarks.map((remark) => remark.split(':')[0])).toEqual([
      'i_message_base64',
      'user_salt',
      'key_parameters.text',
      'key_parameters.group_ids',
      'srtp.master_key',
    ]);
  });

  it('[Keyladder §command line] says nothing where the examples agree with their messages', () => {
    for (const text of Object.values(files)) {
      expect(call(open, ['-'], { '-': text }).remarks).toEqual([]);
    }
  });

  it('[Keyladder §command line] a list of bundles: what belongs together, and each by itself', () => {
    const [one, two] = [files['uri.json'], files['hidden.json']].map((text) => JSON.parse(text));
    const { keys, messages } = jsonOf(
      call(open, ['-', '--checks'], { '-': JSON.stringify([one, two]) }),
    );
    expect(keys.map(({ gmk }: { gmk: string }) => gmk)).toEqual([one.gmk, two.gmk]);
    expect(
      messages.map(({ ok, keys: [key] }: { ok: boolean; keys: { gmk: string }[] }) => [
        ok,
        key?.gmk,
      ]),
    ).toEqual([
      [true, one.gmk],
      [true, two.gmk],
    ]);
    expect(messages[0].checks.length).toBeGreaterThan(15);
  });

  it('[Keyladder §command line] --values: every intermediate of the calculations', () => {
    const { values } = jsonOf(call(open, ['uri.json', '--values']));
    const names = values.flatMap(({ intermediates }: { intermediates: { name: string }[] }) =>
      intermediates.map(({ name }) => name),
    );
    expect(names).toEqual(expect.arrayContaining(['HE', 'mask', 'TEST']));
  });

  it('[Keyladder §second-key] two keys in one message: both, the first one first', () => {
    const given = JSON.parse(twoKeys['two.json']);
    const result = call(open, ['two.json'], twoKeys);
    expect([result.exitCode, result.remarks]).toEqual([0, []]);
    const { gmk, gmk_id, guk_id, key_parameters, srtp, second } = given;
    expect(jsonOf(result).keys).toMatchObject([
      { gmk, gmk_id, guk_id, key_parameters, srtp, purpose: 'media' },
      { ...second, purpose: 'floor' },
    ]);
  });

  it('[Keyladder §second-key] says where the bundle states something else of the second key', () => {
    const given = JSON.parse(twoKeys['two.json']);
    const second = { ...given.second, guk_id: given.guk_id, srtp: { master_key: '00' } };
    const { remarks } = call(open, ['-'], { '-': JSON.stringify({ ...given, second }) });
    expect(remarks.map((remark) => remark.split(':')[0])).toEqual([
      'second.guk_id',
      'second.srtp.master_key',
    ]);
  });

  it('[Keyladder §second-key] one octet of the second key changed: exit 1', () => {
    const given = JSON.parse(twoKeys['two.json']);
    const octets = Buffer.from(given.i_message_hex, 'hex');
    octets[600] = (octets[600] ?? 0) ^ 1;
    const i_message_hex = octets.toString('hex');
    const result = call(open, ['-'], { '-': JSON.stringify({ ...given, i_message_hex }) });
    expect(result.exitCode).toBe(1);
    expect(jsonOf(result).failure).toMatchObject({ code: 'signature', offset: 986 });
  });

  it('[Keyladder §dual acceptance] the same key twice in one message: exit 1', () => {
    const { same_gmk_twice_hex: i_message_hex, ...given } = JSON.parse(twoKeys['two.json']);
    const result = call(open, ['-'], { '-': JSON.stringify({ ...given, i_message_hex }) });
    expect(result.exitCode).toBe(1);
    expect(jsonOf(result).failure).toMatchObject({ code: 'dual-incomplete', offset: null });
  });

  it.each(['4294967296', '9999-01-01T00:00:00Z', '1899-12-31T23:59:59Z'])(
    '[RFC 3830 §6.6] --at %s lies outside NTP time',
    (at) => expect(refusal(open, ['uri.json', '--at', at])).toMatch(/NTP time runs from 1900/),
  );

  it('[TS 33.179 §F.2.1] a broken message of a KMS with an offset is a failure, not a crash', () => {
    const given = JSON.parse(files['uri.json']);
    delete given.users[alice ?? ''].key_period_no;
    const kms = { ...given.kms, key_period: 4_000_000_000, key_period_offset: 3_990_000_000 };
    for (const i_message_hex of ['01', given.i_message_hex]) {
      const text = JSON.stringify({ ...given, kms, i_message_hex });
      const result = call(open, ['x'], { x: text });
      expect(result.exitCode).toBe(1);
      expect(['truncated', 'period']).toContain(jsonOf(result).failure.code);
    }
  });

  const given = JSON.parse(files['uri.json']);
  it.each([
    ['no file', [], {}, /INPUT is missing/],
    ['two files', ['uri.json', 'hidden.json'], files, /hidden\.json is too much/],
    ['a file that is not there', ['nowhere.json'], {}, /nowhere\.json: no such file/],
    ['an unknown option', ['uri.json', '--fast'], files, /--fast/],
    ['--at that is no time', ['uri.json', '--at', 'noon'], files, /--at noon: give NTP seconds/],
    [
      '--as somebody else',
      ['uri.json', '--as', 'sip:eve@x'],
      files,
      /uri\.json:\d+:\d+: users: sip:eve@x is not/,
    ],
    ['--as __proto__', ['uri.json', '--as', '__proto__'], files, /users: __proto__ is not among/],
    ['an empty file', ['x'], { x: '' }, /^x: The input is empty\.$/],
    [
      'octets that are no text',
      ['x'],
      { x: Uint8Array.of(0x7b, 0xff) },
      /^x: This is text without a message/,
    ],
    [
      'a scenario',
      ['x'],
      { x: JSON.stringify(defaultScenario()) },
      /^x: This is a scenario\. It holds no message\.$/,
    ],
    [
      'half a file',
      ['x'],
      { x: files['uri.json'].slice(0, 500) },
      /^x:8:18: This text is not closed/,
    ],
    ['an empty list', ['x'], { x: '[]' }, /^x:1:1: The list holds no bundle\.$/],
    [
      'a wrong key in a list',
      ['x'],
      { x: JSON.stringify([given, { ...given, gmk: 'zz' }]) },
      /^x:1:\d+: 1\.gmk: This must be hex digits in quotation marks\.$/,
    ],
  ] as const)('[Keyladder §command line] refuses %s', (_what, args, given, words) => {
    expect(refusal(open, args, given)).toMatch(words);
  });
});

describe('scenario', () => {
  it('[Keyladder §command line] prints the default scenario', () => {
    expect(jsonOf(call(scenario, []))).toEqual(defaultScenario());
  });

  it('[Keyladder §command line] sets what it is told', () => {
    const args = [
      '--mode',
      'dual-one-procedure',
      '--members',
      '7',
      '--seed',
      '00112233445566AA',
      '--acceptance',
      'each-on-its-own',
      '--marking',
      'none',
      '--key-period',
      '3600',
      '--lifetime',
      '0',
    ];
    const made = jsonOf(call(scenario, args));
    expect(made).toMatchObject({
      gmkMode: 'dual-one-procedure',
      seed: '00112233445566aa',
      dualAcceptance: 'each-on-its-own',
      purposeMarking: 'none',
      keyLifetimeSeconds: 0,
      systems: [{ keyPeriodSeconds: 3600 }],
    });
    expect(made.systems[0].members).toHaveLength(7);
  });

  it('[Keyladder §command line] sets the form of the messages', () => {
    const args = ['--profile', 'ts-33.180', '--hide-identities', 'no', '--mki-in-spi', 'yes'];
    const encoding = ['--mode', 'dual-one-procedure', '--encoding', 'two-keys-in-one-payload'];
    expect(jsonOf(call(scenario, [...args, ...encoding]))).toMatchObject({
      profile: 'ts-33.180',
      hideIdentities: false,
      mkiInSpi: true,
      dualEncoding: 'two-keys-in-one-payload',
    });
  });

  it('[Keyladder §command line] a regroup has a second system', () => {
    const args = ['--partner-members', '2', '--shared-rand', 'no', '--talk', 'ue1,partner-ue2'];
    const made = jsonOf(call(scenario, ['--procedure', 'group-regroup', ...args]));
    expect(made).toMatchObject({
      procedure: 'group-regroup',
      regroup: { sharedRand: false },
      talk: { from: 'ue1', to: 'partner-ue2' },
      systems: [{ kmsUri: 'kms.mcptt.example.org' }, { kmsUri: 'kms.partner.example.net' }],
    });
    expect(made.systems[1].members).toHaveLength(2);
  });

  it('[Keyladder §seed] fresh draws a seed and prints it', () => {
    const seeds = [1, 2].map(() => jsonOf(call(scenario, ['--seed', 'fresh'])).seed);
    expect(seeds[0]).toMatch(/^[0-9a-f]{32}$/);
    expect(seeds[1]).not.toBe(seeds[0]);
  });

  it.each([
    [['--mode', 'triple'], /gmkMode: This must be single,/],
    [['--members', '0'], /--members 0: give a whole number from 1 to 10000/],
    [['--members', '10001'], /--members 10001/],
    [['--members', '2.5'], /--members 2\.5: give a whole number/],
    [['--members', 'x'], /--members x: give a whole number/],
    [['--members', '2', '--member', 'sip:a@b'], /not both/],
    [['--member', 'nobody'], /systems\.0\.members\.0: This must be a URI/],
    [['--seed', 'xyz'], /seed: A seed has 16 to 128 hex digits/],
    [['--clock', 'tomorrow'], /clock: Write the time in UTC/],
    [['--key-period', '1e9'], /--key-period 1e9: give a whole number/],
    [['--procedure', 'regroup'], /procedure: This must be group-key-provisioning or/],
    [['--partner-members', '2'], /--partner-members goes with --procedure group-regroup/],
    [['--procedure', 'group-regroup', '--partner-members', '0'], /--partner-members 0: give/],
    [['--hide-identities', 'maybe'], /--hide-identities maybe: give yes or no/],
    [['--talk', 'ue1'], /--talk ue1: give two actors/],
    [['--talk', 'ue1,ue9'], /talk: Two different members/],
    [['file.json'], /scenario takes no file: file\.json/],
    [['--pizza'], /--pizza/],
  ] as const)('[Keyladder §command line] refuses %j', (args, words) => {
    expect(refusal(scenario, args)).toMatch(words);
  });
});

describe('run', () => {
  const small = { ...defaultScenario(), seed: '0123456789abcdef' };
  const one = { ...small, systems: [{ ...small.systems[0], members: ['sip:a@example.org'] }] };

  it('[Keyladder §command line] prints the outcome; exit 0', () => {
    const result = call(run, ['-'], { '-': JSON.stringify(one) });
    expect(result.exitCode).toBe(0);
    expect(jsonOf(result)).toMatchObject({ kind: 'outcome', ok: true, totals: { keysStored: 1 } });
  });

  it('[Keyladder §command line] --events prints an event a line, octets as hex', () => {
    const result = call(run, ['x', '--events'], { x: JSON.stringify(one) });
    expect(result.form).toBe('lines');
    expect(result.output.length).toBeGreaterThan(50);
    const text = JSON.stringify(result.output);
    expect(text).toMatch(/"sent":"011a0501[0-9a-f]+"/);
    expect(text).not.toContain('"0":');
  });

  it('[Keyladder §command line] a member that refuses: exit 1 and the reason in words', () => {
    const late = JSON.stringify({ ...one, clockSkewSeconds: { ue1: 400 } });
    const result = call(run, ['x'], { x: late });
    expect(result.exitCode).toBe(1);
    expect(result.remarks.join()).toContain('gkp.2.ue1.check.timestamp: T.ntpSeconds at byte');
  });

  it.each([
    ['a bundle', files['uri.json'], /This field is missing/],
    ['a trailing comma', '{"version": 1,}', /^x:1:15: A quoted field name was expected here\.$/],
    ['deep nesting', '['.repeat(100_000), /nested more than 100 levels deep/],
  ])('[Keyladder §command line] refuses %s', (_what, x, words) => {
    expect(refusal(run, ['x'], { x })).toMatch(words);
  });
});

describe('bundle', () => {
  const matrix = gmkModes.flatMap((mode) =>
    ['text', 'mkfc-tag', 'none'].map((marking) => [mode, marking] as const),
  );

  it.each(['text', 'mkfc-tag', 'none'])(
    '[Keyladder §second-key] scenario | bundle | open: two keys in one payload, %s',
    (marking) => {
      const mode = ['--mode', 'dual-one-procedure', '--encoding', 'two-keys-in-one-payload'];
      const args = [...mode, '--marking', marking, '--member', 'sip:a@example.org'];
      const made = JSON.stringify(jsonOf(call(scenario, args)));
      const given = jsonOf(call(bundle, ['-'], { '-': made }));
      const opened = call(open, ['-'], { '-': JSON.stringify(given) });
      expect([opened.exitCode, opened.remarks]).toEqual([0, []]);
      expect(jsonOf(opened).keys).toMatchObject([
        { gmk: given.gmk, guk_id: given.guk_id, purpose: 'media' },
        { gmk: given.second.gmk, guk_id: given.second.guk_id, purpose: 'floor' },
      ]);
    },
  );

  it.each(matrix)('[Keyladder §command line] scenario | bundle | open: %s, %s', (mode, marking) => {
    const args = ['--mode', mode, '--marking', marking, '--member', 'sip:a@example.org'];
    const made = JSON.stringify(jsonOf(call(scenario, args)));
    const bundles = jsonOf(call(bundle, ['-'], { '-': made }));
    const list = mode === 'single' ? [bundles] : bundles;
    expect(list).toHaveLength(mode === 'single' ? 1 : 2);
    const opened = call(open, ['-'], { '-': JSON.stringify(bundles) });
    expect(opened.exitCode).toBe(0);
    expect(opened.remarks).toEqual([]);
    for (const [index, key] of jsonOf(opened).keys.entries()) {
      const { gmk, gmk_id, guk_id, rand, srtp, key_parameters } = list[index];
      expect(key).toMatchObject({ gmk, gmk_id, guk_id, rand, srtp, key_parameters });
    }
  });

  it('[Keyladder §command line] --to picks one member', () => {
    const text = JSON.stringify(defaultScenario());
    const made = jsonOf(
      call(bundle, ['x', '--to', 'sip:officer.2@mcptt.example.org'], { x: text }),
    );
    expect(made.responder).toBe('sip:officer.2@mcptt.example.org');
    expect(refusal(bundle, ['x', '--to', 'sip:eve@x'], { x: text })).toMatch(
      /--to sip:eve@x: not a member/,
    );
  });

  it('[Keyladder §command line] says what is secret; --receiver-only leaves it out, and it still opens', () => {
    const x = JSON.stringify(jsonOf(call(scenario, ['--member', 'sip:a@example.org'])));
    const whole = call(bundle, ['x'], { x });
    expect(whole.remarks.join()).toContain('every secret, also those of the KMS');
    const result = call(bundle, ['x', '--receiver-only'], { x });
    expect(result.remarks.join()).toContain('private keys');
    const [given, all] = [jsonOf(result), jsonOf(whole)];
    expect(Object.keys(given.users)).toEqual(['sip:a@example.org']);
    for (const secret of [all.kms.master.ksak, all.kms.master.z, all.gmk]) {
      expect(JSON.stringify(all)).toContain(secret);
      expect(JSON.stringify(given)).not.toContain(secret);
    }
    const opened = call(open, ['-'], { '-': JSON.stringify(given) });
    expect([opened.exitCode, jsonOf(opened).keys[0].gmk]).toEqual([0, all.gmk]);
  });

  it('[pCR 33.179 §7.4.4.3] --to picks the partner GMS', () => {
    const x = JSON.stringify(jsonOf(call(scenario, ['--procedure', 'group-regroup'])));
    const made = jsonOf(call(bundle, ['x', '--to', 'sip:gms@partner.example.net'], { x }));
    expect(made.initiator).toBe('sip:gms@mcptt.example.org');
    expect(Object.keys(made.kmss)).toEqual(['kms.mcptt.example.org', 'kms.partner.example.net']);
    const opened = call(open, ['-'], { '-': JSON.stringify(made) });
    expect([opened.exitCode, opened.remarks]).toEqual([0, []]);
  });

  it('[Keyladder §command line] a run in which nobody accepts a key has no bundle', () => {
    const clockSkewSeconds = { ue1: 400, ue2: 400, ue3: 400 };
    const x = JSON.stringify({ ...defaultScenario(), clockSkewSeconds });
    expect(refusal(bundle, ['x'], { x })).toBe('x: no member accepts a key in this run');
  });
});

describe('dump', () => {
  const { i_message_hex: hex, i_message_base64: base64 } = JSON.parse(files['uri.json']);
  const raw = Uint8Array.from(Buffer.from(hex, 'hex'));

  it.each([
    ['hex', hex],
    ['hex in lines', hex.replace(/(.{64})/g, '$1\n')],
    ['base64', `mikey ${base64}\n`],
    ['raw octets', raw],
    ['a bundle', files['uri.json']],
    ['a bundle without keys', JSON.stringify({ i_message_hex: hex })],
    ['a bundle behind a BOM', `\uFEFF${files['uri.json']}`],
  ])('[Keyladder §command line] reads %s', (_what, x) => {
    const result = call(dump, ['x'], { x });
    expect(result.exitCode).toBe(0);
    const { length, fields, failure } = jsonOf(result);
    expect([length, failure]).toEqual([712, null]);
    expect(fields.map((field: { path: string }) => field.path)).toEqual([
      'HDR',
      'T',
      'RAND',
      'IDRi',
      'IDRr',
      'IDRkmsi',
      'IDRkmsr',
      'SP',
      'SAKKE',
      'GeneralExtension',
      'SIGN',
    ]);
  });

  it('[Keyladder §command line] shows a broken message as far as it goes, exit 2', () => {
    const result = call(dump, ['x'], { x: raw.slice(0, 300) });
    expect(result.exitCode).toBe(2);
    expect(jsonOf(result)).toMatchObject({
      length: 300,
      failure: { code: 'truncated', offset: 183 },
    });
    expect(result.remarks).toHaveLength(1);
  });

  it.each([
    ['nothing', '', /^x: The input is empty\.$/],
    ['prose', 'Dear all!', /^x: This is text without a message: “Dear all!”\.$/],
    [
      'a picture',
      Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
      /^x: This is a PNG image/,
    ],
    [
      'a scenario',
      JSON.stringify(defaultScenario()),
      /^x: This is a scenario\. It holds no message\.$/,
    ],
    ['half an octet', '011', /^x:1:4: This has an uneven number of hex digits/],
    ['a bundle without message', '{"kms": 1}', /^x:1:1: A bundle needs i_message_hex/],
    ['a bundle with half an octet', '{"i_message_hex": "011"}', /^x:1:19: i_message_hex/],
  ])('[Keyladder §command line] refuses %s', (_what, x, words) => {
    expect(refusal(dump, ['x'], { x })).toMatch(words);
  });
});

/** As `npm run cli` starts it; reading standard input and a full disk are tried with the packed program. */
describe('as a program', () => {
  const cli = fileURLToPath(new URL('../../bin/cli.mjs', import.meta.url));
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'keyladder-'));
    writeFileSync(join(folder, 'mine.json'), files['uri.json']);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const start = (
    args: readonly string[],
    options: { env?: NodeJS.ProcessEnv; cwd?: string } = {},
  ) => {
    const { npm_lifecycle_event: _event, INIT_CWD: _cwd, ...env } = process.env;
    return spawnSync(process.execPath, [cli, ...args], {
      encoding: 'utf8',
      cwd: options.cwd ?? folder,
      env: { ...env, ...options.env },
    });
  };

  it('[Keyladder §command line] npm run: files from where the user is; exit 1', () => {
    const env = { npm_lifecycle_event: 'cli', INIT_CWD: folder };
    const { status, stdout, stderr } = start(['open', 'mine.json', '--as', 'sip:bob@example.org'], {
      env,
      cwd: tmpdir(),
    });
    expect(status).toBe(1);
    expect(JSON.parse(stdout).failure.code).toBe('receiver');
    expect(stderr).toContain('IDRr.idData at byte 82');
  });

  it('[Keyladder §command line] input that cannot be used: exit 2, nothing on standard output', () => {
    const env = { INIT_CWD: tmpdir() };
    const { status, stdout, stderr } = start(['run', 'mine.json'], { env });
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^mine\.json:1:1: version: This field is missing\.$/m);
  });
});
