import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { UsageError } from './command.ts';
import { diff } from './diff.ts';
import { wordsOf } from './words.ts';

const vectors = new URL('../engine/vectors/', import.meta.url);
const bundle = readFileSync(new URL('message-bundle.json', vectors), 'utf8');
const hex: string = JSON.parse(bundle).i_message_hex;
/** One octet of the receiver's URI, `sip:alice…`: octet 86 is its first letter. */
const other = `${hex.slice(0, 172)}42${hex.slice(174)}`;

const disk: Readonly<Record<string, string>> = {
  a: hex,
  b: other,
  'list.txt': `${hex}\n\n${other}\n`,
  'odd#2': other,
};

function call(args: readonly string[], language?: string) {
  return diff({
    words: wordsOf(language),
    args,
    filesIn: (path) => [path],
    readBytes: (file) => {
      const content = disk[file];
      if (content === undefined) throw new UsageError(() => `${file}: no such file`);
      return new TextEncoder().encode(content);
    },
  });
}
// biome-ignore lint/suspicious/noExplicitAny: JSON as a user reads it
const json = (...args: string[]): any =>
  JSON.parse(JSON.stringify(call([...args, '--format', 'json']).output[0]));

describe('diff', () => {
  it('[Keyladder §two messages] the same message in another dress: exit 0', () => {
    const { exitCode, output } = call(['a', bundle]);
    expect(exitCode).toBe(0);
    expect(String(output[0])).toMatch(
      /^A: a \(line 1\), 712 octets\nB: argument \(.*\), 712 octets\nThe messages are identical/,
    );
    expect(json('a', 'a')).toMatchObject({ identical: true, differences: [] });
  });

  it('[Keyladder §two messages] an octet that differs: exit 1, its field with both values', () => {
    const { exitCode, output } = call(['a', 'b']);
    expect(exitCode).toBe(1);
    expect(String(output[0])).toMatch(
      /1 field differs\. \d+ are the same\.\n\nIDRr\.idData · .*\n {2}A {2}octets 82–102 {2}sip:alice@example\.org\n {5}differs at 86: 61\n {2}B .* {2}sip:Blice@example\.org\n {5}differs at 86: 42$/,
    );
    expect(json('a', 'b').differences).toEqual([
      {
        path: 'IDRr.idData',
        kind: 'changed',
        label: 'ID data',
        clause: expect.stringMatching(/^RFC/),
        a: expect.objectContaining({ value: 'sip:alice@example.org', start: 82, end: 103 }),
        b: expect.objectContaining({ differing: [{ start: 86, end: 87 }] }),
      },
    ]);
  });

  it('[Keyladder §two messages] INPUT#n, and a file that is really called so', () => {
    expect(call(['a', 'list.txt#1']).exitCode).toBe(0);
    expect(call(['b', 'list.txt#2']).exitCode).toBe(0);
    expect(call(['b', 'odd#2']).exitCode).toBe(0);
  });

  it.each([
    [['list.txt', 'a'], /list\.txt holds several messages \(2\): list\.txt#1/],
    [['list.txt#3', 'a'], /list\.txt#3: there is no such message \(messages: 2\)/],
    [['list.txt#0', 'a'], /list\.txt#0: there is no such message/],
    [['nowhere#1', 'a'], /nowhere: no such file/],
    [['a'], /B is missing/],
    [['a', 'b', 'c'], /c is too much/],
    [['a', 'b', '--format', 'tap'], /--format tap: give text or json/],
  ] as const)('[Keyladder §two messages] refuses %j', (args, why) => {
    expect(() => call(args)).toThrow(why);
  });

  it('[Keyladder §two messages] speaks French', () => {
    expect(String(call(['a', 'b'], 'fr').output[0])).toContain('1 champ diffère.');
  });
});
