import { describe, expect, it } from 'vitest';
import { checkNames, checkOf } from '../engine/index.ts';
import { checks } from './checks.ts';
import { UsageError } from './command.ts';
import { wordsOf } from './words.ts';

type Entry = Readonly<{
  name: string;
  codes: readonly string[];
  stops: string;
  without: string;
  whyClause: string | null;
}>;

const call = (language?: string, ...args: string[]) =>
  checks({
    words: wordsOf(language),
    args,
    filesIn: (path) => [path],
    readBytes: () => {
      throw new UsageError(() => 'checks reads no file');
    },
  });
const entriesIn = (language?: string): readonly Entry[] =>
  JSON.parse(JSON.stringify(call(language).output[0]));

describe('checks', () => {
  it('[Keyladder §command line] prints every check in its order, with what it is for', () => {
    const entries = entriesIn();
    expect(entries.map(({ name }) => name)).toEqual(checkNames);
    const replay = entries.find(({ name }) => name === 'replay');
    expect(replay?.codes).toEqual(checkOf('replay').codes);
    expect(replay?.stops).toMatch(/^Somebody who recorded an earlier notification/);
    expect(replay?.whyClause).toBe('RFC 3830 §5.4');
    expect(entries.find(({ name }) => name === 'signature')?.whyClause).toBeNull();
  });

  it('[Keyladder §command line] speaks the language asked for', () => {
    expect(entriesIn('fr').find(({ name }) => name === 'replay')?.stops).toMatch(/^Quelqu’un/);
  });

  it('[Keyladder §command line] takes no file', () => {
    expect(() => call(undefined, 'x.json')).toThrow('checks takes no file: x.json');
  });
});
