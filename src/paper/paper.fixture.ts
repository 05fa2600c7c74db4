import { wordsOf } from '../cli/words.ts';
import { actorsOf, defaultScenario, type RunSource, type Scenario } from '../engine/index.ts';
import { createFormats } from '../i18n/formats.ts';
import { defaultCompare } from '../store/compare-view.ts';
import { type Design, scenarioOfDesign } from '../store/designs.ts';
import { eventsOf } from '../testing/events-of.ts';
import { sideOf } from './side-of.ts';
import type { PaperInput, PaperSubject, PaperWords } from './subject.ts';

/** A paper's words from the catalogue on disk. */
export const paperWords = (language: string): PaperWords => {
  const { text } = wordsOf(language);
  const t: PaperWords['t'] = (key, values = {}) => text(key, values);
  return { language, t, formats: createFormats(language) };
};

const base: Scenario = { ...defaultScenario(), seed: '00ff'.repeat(8) };

/** Each run is made once. */
const runs = new Map<Design, Parameters<typeof sideOf>[0]>();

/** A side from a real run. */
function sideIn(design: Design, words: PaperWords) {
  const scenario = scenarioOfDesign(base, design);
  const source: RunSource = { kind: 'scenario', scenario };
  const run = runs.get(design) ?? {
    scenario,
    actors: actorsOf(source),
    events: eventsOf(source),
  };
  runs.set(design, run);
  return sideOf(run, defaultCompare, words);
}

/** Two designs of the first scenario of the page, or one of them alone. */
export function paperSubject(kind: 'designs' | 'run', words: PaperWords): PaperSubject {
  const left = sideIn('twice', words);
  if (kind === 'run') return { kind, assumed: defaultCompare, left };
  return { kind, assumed: defaultCompare, left, right: sideIn('once-two-payloads', words) };
}

/** One red pixel. */
const png = Uint8Array.from(
  atob(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC',
  ),
  (character) => character.charCodeAt(0),
);

const picture = (heightMm: number) => ({
  svg: `<svg xmlns="http://www.w3.org/2000/svg" width="160" height="${heightMm}"/>`,
  png,
  widthMm: 160,
  heightMm,
});

/** All that a paper on them takes. Of the pictures the second is higher than a page. */
export function paperInput(language: string, kind: 'designs' | 'run'): PaperInput {
  const words = paperWords(language);
  return {
    subject: paperSubject(kind, words),
    pictures: [
      { shown: [picture(100)], total: 1 },
      { shown: [picture(400)], total: 5 },
    ],
    clause: {
      before: 'It may be done once using one GMK, and once using another.\nAn old sentence.',
      after:
        'It may be done once for obtaining a GMK, and once for obtaining another.\nA & <b>\tnew.',
    },
    parts: ['figures', 'numbers', 'clause', 'references'],
    made: {
      version: '9.8.7',
      date: '2026-11-27',
      link: 'https://keyladder.example/?a=1&b=2#v1.abc',
    },
    words,
  };
}
