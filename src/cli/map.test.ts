import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { map } from './map.ts';
import { wordsOf } from './words.ts';

const bundle = readFileSync(
  new URL('../engine/vectors/message-bundle.json', import.meta.url),
  'utf8',
);
const hex: string = JSON.parse(bundle).i_message_hex;
const call = (content: string, ...args: readonly string[]) =>
  map({
    words: wordsOf('en'),
    args: ['bundle.json', ...args],
    filesIn: (path) => [path],
    readBytes: () => new TextEncoder().encode(content),
  });

describe('map', () => {
  it('[Keyladder §command line] tells every octet with field, value, meaning and clause', () => {
    const { output, form, exitCode } = call(bundle);
    const lines = output as readonly string[];
    expect([form, exitCode]).toEqual(['text', 0]);
    expect(lines[0]).toContain('712 octets');
    const row = (offset: number) =>
      lines.filter((line) => line.startsWith(`${String(offset).padStart(5)}  `));
    expect(row(1)[0]).toMatch(/^ {4}1 {2}1a {2}HDR\.dataType +data type: 26 \(.+\) {2}\[RFC/);
    expect(row(3)).toHaveLength(2);
    expect(row(4)[0]).toMatch(/CSB ID: 0x0b3ba600/);
    expect(row(5)[0]).toMatch(/ 3b {2}HDR\.csbId +octet 2 of 4$/);
    const read = [
      ...new Map(
        lines.flatMap((line) => {
          const [, offset, octet] = /^ *(\d+) {2}(\w\w)/.exec(line) ?? [];
          return offset === undefined ? [] : [[offset, octet] as const];
        }),
      ).values(),
    ];
    expect(read.join('')).toBe(hex);
  });

  it('[Keyladder §command line] says the same as JSON, and how far a broken message goes', () => {
    const { output, exitCode } = call(hex.slice(0, 40), '--json');
    const [{ messages }] = output as [
      {
        messages: {
          length: number;
          failure: { code: string };
          octets: { hex: string; fields: { path: string }[] }[];
        }[];
      },
    ];
    const [message] = messages;
    expect([exitCode, message?.length, message?.failure.code]).toEqual([2, 20, 'truncated']);
    expect(message?.octets[0]).toMatchObject({ hex: '01', fields: [{ path: 'HDR.version' }] });
  });

  it('[Keyladder §command line] tells of a bundle which check refuses each octet when it is altered', () => {
    const lines = (call(bundle, '--break').output as readonly string[]).filter((line) =>
      /^ *\d+ {2}/.test(line),
    );
    expect(lines.filter((line) => !/^ *\d+ {2}\w\w {2}refused by \w/.test(line))).toEqual([]);
    const checkAt = (path: string) =>
      / refused by (\S+) /.exec(lines.find((line) => line.includes(` ${path} `)) ?? '')?.[1];
    expect(checkAt('HDR.version')).toBe('format');
    expect(checkAt('RAND.rand')).toBe('signature');
    expect(lines.at(-1)).toContain('711  ');
    expect(lines.at(-1)).toContain('refused by signature');
    // Without keys there is nobody to refuse it.
    expect(() => call(hex, '--break')).toThrow();
  });
});
