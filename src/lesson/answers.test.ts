import { describe, expect, it } from 'vitest';
import {
  defaultPartnerSystem,
  defaultScenario,
  type FaultEntry,
  type Scenario,
} from '../engine/index.ts';
import { eventsOf } from '../testing/events-of.ts';
import { rightAnswer } from './answers.ts';
import { proposeOptions } from './propose-options.ts';
import type { LessonQuestion } from './question.ts';
import type { QuestionRun } from './question-run.ts';

/** On real runs of both figures. */

type Figure = 'gkp' | 'regroup';

function scenarioOf(figure: Figure, change: Partial<Scenario> = {}): Scenario {
  const base = defaultScenario();
  const two = [...base.systems, defaultPartnerSystem()].map((system) => ({
    ...system,
    members: system.members.slice(0, 2),
  }));
  const systems = figure === 'gkp' ? two.slice(0, 1) : two;
  const procedure = figure === 'gkp' ? 'group-key-provisioning' : 'group-regroup';
  return { ...base, procedure, systems, ...change };
}

const fault = (name: string, step: FaultEntry['at']['step'], parameters = {}): FaultEntry => ({
  ...{ fault: name, at: { procedure: 1, step }, to: 'all', parameters },
});

const kept = new Map<string, QuestionRun['events']>();

function runOf(figure: Figure, eventId: string, change: Partial<Scenario> = {}): QuestionRun {
  const scenario = scenarioOf(figure, change);
  const key = JSON.stringify(scenario);
  const events = kept.get(key) ?? eventsOf({ kind: 'scenario', scenario });
  kept.set(key, events);
  return { scenario, events, eventId };
}

const question = (
  kind: LessonQuestion['kind'],
  options: readonly string[],
  more: Partial<LessonQuestion> = {},
): LessonQuestion => ({
  ...{ id: 'q', kind, stem: 'Which?', about: {}, right: [], discuss: '' },
  options: options.map((id) => ({ id, text: '', why: '' })),
  ...more,
});

/** The moment of each figure, a fault put there, and the member it reaches. */
const figures = [
  ['gkp', 'gkp.1.ue2.message.notification', 1, 'ue2'],
  ['regroup', 'regroup.4.partner-ue2.message.notification', 4, 'partner-ue2'],
] as const;

