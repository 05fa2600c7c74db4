import type { Arrow, ArrowLook, Note, SequencePart } from '../../diagram/sequence.ts';
import { countOf, type Plan, type Scenario, type TraceEvent } from '../../engine/index.ts';
import { stepKeyOf } from '../../store/depth.ts';
import { attackLines, skipLines } from '../attack-lines.ts';
import { type ArrowEnd, boxesKey, type FigureArrow, figureRounds } from '../figure-arrows.ts';
import { outlineOf, type StepOutline } from '../figure-outline.ts';
import { foreignStores } from '../foreign-stores.ts';
import { receiversOf } from '../keyed-members.ts';
import { refusalText } from '../step-words.ts';
import { type FactPart, factLines } from './figure-facts.ts';
import type { Lifelines } from './sequence-lifelines.ts';
import { faultNotes, type SequenceWords } from './sequence-words.ts';

/** The parts of a sequence at the level of the figure: its boxes and arrows, what each arrow came to, and
 *  at whom something failed. */

/** What a sequence is made of. */
export type Told = Readonly<{
  scenario: Scenario;
  plan: Plan;
  events: readonly TraceEvent[];
  reached: number;
  lifelines: Lifelines;
  words: SequenceWords;
}>;

const signs: Readonly<Record<string, string>> = {
  ...{ square: '■', disc: '●', diamond: '◆', triangle: '▲', tick: '✓', cross: '✗' },
};

const partText = (part: FactPart) => ('text' in part ? part.text : (signs[part.shape] ?? ''));

function endOf({ lifelines, words }: Told, { system, kind }: ArrowEnd): number {
  const actor = words.actors.find((one) => one.system === system && one.kind === kind);
  return (actor && lifelines.placeOf(actor.id)) ?? 0;
}

/** The words over an arrow, as the figure has them; where every answer refuses, that it is an error. */
function labelOf({ words: { words, names } }: Told, arrow: FigureArrow, look: ArrowLook): string {
  const name = words(`trace.message.${look === 'error' ? 'error' : arrow.label}`);
  const text = words('trace.step.numbered', { step: arrow.step, name });
  const isLabelled = arrow.label === 'notification' && !names.regroup;
  return isLabelled ? `${text} ${words('trace.step.payload')}` : text;
}

function lookOf({ name }: FigureArrow, { facts, state }: StepOutline): ArrowLook {
  const lost = (facts.fates.get('dropped') ?? 0) + (facts.fates.get('intercepted') ?? 0);
  const sent = [...facts.fates.values()].reduce((sum, count) => sum + count, 0);
  if (lost > 0 && lost === sent) return 'lost';
  if (name === 'notification') return state !== 'future' && sent === 0 ? 'lost' : 'message';
  return countOf(facts, 'error') > 0 && countOf(facts, 'ok') === 0 ? 'error' : 'answer';
}

function arrowOf(told: Told, step: StepOutline, arrow: FigureArrow): Arrow {
  const { plan, reached, events, words } = told;
  const purposes =
    figureRounds(plan).find(({ arrows }) => arrows.some(({ key }) => key === arrow.key))
      ?.purposes ?? [];
  const stores = new Set(
    foreignStores(events)
      .filter(({ index }) => index <= reached && stepKeyOf(events[index]) === step.key)
      .map(({ actor }) => actor),
  );
  const facts = step.state === 'future' ? null : { ...step.facts, foreign: stores.size };
  const isOver = step.last !== null && step.last <= reached;
  const receivers = receiversOf(told.plan, arrow, told.events);
  const look = lookOf(arrow, step);
  const lines = factLines({ arrow, purposes, ...receivers }, facts, isOver, words.words)
    .map(({ parts }) => parts.map(partText).join(' '))
    .filter((line) => line !== '');
  return {
    kind: 'arrow',
    from: endOf(told, arrow.from),
    to: endOf(told, arrow.to),
    look,
    lines: [labelOf(told, arrow, look), ...lines],
  };
}

