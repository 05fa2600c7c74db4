import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { elementsIn, readXml } from '../testing/strict-xml.ts';
import { check } from './check.ts';
import { checkJson } from './check-json.ts';
import { reportOf } from './check-report.ts';
import { checkText } from './check-text.ts';
import { checksJson } from './checks-made.ts';
import { UsageError } from './command.ts';
import { junit } from './junit.ts';
import { keysIn } from './keys.ts';
import { openInput } from './opened.ts';
import { tap } from './tap.ts';
import { wordsOf } from './words.ts';

const text = readFileSync(
  new URL('../engine/vectors/message-bundle.json', import.meta.url),
  'utf8',
);
const bundle = JSON.parse(text);
const [alice, bob] = ['sip:alice@example.org', 'sip:bob@example.org'];
const { rsk } = bundle.users[bob];
/** Alice holds what is Bob's. */
const mixedUp = { ...bundle.users, [alice]: { ...bundle.users[alice], rsk } };
const wrong = JSON.stringify({ ...bundle, users: mixedUp });
const octets = Uint8Array.from(Buffer.from(bundle.i_message_hex, 'hex'));

const disk: Readonly<Record<string, string | Uint8Array>> = {
  'keys.json': text,
  'in/good.hex': bundle.i_message_hex,
  'in/two.txt': `${bundle.i_message_hex}\n\n${bundle.i_message_hex}\n`,
  'in/short.bin': octets.slice(0, 300),
  // RFC 3711: version 2, payload type 105, then what is protected.
  'in/media.hex': `80690001000000010000000a${'5a'.repeat(40)}`,
  'in/n\u0000te <&"\u202e.txt': 'Dear\u001b all!',
};
const folder = Object.keys(disk).filter((name) => name.startsWith('in/'));

function call(args: readonly string[], language?: string) {
  const result = check({
    words: wordsOf(language),
    args,
    filesIn: (path) => {
      if (path === 'in') return folder;
      if (path === 'empty') return [];
      return [path];
    },
    readBytes: (file) => {
      const content = disk[file];
      if (content === undefined) throw new UsageError(() => `${file}: no such file`);
      return typeof content === 'string' ? new TextEncoder().encode(content) : content;
    },
  });
  return { ...result, said: String(result.output[0]) };
}

// biome-ignore lint/suspicious/noExplicitAny: JSON as a user reads it
const json = (...args: string[]): any =>
  JSON.parse(JSON.stringify(call([...args, '--format', 'json']).output[0]));

const withKeys = ['--keys', 'keys.json'];