describe.each(figures)('questions about %s', (figure, notification, step, member) => {
  const good = runOf(figure, notification);
  const signed = runOf(figure, notification, { faults: [fault('signature-bit-flip', step)] });
  const altered = runOf(figure, notification, { faults: [fault('payload-octet-altered', step)] });
  const sealed = runOf(figure, notification, { faults: [fault('sakke-data-altered', step)] });

  it('[Keyladder §questions] has the moments asked about', () => {
    expect(good.events.some(({ id }) => id === notification)).toBe(true);
  });

  it('[Keyladder §questions] tells the check that stops a fault', () => {
    const asked = question('check', ['period', 'signature', 'none']);
    expect(rightAnswer(asked, signed)).toEqual({ ok: true, right: ['signature'] });
    expect(rightAnswer(asked, good)).toEqual({ ok: true, right: ['none'] });
  });

  it('[Keyladder §questions] says why no check can be told', () => {
    const without = question('check', ['period', 'replay']);
    expect(rightAnswer(without, signed)).toEqual({
      ok: false,
      problem: { code: 'notOffered', values: { answer: 'signature' } },
    });
    expect(rightAnswer(without, good)).toMatchObject({ problem: { code: 'noFailure' } });
    expect(rightAnswer(without, { ...good, eventId: 'gone' })).toMatchObject({
      problem: { code: 'noMoment', values: { event: 'gone' } },
    });
  });

  it('[Keyladder §questions] tells what a party holds at the moment, and at the end', () => {
    const asked = question('holds', ['nothing', 'ciphertext', 'holds', 'could'], {
      about: { party: member, key: 'gmk-group' },
    });
    expect(rightAnswer(asked, good)).toEqual({ ok: true, right: ['ciphertext'] });
    const end = good.events.at(-1)?.id ?? '';
    expect(rightAnswer(asked, { ...good, eventId: end })).toEqual({ ok: true, right: ['holds'] });
    const start = good.events[0]?.id ?? '';
    expect(rightAnswer(asked, { ...good, eventId: start })).toEqual({
      ok: true,
      right: ['nothing'],
    });
  });

  it('[Keyladder §questions] knows who and which keys are not in the run', () => {
    const about = (party: string, key: string) =>
      rightAnswer(question('holds', ['holds', 'nothing'], { about: { party, key } }), good);
    expect(about('ue99', 'gmk-group')).toMatchObject({ problem: { code: 'noParty' } });
    expect(about(member, 'gmk-floor')).toMatchObject({
      problem: { code: 'noKey', values: { key: 'gmk-floor' } },
    });
    expect(about(member, '__proto__')).toMatchObject({ problem: { code: 'noKey' } });
  });

  it('[Keyladder §questions] tells the payloads a fault has altered on the way', () => {
    const options = ['T', 'RAND', 'SIGN'];
    expect(rightAnswer(question('octets', options), altered)).toEqual({
      ok: true,
      right: ['RAND'],
    });
    expect(rightAnswer(question('octets', options), good)).toMatchObject({
      problem: { code: 'nothingDiffers' },
    });
  });

  it('[Keyladder §questions] tells the payloads that differ from another moment', () => {
    const later = runOf(figure, notification, { clock: '2026-03-01T12:00:00Z' });
    const asked = question('octets', ['HDR', 'T', 'SIGN', 'IDRi'], {
      about: { against: 'before' },
    });
    expect(rightAnswer(asked, later, good)).toMatchObject({ ok: true, right: ['T', 'SIGN'] });
    expect(rightAnswer(asked, later)).toMatchObject({ problem: { code: 'noMoment' } });
  });

  it('[Keyladder §questions] tells two messages of one run apart', () => {
    const other = { ...good, eventId: notification.replace('ue2', 'ue1') };
    const asked = question('octets', ['T', 'IDRr', 'SIGN'], { about: { against: 'before' } });
    expect(rightAnswer(asked, other, good)).toEqual({ ok: true, right: ['IDRr', 'SIGN'] });
  });

  it('[Keyladder §questions] puts checks and steps in the order of the run', () => {
    const checks = question('order', ['decapsulation', 'signature', 'lifetime', 'format']);
    const ordered = ['format', 'signature', 'decapsulation', 'lifetime'];
    expect(rightAnswer(checks, good)).toEqual({ ok: true, right: ordered });
    expect(rightAnswer(question('order', ['use', '2', '0', '1']), good)).toEqual({
      ok: true,
      right: ['0', '1', '2', 'use'],
    });
    expect(rightAnswer(question('order', ['0', 'dual-complete']), good)).toMatchObject({
      problem: { code: 'notInRun', values: { option: 'dual-complete' } },
    });
    expect(rightAnswer(question('order', ['1', '1.1']), good)).toMatchObject({
      problem: { code: 'together' },
    });
  });

  it('[Keyladder §questions] takes what a choice states', () => {
    const asked = question('choice', ['a', 'b', 'c'], { right: ['c', 'gone'] });
    expect(rightAnswer(asked, good)).toEqual({ ok: true, right: ['c'] });
    expect(rightAnswer({ ...asked, right: ['gone'] }, good)).toMatchObject({
      problem: { code: 'noneRight' },
    });
  });

  const proposals = [
    ['check', signed, {}],
    ['check', sealed, {}],
    ['check', good, {}],
    ['holds', good, { party: member, key: 'gmk-group' }],
    ['holds', good, { party: 'kms', key: 'ksak' }],
    ['octets', altered, {}],
    ['order', good, {}],
  ] as const;

  it.each(proposals)(
    '[Keyladder §questions] proposes for %s options that hold the right one once',
    (kind, run, about) => {
      const made = proposeOptions({ kind, about }, run);
      if (!made.ok) throw new TypeError(made.problem.code);
      const { options, right } = made;
      expect(new Set(options).size).toBe(options.length);
      expect(options.length).toBeGreaterThanOrEqual(3);
      expect(options.length).toBeLessThanOrEqual(8);
      for (const id of right) expect(options.filter((one) => one === id)).toHaveLength(1);
      expect(rightAnswer(question(kind, options, { about }), run)).toEqual({ ok: true, right });
      if (kind === 'order') expect(options).not.toEqual(right);
      else expect(right.length).toBeLessThan(options.length);
      expect(proposeOptions({ kind, about }, run)).toEqual(made);
    },
  );

  it('[Keyladder §questions] proposes the checks beside the one that stops it', () => {
    const made = proposeOptions({ kind: 'check', about: {} }, signed);
    expect(made).toMatchObject({
      options: expect.arrayContaining(['signature', 'period', 'none']),
    });
    const changed = proposeOptions({ kind: 'octets', about: {} }, signed, good);
    expect(changed).toMatchObject({ right: ['SIGN'], options: expect.arrayContaining(['SAKKE']) });
  });
});

it('[Keyladder §questions] numbers the payloads of a message that carries two', () => {
  const notification = 'gkp.1.ue1.message.notification';
  const two = { gmkMode: 'dual-one-procedure', dualEncoding: 'two-payloads' } as const;
  const at = { procedure: 1, step: 1, key: 'floor' } as const;
  const faults = [{ ...fault('payload-octet-altered', 1), at }];
  const run = runOf('gkp', notification, { ...two, faults });
  const made = proposeOptions({ kind: 'octets', about: {} }, run);
  expect(made).toMatchObject({ right: ['2:RAND'] });
});

it('[Keyladder §questions] asks of a run that goes twice for the steps of both', () => {
  const run = runOf('gkp', 'gkp.1.ue1.message.notification', { gmkMode: 'dual-two-procedures' });
  const made = proposeOptions({ kind: 'order', about: {} }, run);
  expect(made).toMatchObject({ right: ['1.0', '1.1', '1.2', '2.1', '2.2', 'use'] });
});

describe('questions in an act', () => {
  const faults = [fault('signature-bit-flip', 1)];
  const acts: Scenario['acts'] = [
    { act: 'leave', afterSeconds: 60, member: 'ue2', rekey: true, oldKey: 'kept' },
  ];
  const first = runOf('gkp', 'gkp.1.ue1.message.notification', { acts, faults });
  const second = { ...first, eventId: 'act2-gkp.2.ue1.message.ok' };

  it('[Keyladder §questions] are about that act alone, and about who holds what then', () => {
    const check = question('check', ['signature', 'none']);
    expect(rightAnswer(check, first, null)).toMatchObject({ right: ['signature'] });
    expect(rightAnswer(check, second, null)).toMatchObject({ right: ['none'] });
    const heldBy = (party: string, key: string) =>
      rightAnswer(question('holds', ['holds', 'nothing'], { about: { party, key } }), second, null);
    expect(heldBy('ue1', 'gmk-group')).toMatchObject({ right: ['holds'] });
    expect(heldBy('gms', 'before-gmk-group')).toMatchObject({ right: ['holds'] });
    expect(heldBy('ue2', 'gmk-group')).toMatchObject({ right: ['nothing'] });
  });
});
