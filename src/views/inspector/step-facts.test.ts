import { describe, expect, it } from 'vitest';
import {
  actorsOf,
  type Design,
  defaultPartnerSystem,
  defaultScenario,
  designOf,
  type FaultEntry,
  type GmkMode,
  gmkModes,
  inFigureOrder,
  type RunSource,
  type Scenario,
} from '../../engine/index.ts';
import texts from '../../i18n/en/step.json' with { type: 'json' };
import { addLaterTexts, createI18n } from '../../i18n/index.ts';
import { stepsOf } from '../../store/depth.ts';
import { eventsOf } from '../../testing/events-of.ts';
import type { Words } from '../actor-names.ts';
import { stepFacts } from '../step-facts.ts';
import { stepLines } from '../step-lines.ts';
import { aftermath, stepStory } from './step-story.ts';

const i18n = createI18n();
await addLaterTexts(i18n);

const sourceOf = (change: Partial<Scenario>): Extract<RunSource, { kind: 'scenario' }> => {
  const base = defaultScenario();
  const isRegroup = change.procedure === 'group-regroup';
  const systems = isRegroup ? [...base.systems, defaultPartnerSystem()] : base.systems;
  return { kind: 'scenario', scenario: { ...base, systems, ...change } };
};

function figureOf(change: Partial<Scenario>) {
  const source = sourceOf(change);
  const events = inFigureOrder(eventsOf(source));
  const actors = actorsOf(source);
  const steps = stepsOf(events);
  const stepOf = (key: string) => {
    const step = steps.find((one) => one.key === key);
    if (step === undefined) throw new RangeError(`no step ${key}`);
    return step;
  };
  const of = (key: string, reached = stepOf(key).last) =>
    stepFacts(events, actors, { index: stepOf(key).last, reached, level: 'figure' });
  const eventOf = (key: string) => {
    const event = events[stepOf(key).last];
    if (event === undefined) throw new RangeError(`no event in ${key}`);
    return event;
  };
  return { source, events, actors, steps, stepOf, of, eventOf };
}

const keyCounts: Readonly<Record<GmkMode, number>> = {
  single: 1,
  'dual-two-procedures': 1,
  'dual-one-procedure': 2,
  'mkfc-document': 2,
  'floor-under-csk': 1,
  musik: 1,
};

describe('the facts of a step of the figure', () => {
  for (const gmkMode of gmkModes) {
    const keys = keyCounts[gmkMode];
    it(`[pCR 33.179 Figure 7.4.2-1] counts messages, calculations, checks and keys: ${gmkMode}`, () => {
      const run = figureOf({ gmkMode });
      const members = run.actors.filter(({ kind }) => kind === 'ue').length;
      const told = run.of('1.1');
      expect(told.messages).toMatchObject([{ name: 'notification', count: members }]);
      const made = Object.fromEntries(told.calculations.map(({ name, count }) => [name, count]));
      expect(made).toMatchObject({
        'sakke-encapsulate': members * keys,
        'eccsi-sign': members * keys,
      });
      expect(told.checks).toEqual([]);
      const answered = run.of('1.2');
      expect(answered.messages).toMatchObject([{ name: 'ok', count: members }]);
      expect(answered.receivers).toBe(members);
      expect(answered.stored).toHaveLength(keys);
      for (const { count } of answered.stored) expect(count).toBe(members);
      expect(answered.checks).toMatchObject([{ kind: 'ue', actors: members, refused: 0 }]);
      expect(aftermath(run.source, run.eventOf('1.2'), answered)).toEqual([]);
    });
  }

  it('[pCR 33.179 Figure 7.4.3.3-1] the partner GMS checks and stores in step 4', () => {
    const run = figureOf({ procedure: 'group-regroup', gmkMode: 'dual-one-procedure' });
    expect(run.of('1.3')).toMatchObject({ messages: [{ count: 1 }], checks: [] });
    const passedOn = run.of('1.4');
    expect(passedOn.checks).toMatchObject([{ kind: 'gms', actor: 'partner-gms', refused: 0 }]);
    expect(passedOn).toMatchObject({ receivers: 1, stored: [{ count: 1 }, { count: 1 }] });
    expect(run.of('1.6').messages).toMatchObject([{ name: 'ok', count: 1 }]);
  });

  it('tells nothing that the cursor has not reached', () => {
    const run = figureOf({ clockSkewSeconds: { ue2: 301 } });
    const { first, last } = run.stepOf('1.2');
    expect(run.of('1.2', first - 1)).toMatchObject({ events: 0, messages: [], checks: [] });
    const whole = run.of('1.2', last);
    expect(whole.checks).toMatchObject([{ refused: 1, failed: ['timestamp'] }]);
    const failing = run.events.findIndex(({ id }) => id === whole.checks[0]?.first);
    expect(run.events[failing]).toMatchObject({ kind: 'check', actor: 'ue2', passed: false });
    expect(run.of('1.2', failing - 1).checks).toMatchObject([{ refused: 0, failed: [] }]);
    expect(aftermath(run.source, run.eventOf('1.2'), whole)).toEqual(['ue']);
  });

  it('in the order of the run speaks of one member', () => {
    const source = sourceOf({});
    const events = eventsOf(source);
    const index = events.findIndex(({ id }) => id === 'gkp.2.ue2.message.ok');
    const place = { index, reached: index, level: 'members' } as const;
    const facts = stepFacts(events, actorsOf(source), place);
    expect(facts).toMatchObject({ messages: [{ count: 1 }], checks: [{ actor: 'ue2' }] });
    expect(stepFacts(events, actorsOf(source), place)).toBe(facts);
  });
});