describe('check', () => {
  it('[Keyladder §check] what passes: exit 0, one line a message', () => {
    const { exitCode, remarks, said, form } = call(['in/good.hex', ...withKeys]);
    expect([exitCode, remarks, form]).toEqual([0, [], 'text']);
    expect(said).toMatch(/^in\/good\.hex: hex digits\n {2}ok {3}#1 .*alice.* 1\d checks passed\n/);
    expect(said).toMatch(/1 file, 1 message: 1 passed, 0 failed, 0 not checked\.$/);
  });

  it('[Keyladder §check] a failed check: exit 1', () => {
    const { exitCode, said } = call(['in/short.bin', ...withKeys]);
    expect(exitCode).toBe(1);
    expect(said).toMatch(/FAIL #1 .*\n {6}SAKKE\.sakkeData at byte 183: /);
  });

  it('[Keyladder §check] what cannot be used is told, the rest is checked: exit 2', () => {
    const { exitCode, said } = call(['in', 'nowhere', 'empty', ...withKeys]);
    expect(exitCode).toBe(2);
    expect(said).toContain('???? nowhere: no such file');
    expect(said).toContain('???? empty: this folder holds no file');
    expect(said).toMatch(
      /7 files, 5 messages: 3 passed, 1 failed, 1 not checked\. 3 files cannot be used\.$/,
    );
  });

  it('[Keyladder §check] without keys: only what needs none, and that is said', () => {
    const { exitCode, remarks } = call(['in/good.hex']);
    expect([exitCode, remarks]).toEqual([0, [wordsOf().text('cli.noKeysGiven')]]);
    expect(call(['keys.json']).remarks).toEqual([]);
  });

  it('[Keyladder §check] --checks and --values: every check, every value of the calculations', () => {
    const [message] = json('in/good.hex', ...withKeys, '--checks', '--values').files[0].messages;
    expect(message.checks).toHaveLength(message.checks_made);
    expect(message.checks.every(({ passed }: { passed: boolean }) => passed)).toBe(true);
    const found = JSON.stringify(message.values);
    expect(found).toContain(bundle.gmk);
    const { said } = call(['in/good.hex', ...withKeys, '--checks', '--values']);
    expect(said).toContain(`= ${bundle.gmk}`);
  });

  it('[Keyladder §check] refuses what it does not know', () => {
    expect(() => call(['in', '--format', 'xml'])).toThrow(
      '--format xml: give text, json, junit, or tap',
    );
    expect(() => call(['in', ...withKeys, '--as', 'sip:eve@x'])).toThrow(/sip:eve@x/);
    expect(() => call(['in', '--at', 'noon'])).toThrow('--at noon');
    expect(() => call([])).toThrow('FILES is missing');
    expect(() => call(['in', '--format', 'constructor'])).toThrow('--format constructor');
  });

  it('[Keyladder §check] speaks French', () => {
    expect(call(['in/good.hex', ...withKeys], 'fr').said).toMatch(/réussis 1, en échec 0/);
  });
});

/** One of each: what passes, what fails with a cause that is found, what is not checked, what is no input. */
const words = wordsOf();
const heldKeys = keysIn(['keys.json'], { readBytes: () => new TextEncoder().encode(text), words });
const report = reportOf([
  ...[...folder.filter((name) => name !== 'in/n\u0000te <&"\u202e.txt'), 'keys.json'].map(
    (file) => ({
      file,
      opened: openInput(
        { name: file, content: file === 'keys.json' ? wrong : (disk[file] ?? '') },
        heldKeys,
        {},
        words,
      ),
    }),
  ),
  { file: 'in/n\u0000te <&"\u202e.txt', problem: 'Dear\u001b <all>!\n\ud800\uffff' },
]);

describe('the formats of check', () => {
  it('[Keyladder §check] text: below a message what failed, and why', () => {
    expect(checkText(report, {}, words)).toMatch(
      /FAIL #1 .*\n {6}SAKKE\.sakkeData at byte 183: .*\n {6}Proved: /,
    );
  });

  it('[Keyladder §check] json: the diagnosis as `open` has it', () => {
    const { ok, totals, files } = JSON.parse(JSON.stringify(checkJson(report, {}, words)));
    expect([ok, totals]).toEqual([
      false,
      { files: 6, unusable: 1, messages: 6, passed: 3, failed: 2, unchecked: 1 },
    ]);
    expect(files[4].messages[0]).toMatchObject({
      verdict: 'failed',
      failure: { code: 'sakke', path: 'SAKKE.sakkeData', offset: 183 },
      diagnosis: { deviation: 'rsk.of-other', grade: 'proved', facts: { uri: bob } },
    });
    expect(files[1].messages[1]).toMatchObject({ n: 2, verdict: 'passed', diagnosis: null });
    expect(files[1].messages[1].checks).toBeUndefined();
  });
});

describe('the checks of a key that is no GMK', () => {
  it('[TS 33.180 §G] are not called after one', () => {
    const given = { name: 'f', content: text };
    const outcome = openInput(given, null, {}, words).messages[0]?.outcome;
    if (!outcome) throw new TypeError('the bundle opens');
    const purpose = 'client' as const;
    const ofCsk = { ...outcome, checks: outcome.checks.map((made) => ({ ...made, purpose })) };
    const titles = (of: typeof outcome) => checksJson(of, words).map(({ title }) => title);
    expect(titles(outcome)).toContain(words.text('checks.name.decapsulation'));
    expect(titles(ofCsk)).toContain(words.text('checks.otherKey.name.decapsulation'));
  });
});

describe('a message whose key stays closed', () => {
  it('[Keyladder §check] says so in every format', () => {
    const { kms, users } = bundle;
    const keys = keysIn(['k'], {
      words,
      readBytes: () =>
        new TextEncoder().encode(JSON.stringify({ kms, users: { [bob]: users[bob] } })),
    });
    const given = { name: 'f', content: bundle.i_message_hex };
    const closed = reportOf([{ file: 'f', opened: openInput(given, keys, {}, words) }]);
    expect(closed.totals).toMatchObject({ passed: 1, failed: 0 });
    for (const write of [checkText, junit, tap]) {
      expect(write(closed, {}, words)).toMatch(/The key was not opened: .*alice/);
    }
  });
});

describe('check --format junit', () => {
  const said = junit(report, { checks: true }, words);
  const root = readXml(said);
  const all = (name: string) => elementsIn(root, name);
  const textOf = (name: string) => all(name)[0]?.text.join('');

  it('[Keyladder §check] is XML, each case with a name of its own', () => {
    const names = all('testcase').map(
      ({ attributes: { classname, name } }) => `${classname}/${name}`,
    );
    expect(names).toHaveLength(7);
    expect(new Set(names).size).toBe(7);
    expect(said.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u);
    expect(root.attributes).toMatchObject({ tests: '7', failures: '2', errors: '1', skipped: '1' });
  });

  it('[Keyladder §check] a failure holds code, path, offset, clause, detail and diagnosis', () => {
    expect(all('failure')[1]?.attributes.type).toBe('sakke');
    expect(all('failure')[1]?.text.join('')).toMatch(
      /^code: sakke\npath: SAKKE\.sakkeData\noffset: 183\nclause: RFC 6508 §6\.2\.2\ndetail: .*\ndiagnosis: Proved: /,
    );
    expect(textOf('system-out')).toContain(words.text('checks.name.timestamp'));
    expect(textOf('error')).toBe('Dear\\u001b <all>!\n\\ud800\\uffff');
  });
});

describe('check --format tap', () => {
  const lines = tap(report, {}, words).split('\n');

  it('[Keyladder §check] a plan, and a point a message', () => {
    expect(lines.slice(0, 2)).toEqual(['TAP version 13', '1..7']);
    const points = lines.filter((line) => /^(not )?ok /.test(line));
    expect(points.map((line) => line.replace(/ - .*/, ''))).toEqual([
      'ok 1',
      'ok 2',
      'ok 3',
      'not ok 4',
      'ok 5',
      'not ok 6',
      'not ok 7',
    ]);
    // A bare # begins a directive: only that of the packet is one.
    expect(points.filter((line) => /(?<!\\)#/.test(line))).toEqual([
      expect.stringMatching(/^ok 5 .* # SKIP srtp$/),
    ]);
  });

  it('[Keyladder §check] the YAML block of a failure', () => {
    const begin = lines.findIndex((line) => line.startsWith('not ok 6'));
    const end = lines.indexOf('  ...', begin);
    const facts = lines.slice(begin + 2, end).map((line) => {
      const [, name, value] = /^ {2}(\w+): (.*)$/.exec(line) ?? [];
      return [name, JSON.parse(value ?? '')];
    });
    expect(lines[begin + 1]).toBe('  ---');
    expect(Object.fromEntries(facts)).toMatchObject({
      severity: 'fail',
      code: 'sakke',
      offset: 183,
      clause: 'RFC 6508 §6.2.2',
      diagnosis: { deviation: 'rsk.of-other' },
    });
  });
});
