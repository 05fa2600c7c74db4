import { describe, expect, it } from 'vitest';
import {
  actorsOf,
  checkNames,
  defaultPartnerSystem,
  defaultScenario,
  type FaultEntry,
  inFigureOrder,
  type RunSource,
  type Scenario,
  type TraceEvent,
} from '../../engine/index.ts';
import { createFormats } from '../../i18n/formats.ts';
import { addLaterTexts, changeLanguage, createI18n } from '../../i18n/index.ts';
import { readCatalogue, type Texts } from '../../i18n/read-catalogue.ts';
import { nextStop } from '../../store/depth.ts';
import { type Level, levels } from '../../store/state.ts';
import { eventsOf } from '../../testing/events-of.ts';
import { countUes, createActorNames, hasTwoSystems } from '../actor-names.ts';
import { captionOf } from './caption.ts';

const toldIn = async (language: string, actors: Parameters<typeof countUes>[0]) => {
  const i18n = createI18n();
  await addLaterTexts(i18n);
  await changeLanguage(i18n, language);
  const words = (key: string, values = {}) => i18n.t(key, values);
  const regroup = hasTwoSystems(actors);
  const names = createActorNames(words, regroup, countUes(actors));
  return { words, names, list: createFormats(language).list };
};

const systems = { 'group-key-provisioning': 1, 'group-regroup': 2 } as const;

const runs = new Map<string, readonly TraceEvent[]>();

/** The run of a scenario, made once. */
function runOf(source: Extract<RunSource, { kind: 'scenario' }>): readonly TraceEvent[] {
  const name = JSON.stringify(source.scenario);
  const events = runs.get(name) ?? eventsOf(source);
  runs.set(name, events);
  return events;
}

/** The caption of every stop of a run, from its beginning. */
async function captions(change: Partial<Scenario>, level: Level, language = 'en') {
  const base = defaultScenario();
  const both = [...base.systems, defaultPartnerSystem()];
  const scenario = {
    ...base,
    systems: systems[change.procedure ?? base.procedure] === 2 ? both : base.systems,
    ...change,
  };
  const source = { kind: 'scenario', scenario } as const;
  const inRun = runOf(source);
  const events = level === 'figure' ? inFigureOrder(inRun) : inRun;
  const actors = actorsOf(source);
  const told = await toldIn(language, actors);
  const depth = { level, followed: null, unfolded: [] };
  const trace = { events, actors, source, timings: {} };
  const said: string[] = [];
  for (let cursor = nextStop(events, 0, depth), before = -1; cursor !== before; ) {
    said.push(captionOf({ ...depth, trace, cursor, wholeRun: false }, told));
    before = cursor;
    cursor = nextStop(events, cursor, depth);
  }
  return said;
}

const at = { procedure: 1, step: 1 } as const;
const entry = (fault: string, parameters = {}): FaultEntry => ({
  ...{ fault, at, to: 'all', parameters },
});

/** Two lines of the caption at 1280 × 720. */
const twoLines = 152;

describe('captions', () => {
  it('have a question for every check, and words for every calculation', () => {
    const { present, trace } = readCatalogue('en') as Record<string, Record<string, Texts>>;
    const caption = present?.caption as Record<string, Texts>;
    expect(Object.keys(caption.check ?? {}).sort()).toEqual([...checkNames].sort());
    expect(Object.keys(caption.compute ?? {})).toEqual(
      expect.arrayContaining(Object.keys(trace?.operation ?? {})),
    );
  });

  it('[7.4.2] tell the figure in one sentence a step', async () => {
    expect(await captions({}, 'figure')).toEqual([
      'Before anything else, the KMS gives everyone private keys bound to their own identity.',
      'The GMS encrypts a new group key to each user’s own identity and signs the message.',
      'Each UE checks the message, stores the group key and answers OK.',
      'The end: every member of the group holds its keys.',
    ]);
  });

  const figures = ['group-key-provisioning', 'group-regroup'] as const;
  const modes = ['single', 'dual-two-procedures', 'dual-one-procedure'] as const;
  it.each(figures.flatMap((figure) => modes.map((mode) => [figure, mode] as const)))(
    '%s, %s: a sentence of two lines at most for every stop of every level',
    async (procedure, gmkMode) => {
      for (const language of ['en', 'fr']) {
        for (const level of levels) {
          const said = await captions({ procedure, gmkMode }, level, language);
          expect(said.filter((text) => text.length > twoLines)).toEqual([]);
          for (const text of said) expect(text).toMatch(/^\p{Lu}.*[.!]$/u);
          expect(new Set(said).size).toBeGreaterThan(level === 'figure' ? 3 : 20);
        }
      }
    },
  );

  it('say which fault strikes, who refuses and by which check', async () => {
    const said = await captions({ faults: [entry('signature-bit-flip')] }, 'figure');
    expect(said.slice(1)).toEqual([
      'Signature with a flipped bit. The GMS encrypts a new group key to each user’s own identity and signs the message.',
      'UE 1, UE 2, UE 3: refused, the check “signature” stops it.',
      'The end: 0 of 3 members hold their keys.',
    ]);
    const all = await captions({ faults: [entry('signature-bit-flip')] }, 'everything');
    expect(all).toContain(
      'UE 2 asks: Did the named sender sign it, exactly as it is? No: signature does not verify.',
    );
    expect(all).toContain('UE 2 does not keep the group key: signature does not verify.');
  });

  it('say what a check that is left out would have stopped, and what comes of it', async () => {
    const skips = ['ue1', 'ue2', 'ue3'].map((party) => ({ party, check: 'authorised' }));
    const said = await captions({ faults: [entry('user-sends-own-key')], skips }, 'figure');
    expect(said.slice(1)).toEqual([
      'A user sends a key of their own. UE 1, UE 2, UE 3: nothing arrives, somebody outside keeps the message back.',
      'UE 1: the check “GMS authorised” is left out. It would have stopped this.',
      'The end: 3 members keep a key that the GMS did not make.',
    ]);
  });

  it('say what is lost', async () => {
    const said = await captions({ faults: [entry('notification-lost')] }, 'figure');
    expect(said[1]).toBe(
      'Notification lost. UE 1, UE 2, UE 3: nothing arrives, the message is lost.',
    );
  });
});
