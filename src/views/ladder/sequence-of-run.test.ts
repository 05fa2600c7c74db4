import { describe, expect, it } from 'vitest';
import { mermaidOf } from '../../diagram/mermaid.ts';
import type { Sequence, SequencePart } from '../../diagram/sequence.ts';
import { textLadderOf } from '../../diagram/text-ladder.ts';
import {
  actorsOf,
  defaultMembers,
  defaultPartnerSystem,
  defaultScenario,
  type FaultEntry,
  type Scenario,
} from '../../engine/index.ts';
import { addLaterTexts, createI18n } from '../../i18n/index.ts';
import type { Level } from '../../store/state.ts';
import { eventsOf } from '../../testing/events-of.ts';
import { mostDrawnLifelines, sequenceOfRun } from './sequence-of-run.ts';
import { sequenceWords } from './sequence-words.ts';

const i18n = createI18n();
await addLaterTexts(i18n);

type Change = Partial<Scenario> & { members?: number; reached?: number; most?: number };

function sequenceFor(level: Level, change: Change = {}): Sequence {
  const { members = 3, reached, most = mostDrawnLifelines, ...changed } = change;
  const base = defaultScenario();
  const [primary] = base.systems;
  if (!primary) throw new RangeError('no system');
  const own = { ...primary, members: defaultMembers(members) };
  const systems = changed.procedure === 'group-regroup' ? [own, defaultPartnerSystem()] : [own];
  const scenario = { ...base, systems, ...changed };
  const source = { kind: 'scenario', scenario } as const;
  const events = eventsOf(source);
  const told = sequenceWords((key, values = {}) => i18n.t(key, values), scenario, actorsOf(source));
  const last = reached ?? events.length - 1;
  return sequenceOfRun(
    { scenario, events, level, reached: last, most, version: '1.2.3', link: 'https://k/#v3.x' },
    told,
  );
}

const flat = (parts: readonly SequencePart[]): readonly SequencePart[] =>
  parts.flatMap((part) => (part.kind === 'loop' ? flat(part.parts) : [part]));

/** Arrows as `2>0 message: text`, all else by its texts. */
const told = ({ parts }: Sequence) =>
  flat(parts).map((part) => {
    if (part.kind === 'arrow') return `${part.from}>${part.to} ${part.look}: ${part.lines[0]}`;
    return part.kind === 'note' ? part.lines.join(' | ') : 'text' in part ? part.text : '';
  });

const flip: FaultEntry = {
  ...{ fault: 'signature-bit-flip', at: { procedure: 1, step: 1 }, to: ['ue2'], parameters: {} },
};

describe('a run as a sequence', () => {
  it('[pCR 33.179 Figure 7.4.2-1] has the lifelines and arrows of the figure', () => {
    const sequence = sequenceFor('figure');
    expect(sequence.lifelines.map(({ name }) => name)).toEqual([
      ...['MCPTT UE', 'Group Management Server'],
    ]);
    expect(told(sequence)).toEqual([
      '0. Provisioning of identity-specific key material',
      '1>0 message: 1. Notification of group metadata (Group Key Transport payload)',
      '0>1 answer: 2. OK',
      'Use of the keys | 4 of 4 packets opened',
    ]);
    expect(sequence.parts[1]).toMatchObject({ kind: 'loop', text: 'for each of 3 UEs' });
    expect(sequence.title).toBe('Figure 7.4.2-1: Security configuration for groups · One GMK');
    expect(sequence.facts).toContain('Made with Keyladder 1.2.3');
  });

  it('[Keyladder §designs] has the MCPTT server, of no figure, at the end of its arrows', () => {
    const sequence = sequenceFor('figure', { gmkMode: 'floor-under-csk' });
    expect(sequence.lifelines.map(({ name }) => name)).toEqual([
      ...['MCPTT UE', 'Group Management Server', 'MCPTT server (of no figure)'],
    ]);
    const arrows = told(sequence).filter((line) => /^\d>\d/.test(line));
    expect(arrows.slice(2)).toEqual([
      '0>2 message: 7. CSK to the MCPTT server',
      '2>0 answer: 8. OK',
    ]);
    for (const level of ['members', 'everything'] as const) {
      const { lifelines } = sequenceFor(level, { gmkMode: 'musik' });
      expect(lifelines.at(-1)?.name).toBe('MCPTT server (of no figure)');
    }
  });

  it('[pCR 33.179 Figure 7.4.3.3-1] numbers the arrows of both systems, once for each key', () => {
    const change = { procedure: 'group-regroup', gmkMode: 'dual-two-procedures' } as const;
    const sequence = sequenceFor('figure', change);
    const numbers = told(sequence).flatMap(
      (line) => /^(\d>\d) \w+: (\d)/.exec(line)?.slice(1) ?? [],
    );
    const once = ['1>0', '1', '0>1', '2', '1>2', '3', '2>3', '4', '3>2', '5', '2>1', '6'];
    expect(numbers).toEqual([...once, ...once]);
    expect(told(sequence).filter((line) => line.startsWith('Procedure '))).toHaveLength(2);
    expect(new Set(sequence.lifelines.map(({ system }) => system)).size).toBe(2);
    expect(sequence.facts.join()).toMatch(/Illustrative on the network/);
  });

  it('tells faults and failures, and nothing before it has happened', () => {
    const failed = told(sequenceFor('figure', { faults: [flip] }));
    expect(failed).toContain('Fault: Signature with a flipped bit');
    expect(failed).toContain('Failed at: UE 2 (signature)');
    const before = sequenceFor('figure', { faults: [flip], reached: 40 });
    expect(told(before).join()).not.toMatch(/Fault|Failed|packets/);
    expect(before.facts.join()).toMatch(/Told up to here: /);
    const alone = sequenceFor('figure', { members: 1, faults: [{ ...flip, to: ['ue1'] }] });
    expect(told(alone)).toContain('0>1 error: 2. Error');
  });

  it('at the level of members has a lifeline each, and names whom it leaves out', () => {
    const to = ['ue6' as const];
    const sequence = sequenceFor('members', { members: 6, most: 4, faults: [{ ...flip, to }] });
    const names = sequence.lifelines.map(({ name }) => name);
    expect(names).toEqual([
      ...['MCPTT UE 1', 'MCPTT UE 2', 'MCPTT UE 6', 'Group Management Server'],
    ]);
    expect(told(sequence)).toContain('2>3 error: 2. Error: “signature” failed');
    expect(sequence.facts.at(-1)).toMatch(/^Left out too: 3 of 6 members/);
    expect(told(sequence)).toContain(
      'UE 1 | ✓ well-formed and fresh | ✓ from whom, for whom | ✓ opened | ✓ stored',
    );
  });

  it('at the level of everything has a line an event', () => {
    const lines = told(
      sequenceFor('everything', { skips: [{ party: 'ue1', check: 'signature' }] }),
    );
    const [receipt = ''] = lines.filter((line) => line.startsWith('UE 1 | ✓ format'));
    expect(receipt.split(' | ')).toHaveLength(27);
    expect(receipt).toContain('· Left out: signature');
  });

  it('fits viewers of Mermaid and a mail in usual sizes', () => {
    const sequence = sequenceFor('members', { procedure: 'group-regroup', most: 7 });
    expect(mermaidOf(sequence).length).toBeLessThan(45_000);
    const widths = textLadderOf(sequence)
      .split('\n')
      .map((line) => line.length);
    expect(Math.max(...widths)).toBeLessThanOrEqual(100);
  });
});
