import type { TraceEvent } from '../../engine/index.ts';
import { isFailure, phasesAround, phasesInStep, stepAt, stepKeyOf } from '../../store/depth.ts';
import type { Depth } from '../../store/state.ts';
import { attackLines, skipLines } from '../attack-lines.ts';
import { outsideMessages } from '../attacks.ts';
import type { OutlinePlace, StepOutline } from '../figure-outline.ts';
import { phaseText } from '../phase-text.ts';
import { type StepLine, stepLines } from '../step-lines.ts';
import { refusalText, type StepNames, stepHeading } from '../step-words.ts';

/** The figure as lines of text: what the page writes and what is copied. */

type Events = readonly TraceEvent[];

/** Something inside a step; `to` is the event it leads to, null where that lies ahead. */
export type InnerLine = Readonly<{
  to: number | null;
  text: string;
  current: boolean;
  inner: readonly InnerLine[];
}>;

export type StepText = Readonly<{
  key: string;
  heading: string;
  /** How it stands at the cursor, in a word. */
  state: string;
  current: boolean;
  to: number | null;
  lines: readonly StepLine[];
  /** What somebody outside did in it, and which checks were left out; empty where neither. */
  attack: string;
  skipped: string;
  /** At whom it failed; empty where it did not. */
  failed: string;
  inner: readonly InnerLine[];
}>;

/** Where one stands and how deep one looks. */
export type TextDepth = OutlinePlace & Depth;

export type TextWords = StepNames & Readonly<{ eventWords: (event: TraceEvent) => string }>;

/** The phases of the current step that are told one by one: those of a step that is looked into, or else
 *  those of the member at the cursor. */
function innerPhases(events: Events, { level, cursor, followed, unfolded }: TextDepth) {
  if (level !== 'figure') return phasesAround(events, cursor);
  const step = stepAt(events, cursor);
  return step && unfolded.includes(step.key) ? phasesInStep(events, step, followed) : [];
}

const range = (first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_, at) => first + at);

/** The events of a phase as far as they may be told. */
function eventLines(events: Events, indices: readonly number[], cursor: number, told: TextWords) {
  return indices.flatMap((index): readonly InnerLine[] => {
    const event = events[index];
    if (event === undefined) return [];
    return [{ to: index, text: told.eventWords(event), current: index === cursor, inner: [] }];
  });
}

/** What is inside the current step, as far as it may be told: how many phases are still to come would
 *  tell who refuses. */
function innerLines(events: Events, depth: TextDepth, told: TextWords): readonly InnerLine[] {
  const { words, names } = told;
  const { cursor, reached, level, unfolded } = depth;
  const phases = innerPhases(events, depth);
  const begun = phases.filter(({ first }) => first <= reached);
  const lines = begun.map((phase): InnerLine => {
    const { first, last, key, member, purpose } = phase;
    const own = range(first, Math.min(last, reached));
    const checks = range(first, last).some((index) => events[index]?.kind === 'check');
    const failed = own.some((index) => events[index] !== undefined && isFailure(events[index]));
    const state = failed ? 'failed' : last > reached ? 'begun' : 'past';
    const isNow = first <= cursor && cursor <= last;
    const isOpen = unfolded.includes(key) || (level === 'everything' && isNow);
    const text = words(`figureText.${purpose ? 'phaseOf' : 'phase'}`, {
      member: names.short(member),
      phase: phaseText(phase, checks, words),
      purpose: purpose ? words(`trace.purpose.${purpose}`) : '',
      state: words(`figureText.state.${state}`),
    });
    const inner = isOpen ? eventLines(events, own, cursor, told) : [];
    return { to: last, text, current: isNow && !isOpen, inner };
  });
  const isOver = (phases.at(-1)?.last ?? reached) <= reached;
  const rest: InnerLine = { to: null, text: words('figureText.rest'), current: false, inner: [] };
  return isOver ? lines : [...lines, rest];
}

const holdsCurrent = (lines: readonly InnerLine[]): boolean =>
  lines.some(({ current, inner }) => current || holdsCurrent(inner));

/** The side of somebody outside, and the checks that were left out. */
function sidesOf(events: Events, { key, facts }: StepOutline, reached: number, told: TextWords) {
  if (facts.skipped === 0 && outsideMessages(events).length === 0)
    return { attack: '', skipped: '' };
  const own = events.filter((event, at) => at <= reached && stepKeyOf(event) === key);
  const place = { all: events, own, reached };
  return {
    attack: attackLines(place, told).join(' '),
    skipped: skipLines(place, told).join(' '),
  };
}

/** The steps in words; what is inside is told of the one at the cursor. */
export function figureLines(
  outline: readonly StepOutline[],
  events: Events,
  depth: TextDepth,
  told: TextWords,
): readonly StepText[] {
  return outline.map((step): StepText => {
    const isNow = step.state === 'current';
    const inner = isNow ? innerLines(events, depth, told) : [];
    return {
      key: step.key,
      heading: stepHeading(step, told),
      state: told.words(`figureText.state.${step.state}`),
      current: isNow && !holdsCurrent(inner),
      to: step.last,
      lines: stepLines(step.facts, told),
      ...sidesOf(events, step, depth.reached, told),
      failed: refusalText(step.refusals, told),
      inner,
    };
  });
}

/** What is remarkable in a step, under its names in the catalogue. */
export const remarks = ({ attack, skipped, failed }: StepText) =>
  [
    { key: 'attack', text: attack },
    { key: 'skipped', text: skipped },
    { key: 'failed', text: failed },
  ].filter(({ text }) => text !== '');

const indented = (lines: readonly InnerLine[], depth: number): readonly string[] =>
  lines.flatMap(({ text, inner }) => [
    `${'  '.repeat(depth)}- ${text}`,
    ...indented(inner, depth + 1),
  ]);

/** The same as plain text. */
export function plainText(
  title: string,
  steps: readonly StepText[],
  { words }: Pick<TextWords, 'words'>,
): string {
  const parts = steps.map((step) =>
    [
      words('figureText.line', { name: step.heading, text: step.state }),
      ...step.lines.map(({ name, text }) => `  ${words('figureText.line', { name, text })}`),
      ...remarks(step).map(
        ({ key, text }) =>
          `  ${words('figureText.line', { name: words(`figureText.${key}`), text })}`,
      ),
      ...indented(step.inner, 1),
    ].join('\n'),
  );
  return `${[title, ...parts].join('\n\n')}\n`;
}