/** The story of the use of the keys, by what protects floor control in a design. */
function storyOfUse({ serverKey, rounds, settles }: Design): string {
  if (serverKey) return serverKey === 'client' ? 'csk' : 'musik';
  const hasFloor = rounds.some(({ keys }) => keys.includes('floor'));
  return hasFloor && settles?.purposeMarking === 'mkfc-tag' ? 'publishedMkfc' : 'talk';
}

describe('the story of a step', () => {
  it('is there for every step of both figures in every mode', () => {
    for (const procedure of ['group-key-provisioning', 'group-regroup'] as const) {
      for (const gmkMode of gmkModes) {
        const run = figureOf({ procedure, gmkMode });
        const stories = run.steps.map(({ last }) => {
          const event = run.events[last];
          if (event === undefined) throw new RangeError('a step without events');
          return stepStory(run.source, event);
        });
        const design: Design = designOf({ ...defaultScenario(), gmkMode });
        const twice = design.rounds.length > 1;
        const use = `use.${storyOfUse(design)}`;
        const name = procedure === 'group-regroup' ? 'regroup' : 'gkp';
        const numbers = procedure === 'group-regroup' ? [1, 2, 3, 4, 5, 6] : [1, 2];
        const once = numbers.map((number) => `${name}.${number}`);
        const { serverKey: server } = design;
        const exchange = server ? [`server.${server}.message`, `server.${server}.answer`] : [];
        const behind = procedure === 'group-regroup' ? [...exchange, ...exchange] : exchange;
        const expected = [`${name}.0`, ...once, ...(twice ? once : []), ...behind, use];
        expect(stories.map(({ key }) => key)).toEqual(expected);
      }
    }
  });

  it('knows which keys it is about', () => {
    const keysAt = (gmkMode: Scenario['gmkMode'], key: string) => {
      const run = figureOf({ gmkMode });
      return stepStory(run.source, run.eventOf(key));
    };
    expect(keysAt('single', '1.1')).toMatchObject({ keys: 'group', more: [] });
    expect(keysAt('dual-one-procedure', '1.1')).toMatchObject({ keys: 'both', more: ['once'] });
    expect(keysAt('dual-two-procedures', '1.1').more).toEqual(['firstOfTwo']);
    expect(keysAt('dual-two-procedures', '2.1')).toMatchObject({
      ...{ keys: 'floor', more: ['secondOfTwo'] },
    });
    expect(keysAt('dual-two-procedures', '1.use')).toMatchObject({ keys: 'both', more: ['tried'] });
  });
});

describe('what follows from a failure', () => {
  const entry = (fault: string, to: string): FaultEntry => ({
    ...{ fault, at: { procedure: 1, step: 1 }, to: [to], parameters: {} },
  });
  const afterOf = (change: Partial<Scenario>, key: string) => {
    const run = figureOf(change);
    return aftermath(run.source, run.eventOf(key), run.of(key));
  };

  it('tells a lost notification, a refusal, and what becomes of the other key', () => {
    expect(afterOf({ faults: [entry('notification-lost', 'ue2')] }, '1.1')).toEqual(['lost']);
    const faults = [entry('second-payload-corrupt', 'ue2')];
    expect(afterOf({ gmkMode: 'dual-one-procedure', faults }, '1.2')).toEqual([
      ...['ue', 'all-or-nothing'],
    ]);
    expect(afterOf({ faults: [entry('signature-bit-flip', 'ue2')] }, '1.use')).toEqual([
      'refusedPacket',
    ]);
  });

  it('has a text in the catalogue for each', () => {
    const keys = ['provisioning', 'lost', 'answerLost', 'gms', 'ue', 'report', 'refusedPacket'];
    const all = [...keys, 'sameKey', 'all-or-nothing', 'each-on-its-own'];
    expect(Object.keys(texts.step.after).sort()).toEqual([...all].sort());
  });
});

describe('the lines of a step', () => {
  const calculated = (change: Partial<Scenario>, key: string) => {
    const words: Words = (text, values = {}) => i18n.t(text, values);
    const list = (items: readonly string[]) => items.join(', ');
    const lines = stepLines(figureOf(change).of(key), { words, list, names: { short: String } });
    return lines.find(({ kind }) => kind === 'calculations')?.text;
  };

  it('[Keyladder §designs] name the key that is made', () => {
    expect(calculated({}, '1.1')).toContain('1 × new GMK');
    expect(calculated({ gmkMode: 'dual-one-procedure' }, '1.1')).toContain('2 × new GMK');
    expect(calculated({ gmkMode: 'floor-under-csk' }, '1.7')).toContain('3 × new CSK');
    expect(calculated({ gmkMode: 'musik' }, '1.7')).toContain('1 × new MuSiK');
  });
});
