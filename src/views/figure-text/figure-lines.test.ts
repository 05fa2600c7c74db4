import { describe, expect, it } from 'vitest';
import {
  actorsOf,
  defaultMembers,
  defaultPartnerSystem,
  defaultScenario,
  type FaultEntry,
  inFigureOrder,
  planOf,
  type Scenario,
  type TraceEvent,
} from '../../engine/index.ts';
import { createFormats } from '../../i18n/formats.ts';
import { addLaterTexts, createI18n } from '../../i18n/index.ts';
import { stepsOf } from '../../store/depth.ts';
import type { Level } from '../../store/state.ts';
import { eventsOf } from '../../testing/events-of.ts';
import { createActorNames } from '../actor-names.ts';
import { eventWords } from '../event-words.ts';
import { outlineOf } from '../figure-outline.ts';
import { figureLines, plainText, type TextWords } from './figure-lines.ts';

const i18n = createI18n();
await addLaterTexts(i18n);
const { t } = i18n;
const words = (key: string, values = {}) => t(key, values);

function textOf(change: Partial<Scenario>, members = 3) {
  const base = defaultScenario();
  const [primary] = base.systems;
  if (!primary) throw new RangeError('no system');
  const regroup = change.procedure === 'group-regroup';
  const own = { ...primary, members: defaultMembers(members) };
  const systems = regroup ? [own, defaultPartnerSystem()] : [own];
  const scenario = { ...base, systems, ...change };
  const source = { kind: 'scenario', scenario } as const;
  const inRun = eventsOf(source);
  const ordered = inFigureOrder(inRun);
  const actors = actorsOf(source);
  const names = createActorNames(words, regroup, { primary: 2, partner: 2 });
  const told: TextWords = {
    ...{ words, list: createFormats('en').list, names, actors },
    twice: planOf(scenario).rounds.length > 1,
    eventWords: (event: TraceEvent) => eventWords(words, event, names),
  };
  const steps = stepsOf(ordered);
  const at = (cursor: number, level: Level = 'figure', unfolded: readonly string[] = []) => {
    const events = level === 'figure' ? ordered : inRun;
    const depth = { cursor, reached: cursor, level, followed: null, unfolded };
    return figureLines(outlineOf(events, actors, planOf(scenario), depth), events, depth, told);
  };
  return { inRun, ordered, steps, told, at };
}

const endOf = ({ steps }: ReturnType<typeof textOf>, key: string) => {
  const step = steps.find((one) => one.key === key);
  if (step === undefined) throw new RangeError(key);
  return step.last;
};

const flip: FaultEntry = {
  ...{ fault: 'signature-bit-flip', at: { procedure: 1, step: 1 }, to: ['ue2'], parameters: {} },
};

describe('the figure as text', () => {
  it('[pCR 33.179 Figure 7.4.2-1] has a heading a step, done, now and not yet', () => {
    const run = textOf({});
    const lines = run.at(endOf(run, '1.1'));
    expect(lines.map(({ heading, state, current }) => [heading, state, current])).toEqual([
      ['Step 0. Provisioning of identity-specific key material', 'done', false],
      [
        'Step 1. Notification of group metadata (Group Key Transport payload), GMS to UE 1, UE 2, UE 3',
        ...['now', true],
      ],
      ['Step 2. OK, UE 1, UE 2, UE 3 to GMS', 'not yet', false],
      ['Use of the keys', 'not yet', false],
    ]);
    expect(lines[1]?.lines[0]).toMatchObject({
      name: 'Message',
      text: expect.stringMatching(/^3 notifications · /),
    });
    expect(lines[2]?.lines).toEqual([]);
  });

  it('[pCR 33.179 Figure 7.4.3.3-1] names both systems, and which of two procedures', () => {
    const run = textOf({ procedure: 'group-regroup', gmkMode: 'dual-two-procedures' });
    const headings = run.at(0).map(({ heading }) => heading);
    expect(headings).toHaveLength(14);
    expect(headings[3]).toBe(
      'Step 3. Notification of group metadata, Primary GMS to Partner GMS, procedure 1',
    );
  });

  it('tells a failure when it is reached, by name, and not before', () => {
    const run = textOf({ faults: [flip] });
    const before = run.at(endOf(run, '1.1'));
    expect(before.map(({ failed }) => failed).join('')).toBe('');
    const after = run.at(endOf(run, '1.2'));
    expect(after[2]?.failed).toBe('UE 2 (signature)');
    const missing = run.at(endOf(run, '1.use'));
    expect(plainText('Title', missing, run.told)).toContain('  Failed at: UE 2 (signature)\n');
  });

  it('marks one moment, the innermost that is told', () => {
    const run = textOf({});
    const step = run.steps.find(({ key }) => key === '1.2');
    if (step === undefined) throw new RangeError('no step 2');
    const marked = (lines: ReturnType<typeof run.at>) => {
      const all = lines.flatMap(({ current, inner }) => [
        current,
        ...inner.flatMap((line) => [line.current, ...line.inner.map((one) => one.current)]),
      ]);
      return all.filter(Boolean).length;
    };
    for (const cursor of [step.first, step.first + 9, step.last]) {
      expect(marked(run.at(cursor))).toBe(1);
      expect(marked(run.at(cursor, 'figure', ['1.2']))).toBe(1);
      expect(marked(run.at(cursor, 'everything'))).toBe(1);
      expect(marked(run.at(cursor, 'members'))).toBe(1);
    }
    const [, , open] = run.at(step.first, 'figure', ['1.2']);
    expect(open?.inner[0]?.text).toMatch(/^UE 1: well-formed and fresh, /);
    expect(open?.inner.slice(1).map(({ text }) => text)).toEqual([
      'The rest of this step: not yet',
    ]);
  });

  it('in the order of the run counts what has happened in each step', () => {
    const run = textOf({});
    const cursor = run.inRun.findIndex(({ id }) => id === 'gkp.2.ue1.message.ok');
    const [, one, two] = run.at(cursor, 'members');
    expect(one?.lines[0]?.text).toMatch(/^1 notification · /);
    expect(one?.state).toBe('begun');
    expect(two?.lines[0]?.text).toBe('1 OK');
    expect(two?.state).toBe('now');
  });

  it('folds a large group: a range in the heading, twelve by name', () => {
    const to = Array.from({ length: 20 }, (_, at) => `ue${at + 1}` as const);
    const run = textOf({ faults: [{ ...flip, to }] }, 20);
    const [, , two] = run.at(endOf(run, '1.2'));
    expect(two?.heading).toBe('Step 2. OK, UE 1 … 20 to GMS');
    expect(two?.failed).toMatch(/UE 12 \(signature\), 8 more$/);
  });
});
