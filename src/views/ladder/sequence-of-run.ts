import type { Sequence } from '../../diagram/sequence.ts';
import {
  designOf,
  hasFloorKey,
  planOf,
  type Scenario,
  settingsOf,
  type TraceEvent,
} from '../../engine/index.ts';
import type { Level } from '../../store/state.ts';
import { captionKey, withAct } from '../act-words.ts';
import { eventWords } from '../event-words.ts';
import { skipText } from '../skip-text.ts';
import { figureParts } from './sequence-figure.ts';
import { figureLifelines, type Lifelines, memberLifelines } from './sequence-lifelines.ts';
import { memberParts } from './sequence-members.ts';
import { faultTitle, type SequenceWords } from './sequence-words.ts';

/** A run as a sequence that is written as text, at a level of the ladder. */

/** Programs that draw a diagram have room for so many lifelines. */
export const mostDrawnLifelines = 14;

export type SequencedRun = Readonly<{
  scenario: Scenario;
  events: readonly TraceEvent[];
  level: Level;
  /** Index of the last event that may be told. */
  reached: number;
  /** So many lifelines at most. */
  most: number;
  /** The version of the program and the address of the run. */
  version: string;
  link: string;
}>;

/** What is only an illustration, marked as on the page. */
function marksOf(scenario: Scenario, { words }: SequenceWords): readonly string[] {
  const design = designOf(scenario);
  if (!hasFloorKey(design)) return [];
  const { purposeMarking } = settingsOf(scenario);
  const shared = design.rounds.some(({ inOnePayload }) => inOnePayload);
  return [
    ...(shared ? [words('diagram.twoKeys')] : []),
    words(purposeMarking === 'mkfc-tag' ? 'ladder.use.mkfc' : 'ladder.use.note'),
  ];
}

function leftOutText({ level }: SequencedRun, lifelines: Lifelines, told: SequenceWords) {
  const { words, names, actors } = told;
  const { leftOut } = lifelines;
  const texts = [words(`diagram.leftOut.${level}`)];
  if (leftOut.length > 0) {
    const members = (['primary', 'partner'] as const)
      .map((system) => leftOut.filter((actor) => actor.system === system))
      .filter(({ length }) => length > 0);
    const of = actors.filter(({ kind }) => kind === 'ue').length;
    const list = told.list(
      members.map((some) => (some[0] && !some[1] ? names.short(some[0].id) : names.several(some))),
    );
    texts.push(words('diagram.leftOut.people', { count: leftOut.length, of, list }));
  }
  return texts;
}

/** What the sequence belongs to. */
function factsOf(run: SequencedRun, lifelines: Lifelines, told: SequenceWords): readonly string[] {
  const { words, list, names } = told;
  const { scenario, events, reached, level, version, link } = run;
  const { faults, skips } = scenario;
  const now = events[reached];
  const isWhole = reached >= events.length - 1;
  return [
    words('diagram.made', { version }),
    ...(link.startsWith('#') ? [words('diagram.behind')] : []),
    words('diagram.level', { level: words(`ladder.level.${level}`) }),
    ...(isWhole || now === undefined
      ? []
      : [words('diagram.until', { event: eventWords(words, now, names) })]),
    ...(faults.length === 0
      ? []
      : [words('diagram.faults', { list: list(faults.map((entry) => faultTitle(entry, words))) })]),
    ...(skips.length === 0
      ? []
      : [words('skips.said', { list: list(skips.map((skip) => skipText(skip, words, names))) })]),
    ...marksOf(scenario, told),
    ...leftOutText(run, lifelines, told),
  ];
}

export function sequenceOfRun(run: SequencedRun, words: SequenceWords): Sequence {
  const { scenario, events, level, reached, most, link } = run;
  const { actors } = words;
  const isFigure = level === 'figure';
  const told = events.slice(0, reached + 1);
  const lifelines = isFigure
    ? figureLifelines(actors, words.words)
    : memberLifelines(scenario, actors, told, words.words, most);
  const plan = planOf(scenario);
  const shared = { scenario, plan, events, reached, lifelines, words };
  const figure = words.words('figureText.title', {
    figure: words.words(captionKey(plan)),
    mode: words.words(`app.topBar.gmkModes.${scenario.gmkMode}`),
  });
  const title = withAct(figure, scenario, words.words, words.names);
  return {
    title,
    facts: factsOf(run, lifelines, words),
    link,
    lifelines: lifelines.lifelines,
    parts: isFigure
      ? figureParts(shared)
      : memberParts({ ...shared, everything: level === 'everything' }),
  };
}
