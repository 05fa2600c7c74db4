import { describe, expect, it } from 'vitest';
import { defaultScenario, findMessages } from '../engine/index.ts';
import { linkToScenario } from '../store/scenario-link.ts';
import { UsageError } from './command.ts';
import { exported } from './export.ts';
import { wordsOf } from './words.ts';

const call = (scenario: unknown, ...args: readonly string[]) =>
  exported({
    words: wordsOf('fr'),
    args: ['s.json', ...args],
    filesIn: (path) => [path],
    readBytes: () => new TextEncoder().encode(JSON.stringify(scenario)),
  });

const scenario = { ...defaultScenario(), seed: '00ff'.repeat(8) };

describe('export', () => {
  it('[Keyladder §capture] writes the capture and its keys, in the language, with a link to the run', () => {
    const {
      files = [],
      remarks,
      exitCode,
    } = call(scenario, ...['--pcapng', 'a.pcapng', '--key-log', '-']);
    expect(files.map(({ name }) => name)).toEqual(['a.pcapng', '-']);
    const [capture, keys] = files.map(({ octets }) => octets);
    const found = findMessages(capture ?? new Uint8Array());
    expect(found.ok && found.messages.length).toBe(7);
    const log = new TextDecoder().decode(keys);
    const [, hash = ''] = /(#v\S+)/.exec(log) ?? [];
    expect(hash).toBe(linkToScenario(scenario));
    expect(new TextDecoder().decode(capture)).toContain(hash);
    expect(new TextDecoder().decode(capture)).toContain('Étape 1 · NOTIFY');
    expect([remarks.length, exitCode]).toEqual([1, 0]);
  });

  it('[Keyladder §diagrams] writes the ladder as text that holds no key, at a level', () => {
    const outs = ['--mermaid', 'a.mmd', '--plantuml', 'a.puml', '--text', 'a.txt'];
    const at = (...level: readonly string[]) => {
      const { files = [], remarks } = call(scenario, ...outs, ...level);
      expect(remarks).toEqual([]);
      return files.map(({ octets }) => new TextDecoder().decode(octets));
    };
    const figure = at();
    expect(figure.map((text) => text.split('\n')[0])).toEqual([
      ...['sequenceDiagram', '@startuml', expect.stringMatching(/^Figure 7\.4\.2-1/)],
    ]);
    for (const text of figure) {
      expect(text).toContain(linkToScenario(scenario));
      expect(text).toContain('1. Notification');
    }
    const members = at('--level', 'members');
    expect(members[0]).toContain('participant p3 as MCPTT UE 3');
    expect(() => call(scenario, '--text', 'x', '--level', 'half')).toThrow(/half/);
  });

  it('[Keyladder §command line] says what is missing', () => {
    expect(() => call(scenario)).toThrow(UsageError);
    expect(() => call(scenario, '--pcapng', 'x', '--key-log', 'x')).toThrow(/x/);
    expect(() => call({}, '--pcapng', 'x')).toThrow(UsageError);
  });
});