/** What is remarkable in a step: faults, the side of somebody outside, what was left out, who refused. */
function notesOf(told: Told, step: StepOutline, over: readonly [number, number]): readonly Note[] {
  const { events, reached, words } = told;
  const own = events.filter((event, at) => at <= reached && stepKeyOf(event) === step.key);
  const place = { all: events, own, reached };
  const failed = refusalText(step.refusals, words);
  const note = (name: string, text: string): Note => ({
    ...{ kind: 'note', over, tone: 'failed' },
    lines: [words.words('figureText.line', { name: words.words(`figureText.${name}`), text })],
  });
  return [
    ...faultNotes(told.scenario, own, words, over),
    ...attackLines(place, words).map((text) => note('attack', text)),
    ...skipLines(place, words).map((text) => note('skipped', text)),
    ...(failed === '' ? [] : [note('failed', failed)]),
  ];
}

/** A box at each actor. */
function boxesOf(told: Told, step: StepOutline): readonly SequencePart[] {
  const { lifelines, words } = told;
  const { names, actors } = words;
  const text = words.words(`trace.step.${names.regroup ? 'regroupProvisioning' : 'provisioning'}`);
  const inside = lifelines.lifelines.flatMap((_, at) =>
    actors.some(({ id, kind }) => kind !== 'outsider' && lifelines.placeOf(id) === at) ? [at] : [],
  );
  const all = [inside[0] ?? 0, inside.at(-1) ?? 0] as const;
  return [{ kind: 'note', over: all, lines: [text], tone: 'plain' }, ...notesOf(told, step, all)];
}

function bandOf(told: Told, step: StepOutline): readonly SequencePart[] {
  const { lifelines, events, reached, words } = told;
  const all = [0, Math.max(0, lifelines.lifelines.length - 1)] as const;
  const outcome = events[Math.min(reached, events.length - 1)];
  const came =
    outcome?.kind === 'outcome' && outcome.packets.length > 0
      ? [
          words.words('ladder.facts.packets', {
            n: outcome.packets.filter(({ opened }) => opened).length,
            of: outcome.packets.length,
          }),
        ]
      : [];
  const text = words.words('ladder.use.title');
  return [
    { kind: 'note', over: all, lines: [text, ...came], tone: 'plain' },
    ...notesOf(told, step, all),
  ];
}

/** Arrows that follow one another and go to and from the same members are a loop over these. */
function looped(told: Told, arrows: readonly (readonly [FigureArrow, readonly SequencePart[]])[]) {
  const parts: SequencePart[] = [];
  for (let at = 0; at < arrows.length; ) {
    const [arrow, own] = arrows[at] as (typeof arrows)[number];
    const [next, others] = arrows[at + 1] ?? [];
    const { members: count } = receiversOf(told.plan, arrow, told.events);
    const isPair = next !== undefined && next.to.kind === arrow.from.kind && count > 1;
    if (isPair && next.from.system === arrow.to.system && others) {
      const text = told.words.words('diagram.forEach', { count });
      parts.push({ kind: 'loop', text, parts: [...own, ...others] });
      at += 2;
    } else {
      parts.push(...own);
      at += 1;
    }
  }
  return parts;
}

/** The figure of a run as far as it may be told. */
export function figureParts(told: Told): readonly SequencePart[] {
  const { plan, events, reached, words } = told;
  const outline = outlineOf(events, words.actors, plan, { cursor: reached, reached });
  const rounds = figureRounds(plan);
  const [boxes] = outline.filter(({ key }) => key === boxesKey);
  const use = outline.at(-1);
  const isTwice = plan.rounds.length > 1;
  const inRounds = rounds.flatMap((round): readonly SequencePart[] => {
    const { procedure, purposes, isBehind } = round;
    const steps = outline.flatMap((step) => {
      const { arrow } = step;
      if (arrow === null || !round.arrows.some(({ key }) => key === arrow.key)) return [];
      const drawn = arrowOf(told, step, arrow);
      const over = [Math.min(drawn.from, drawn.to), Math.max(drawn.from, drawn.to)] as const;
      return [[arrow, [drawn, ...notesOf(told, step, over)]] as const];
    });
    const purpose = words.words(`trace.purpose.${purposes[0] ?? 'group'}`);
    const text = isBehind
      ? words.words('ladder.server.title')
      : words.words('ladder.procedure.titleFor', { n: procedure, purpose });
    return [
      ...(isTwice || isBehind ? [{ kind: 'divider', text } as const] : []),
      ...looped(told, steps),
    ];
  });
  return [...(boxes ? boxesOf(told, boxes) : []), ...inRounds, ...(use ? bandOf(told, use) : [])];
}
