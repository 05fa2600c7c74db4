import { describe, expect, it } from 'vitest';
import { faults as catalogue, type Design, designs, failureCodes } from '../engine/index.ts';
import { UsageError } from './command.ts';
import { faults } from './faults.ts';
import { wordsOf } from './words.ts';

const call = (...args: string[]) =>
  faults({
    words: wordsOf(),
    args,
    filesIn: (path) => [path],
    readBytes: () => {
      throw new UsageError(() => 'faults reads no file');
    },
  });

type Condition = Readonly<Record<string, unknown>> & Readonly<{ predicted: unknown }>;
type Entry = Readonly<{
  id: string;
  clause: string;
  figures: readonly string[];
  modes: readonly string[];
  steps: readonly number[];
  predicted: string | null | readonly Condition[];
  unnoticed?: string;
}>;
const printed = call();
const entries: readonly Entry[] = JSON.parse(JSON.stringify(printed.output[0]));
const entryOf = (id: string) => entries.find((entry) => entry.id === id);
const conditions = ({ predicted }: Entry): readonly unknown[] =>
  Array.isArray(predicted) ? predicted.map((one: Condition) => one.predicted) : [predicted];

describe('faults', () => {
  it('[Keyladder §command line] prints every fault of the catalogue, and where it applies', () => {
    expect(printed.exitCode).toBe(0);
    expect(entries.map(({ id }) => id)).toEqual(catalogue.map(({ id }) => id));
    for (const { id, figures, modes, steps, clause } of entries) {
      expect([figures.length, modes.length, steps.length], id).not.toContain(0);
      expect(clause, id).toMatch(/^(RFC|TS|pCR|Keyladder|IANA) /);
    }
    expect(entryOf('partner-leaks-gmk')?.figures).toEqual(['7.4.3.3-1']);
    const inTwoRuns = designs.filter(({ rounds }: Design) => rounds.length > 1);
    expect(entryOf('gms-restarted')?.modes).toEqual(inTwoRuns.map(({ says }) => says.gmkMode));
  });

  it('[Keyladder §command line] predicts a code, null, or nothing that could be known', () => {
    const known = new Set<unknown>([...failureCodes, null, 'unknown']);
    const odd = entries.filter((entry) => conditions(entry).some((code) => !known.has(code)));
    expect(odd.map(({ id }) => id)).toEqual([]);
    expect(entryOf('signature-bit-flip')?.predicted).toBe('signature');
    expect(entryOf('partner-leaks-gmk')?.predicted).toBeNull();
    expect(entryOf('octets-edited')?.predicted).toBe('unknown');
  });

  it('[Keyladder §command line] lists the conditions that decide, and no others', () => {
    expect(entryOf('guk-id-altered')?.predicted).toEqual([
      { profile: 'ts-33.179', predicted: 'keyparams-id' },
      { profile: 'ts-33.180, hidden identities', predicted: 'keyparams-id' },
      { profile: 'ts-33.180', predicted: 'keyparams-id' },
      { profile: 'ts-33.180, MKI in SPI', predicted: 'cs-map' },
    ]);
    const byMode = [
      { mode: 'dual-two-procedures', predicted: 'key-separation' },
      { mode: 'dual-one-procedure, two-payloads', predicted: 'dual-incomplete' },
      { mode: 'dual-one-procedure, two-keys-in-one-payload', predicted: 'dual-incomplete' },
      { mode: 'mkfc-document', predicted: 'key-separation' },
    ];
    expect(entryOf('same-gmk-twice')?.predicted).toEqual(expect.arrayContaining(byMode));
  });

  it('[Keyladder §command line] says why where nothing catches a fault', () => {
    const silent = entries.filter((entry) => conditions(entry).includes(null));
    expect(silent.filter(({ unnoticed }) => !unnoticed).map(({ id }) => id)).toEqual([]);
    // Caught under each of these conditions: unnoticed by its parameter, or where nobody talks.
    const others = entries.filter((entry) => entry.unnoticed && !silent.includes(entry));
    expect(others.map(({ id }) => id).sort()).toEqual([
      'partner-group-not-given',
      'same-gmk-twice',
      'signing-key-stolen',
      'user-salt-of-another',
    ]);
  });

  it('[Keyladder §command line] takes no file', () => {
    expect(() => call('x.json')).toThrow(UsageError);
  });
});
