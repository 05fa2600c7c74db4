import { crc32 } from 'node:zlib';
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

/** Reads a PNG file by hand. Source: PNG (Third Edition) §5.3, Annex D. */
function readPng(octets: Uint8Array) {
  const view = new DataView(octets.buffer, octets.byteOffset, octets.length);
  const chunks: { type: string; data: Uint8Array }[] = [];
  for (let at = 8; at < octets.length; ) {
    const length = view.getUint32(at);
    const covered = octets.subarray(at + 4, at + 8 + length);
    expect(view.getUint32(at + 8 + length)).toBe(crc32(covered));
    const type = new TextDecoder().decode(covered.subarray(0, 4));
    chunks.push({ type, data: covered.slice(4) });
    at += 12 + length;
  }
  expect(chunks.at(-1)?.type).toBe('IEND');
  return { width: view.getUint32(16), height: view.getUint32(20), chunks };
}

const scenario = { ...defaultScenario(), seed: '00ff'.repeat(8) };

describe('export', () => {
  it('[Keyladder §capture] writes the capture and its keys, in the language, with a link to the run', async () => {
    const {
      files = [],
      remarks,
      exitCode,
    } = await call(scenario, ...['--pcapng', 'a.pcapng', '--key-log', '-']);
    expect(files.map(({ name }) => name)).toEqual(['a.pcapng', '-']);
    const [capture, keys] = files.map(({ octets }) => octets);
    const found = findMessages(capture ?? new Uint8Array());
    expect(found.ok && [found.messages.length, found.link]).toEqual([7, linkToScenario(scenario)]);
    const log = new TextDecoder().decode(keys);
    const [, hash = ''] = /(#v\S+)/.exec(log) ?? [];
    expect(hash).toBe(linkToScenario(scenario));
    expect(new TextDecoder().decode(capture)).toContain(hash);
    expect(new TextDecoder().decode(capture)).toContain('Étape 1 · NOTIFY');
    expect([remarks.length, exitCode]).toEqual([1, 0]);
  });

  it('[Keyladder §acts] writes all acts, ladders one by one, or the act that is asked for', async () => {
    const [system] = scenario.systems;
    const living = {
      ...scenario,
      gmkMode: 'dual-one-procedure',
      systems: [{ ...system, members: system?.members.slice(0, 1) }],
      acts: [{ act: 'renew', keys: 'floor', afterSeconds: 3600 }],
    };
    const outs = ['--text', 'a.txt', '--pcapng', 'a.pcapng', '--trace', 'a.json'];
    const { files: all = [] } = await call(living, ...outs);
    expect(all.map(({ name }) => name)).toEqual(['a.pcapng', 'a-1.txt', 'a-2.txt', 'a.json']);
    const { files = [] } = await call(living, ...outs, '--act', '2');
    expect(files.map(({ name }) => name)).toEqual(['a.pcapng', 'a.txt', 'a.json']);
    const [capture, ladder, trace] = files.map(({ octets }) => new TextDecoder().decode(octets));
    expect(ladder).toBe(new TextDecoder().decode(all[2]?.octets));
    const { events } = JSON.parse(trace ?? '');
    expect(new Set(events.map(({ act }: { act?: number }) => act))).toEqual(new Set([2]));
    expect(capture).toContain('acte 2, Étape 1 · NOTIFY');
    expect(capture).not.toContain('événement gkp.');
    await expect(call(living, ...outs, '--act', '3')).rejects.toThrow(UsageError);
  });

  it('[Keyladder §diagrams] writes the ladder as text that holds no key, at a level', async () => {
    const outs = ['--mermaid', 'a.mmd', '--plantuml', 'a.puml', '--text', 'a.txt'];
    const at = async (...level: readonly string[]) => {
      const { files = [], remarks } = await call(scenario, ...outs, ...level);
      expect(remarks).toEqual([]);
      return files.map(({ octets }) => new TextDecoder().decode(octets));
    };
    const figure = await at();
    expect(figure.map((text) => text.split('\n')[0])).toEqual([
      ...['sequenceDiagram', '@startuml', expect.stringMatching(/^Figure 7\.4\.2-1/)],
    ]);
    for (const text of figure) {
      expect(text).toContain(linkToScenario(scenario));
      expect(text).toContain('1. Notification');
    }
    const members = await at('--level', 'members');
    expect(members[0]).toContain('participant p3 as MCPTT UE 3');
  });

  it.each([
    ['no form', scenario, [], UsageError],
    ['one file for two', scenario, ['--pcapng', 'x', '--key-log', 'x'], /x/],
    ['no scenario', {}, ['--pcapng', 'x'], UsageError],
    ['no level', scenario, ['--svg', 'x', '--level', 'half'], /half.*figure, members/],
    ['no day', scenario, ['--svg', 'x', '--date', '2026-02-30'], /2026-02-30/],
    ['no such font', scenario, ['--svg', 'x', '--font', 'Arial'], /Arial.*page/],
  ])('[Keyladder §command line] says what is wrong: %s', async (_, given, args, said) => {
    await expect(call(given, ...args)).rejects.toThrow(said);
  });

  it('[Keyladder §pictures] draws the ladder in the language, and both restore the run', async () => {
    const args = ['--svg', 'a.svg', '--png', 'b.png', '--date', '2026-11-27', '--font', 'page'];
    const { files = [] } = await call(scenario, ...args);
    const [svg, png] = files;
    for (const { octets } of files) {
      const found = findMessages(octets);
      const wanted = { ok: true, document: 'run', link: linkToScenario(scenario), notes: [] };
      expect(found).toMatchObject(wanted);
    }
    const text = new TextDecoder().decode(svg?.octets);
    expect(text).toContain(`<dc:source>${linkToScenario(scenario)}</dc:source>`);
    expect(text).toContain('étapes de la figure');
    expect(text).toContain('src:url(data:font/woff2;base64,');
    const { width, height, chunks } = readPng(png?.octets ?? new Uint8Array());
    expect([width, Math.round(height / width)]).toEqual([1814, 1]);
    expect(chunks).toMatchObject([
      ...['IHDR', 'pHYs', 'iTXt', 'iTXt', 'iTXt'].map((type) => ({ type })),
      ...chunks.slice(5),
    ]);
    expect(chunks[1]?.data).toEqual(Uint8Array.of(0, 0, 0x2c, 0x4b, 0, 0, 0x2c, 0x4b, 1));
    const told = chunks.slice(2, 5).map(({ data }) => new TextDecoder().decode(data));
    expect(told[2]).toBe(`Keyladder link\0\0\0\0\0${linkToScenario(scenario)}`);
  });

  it('[Keyladder §pictures] numbers the sheets of a longer ladder', async () => {
    const args = ['--level', 'members', '--date', '2026-11-27'];
    const { files = [], remarks } = await call(scenario, '--svg', 'out/a.svg', ...args);
    expect(files.map(({ name }) => name)).toEqual(files.map((_, at) => `out/a-${at + 1}.svg`));
    expect(files.length).toBeGreaterThan(1);
    expect(remarks).toEqual([]);
    const link = linkToScenario(scenario, { level: 'members' });
    for (const { octets } of files) expect(new TextDecoder().decode(octets)).toContain(link);
    await expect(call(scenario, '--svg', '-', ...args)).rejects.toThrow(UsageError);
  });
});
