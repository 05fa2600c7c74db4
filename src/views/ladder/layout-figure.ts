import type { FigureStep, FigureStepKey, Plan } from '../../engine/index.ts';
import { stepsOf } from '../../store/depth.ts';
import type { InSteps } from '../../store/per-events.ts';
import type { Depth } from '../../store/state.ts';
import {
  type ArrowEnd,
  boxesKey,
  type FigureArrow,
  type FigureRound,
  figureRounds,
  useKey,
} from '../figure-arrows.ts';
import { receiversOf } from '../keyed-members.ts';
import { countStep, isUnchecked } from './facts-up-to.ts';
import { borderOf, type Column } from './ladder-columns.ts';
import { type Drawing, type FigureDrawing, isWhole, withoutHandles } from './ladder-drawing.ts';
import { heightOfAttack, placeAttack } from './place-attack.ts';
import { placeCaption } from './place-caption.ts';
import { dividerHeight } from './place-divider.ts';
import { factLine, placeInside } from './place-inside.ts';
import { textWidth, wrapText } from './text-width.ts';

/** The figure of the document: its boxes, arrows, numbers and labels, and nothing else but what each arrow
 *  came to; a step that is unfolded shows the phases of its members in place. */

/** Sizes in pixels. */
export const labelSize = 14;
export const labelLine = 18;
const underArrow = 4;
const boxPadding = 6;
const besidesBox = 14;
const widestBox = 260;
const leastGap = 3;
const mostGap = 104;
const bandHeight = 34;
/** Between what an arrow came to and the members under it. */
const besideInside = 3;
/** Where something is unfolded, the arrows stand closer. */
const gapBesideOpen = 20;
/** The gate where an arrow crosses the border takes room under its label. */
const gateRoom = 5;

const nowhere = { first: Number.POSITIVE_INFINITY, last: Number.POSITIVE_INFINITY };

/** Whether a step has all its events: while a run grows, only step 0 once another one has begun. */
const isComplete = ({ events, steps }: FigureDrawing, key: FigureStepKey): boolean =>
  isWhole(events) || (key === boxesKey && steps.size > 1);

const rangeOf = ({ steps }: FigureDrawing, key: FigureStepKey) => {
  const { first, last } = steps.get(key) ?? nowhere;
  return { first, last };
};

function columnAt({ columns }: Drawing, end: ArrowEnd): Column | undefined {
  return columns.find(
    ({ kind, system, actors }) =>
      system === end.system &&
      (end.kind === 'ue' ? kind === 'ue' || kind === 'folded' : isServerColumn(actors, end)),
  );
}

/** The servers of a system have columns of one look: which of them it is, its actor tells. */
const isServerColumn = (actors: Column['actors'], end: ArrowEnd) => actors[0]?.kind === end.kind;

/** Step 0: a box at each actor of the figure. */
function placeFigureBoxes(drawing: FigureDrawing, top: number): number {
  const { words, names, columns } = drawing;
  const range = rangeOf(drawing, boxesKey);
  const text = words(`trace.step.${names.regroup ? 'regroupProvisioning' : 'provisioning'}`);
  const boxes = columns.filter(({ kind }) => kind !== 'outsider');
  const width = Math.min(widestBox, ...boxes.map((column) => column.width + 2));
  const title = wrapText(text, width - besidesBox - 16, labelSize);
  const height = title.length * labelLine + 2 * boxPadding;
  for (const column of boxes) {
    const who = nameOf(drawing, column);
    const item = drawing.maker.addStep({ ...range, text, who });
    const position = { x: column.x - width / 2, y: top };
    drawing.nodes.push({
      ...{ ...withoutHandles, id: `figure-box-${column.actors[0]?.id}`, type: 'figureBox' },
      ...{
        position,
        width,
        height,
        data: { item, title, complete: isComplete(drawing, boxesKey) },
      },
    });
    drawing.rectangles[item.order] = { ...position, width, height };
  }
  return top + height;
}

const nameOf = ({ names }: Drawing, { actors, whole }: Column): string => {
  const [actor] = actors;
  if (actor === undefined) return '';
  return whole ? names.inFigure(actor.id) : names.title(actor.id);
};

/** The words over an arrow; Figure 7.4.2-1 has a second line at step 1. */
function labelOf({ words, names }: FigureDrawing, arrow: FigureArrow): readonly string[] {
  const name = words(`trace.message.${arrow.label}`);
  const text = words('trace.step.numbered', { step: arrow.step, name });
  const isLabelled = arrow.label === 'notification' && !names.regroup;
  return isLabelled ? [text, words('trace.step.payload')] : [text];
}

function heightOfArrow(drawing: FigureDrawing, arrow: FigureArrow): number {
  const label = labelOf(drawing, arrow).length * labelLine + roomOfGate(arrow);
  // What is sent on has been received before: that takes a line of its own.
  const lines = arrow.name === 'notification' && arrow.from.system === 'partner' ? 2 : 1;
  const more = isUnchecked(drawing.events, rangeOf(drawing, arrow.key)) ? 1 : 0;
  return label + 6 + underArrow + (lines + more) * factLine;
}

/** Of an arrow with what somebody outside sends beside it. */
const heightOfStep = (drawing: FigureDrawing, arrow: FigureArrow): number =>
  heightOfArrow(drawing, arrow) + heightOfAttack(drawing, arrow.key);

const roomOfGate = ({ from, to }: FigureArrow): number =>
  from.system === to.system ? 0 : gateRoom;

function placeArrow(
  drawing: FigureDrawing,
  round: FigureRound,
  arrow: FigureArrow,
  top: number,
): number {
  const { plan, bands } = drawing;
  const [from, to] = [columnAt(drawing, arrow.from), columnAt(drawing, arrow.to)];
  if (from === undefined || to === undefined) return top;
  const range = rangeOf(drawing, arrow.key);
  const label = labelOf(drawing, arrow);
  const plain = label.join(' ');
  const { words } = drawing;
  const text =
    plan.rounds.length > 1 && !round.isBehind
      ? words('ladder.again', { text: plain, n: arrow.procedure })
      : plain;
  const who = words('ladder.figureEnds', {
    from: nameOf(drawing, from),
    to: nameOf(drawing, to),
  });
  const item = drawing.maker.addStep({ ...range, text, who });
  const widest = Math.max(...label.map((line) => textWidth(line, labelSize, 'bold'))) + 60;
  const middle = (from.x + to.x) / 2;
  const width = Math.min(drawing.width - 8, Math.max(Math.abs(to.x - from.x), widest));
  const x = Math.max(4, Math.min(middle - width / 2, drawing.width - width - 4));
  const height = heightOfArrow(drawing, arrow);
  const y = label.length * labelLine + 4 + roomOfGate(arrow);
  const receivers = receiversOf(plan, arrow, drawing.events);
  const border = borderOf(bands);
  const crosses = arrow.from.system !== arrow.to.system;
  drawing.nodes.push({
    ...{ ...withoutHandles, id: `figure-${arrow.key}`, type: 'figureArrow' },
    ...{ position: { x, y: top }, width, height },
    data: {
      ...{
        complete: isComplete(drawing, arrow.key),
        item,
        label,
        y,
        facts: { arrow, purposes: round.purposes, ...receivers },
      },
      ...{ from: from.x - x, to: to.x - x, middle: middle - x },
      room: { left: 4 - x, right: drawing.width - 4 - x },
      ...{ gate: crosses && border !== null ? border - x : null },
      ...{ open: drawing.depth.unfolded.includes(arrow.key), key: arrow.key },
    },
  });
  drawing.rectangles[item.order] = { x, y: top, width, height };
  return top + height;
}

/** The use of the keys and the outcome, after the last step of the figure. */
function* placeUseBand(drawing: FigureDrawing, top: number): InSteps<number> {
  const range = rangeOf(drawing, useKey);
  const text = drawing.words('ladder.use.title');
  const item = drawing.maker.addStep({ ...range, text });
  const position = { x: 12, y: top };
  const width = drawing.width - 24;
  const open = drawing.depth.unfolded.includes(useKey);
  drawing.nodes.push({
    ...{ ...withoutHandles, id: 'figure-use', type: 'figureUse', position, width },
    ...{ height: bandHeight, data: { item, key: useKey, open } },
  });
  drawing.rectangles[item.order] = { ...position, width, height: bandHeight };
  return yield* placeInside(drawing, useKey, top + bandHeight + 4);
}

function placeRound(drawing: FigureDrawing, round: FigureRound, top: number): number {
  const { words, width } = drawing;
  const purpose = words(`trace.purpose.${round.purposes[0] ?? 'group'}`);
  const title = round.isBehind
    ? words('ladder.server.title')
    : words('ladder.procedure.titleFor', { n: round.procedure, purpose });
  drawing.nodes.push({
    ...{ ...withoutHandles, id: `divider-${round.isBehind ? 'server' : round.procedure}` },
    type: 'divider',
    ...{ position: { x: 8, y: top }, width: width - 16, height: dividerHeight },
    data: { title, note: [] },
  });
  return top + dividerHeight + 4;
}

/** Whether a line above the arrows of a round says which it is. */
const hasDivider = ({ plan }: FigureDrawing, { isBehind }: FigureRound) =>
  isBehind === true || plan.rounds.length > 1;

/** Room between the arrows, so that the figure fills the height it has. */
function gapOf(drawing: FigureDrawing, rounds: readonly FigureRound[], used: number): number {
  const arrows = rounds.flatMap(({ arrows }) => arrows);
  const divided = rounds.filter((round) => hasDivider(drawing, round));
  const dividers = divided.length * (dividerHeight + 4);
  const taken = arrows.reduce((sum, arrow) => sum + heightOfStep(drawing, arrow), used + dividers);
  const most = drawing.depth.unfolded.length > 0 ? gapBesideOpen : mostGap;
  return Math.max(leastGap, Math.min(most, (drawing.height - taken) / (arrows.length + 1)));
}

/** Of the caption with what is free under it, and what is free around the band. */
const captionRoom = 32;

/** Places the whole figure; its height. */
export function* placeFigure(
  drawing: Drawing,
  { plan, depth, height }: Readonly<{ plan: Plan; depth: Depth; height: number }>,
): InSteps<number> {
  const steps = new Map<string, FigureStep>(
    stepsOf(drawing.events).map((step) => [step.key, step]),
  );
  const figure: FigureDrawing = { ...drawing, plan, depth, height, steps };
  const rounds = figureRounds(plan);
  for (const step of steps.values()) yield* countStep(drawing.events, step);
  let y = placeFigureBoxes(figure, 8);
  yield;
  const gap = gapOf(figure, rounds, y + bandHeight + captionRoom + 14);
  y = (yield* placeInside(figure, boxesKey, y + gap / 2)) + gap / 2;
  for (const round of rounds) {
    if (round.isBehind) y = placeCaption(figure, y);
    if (hasDivider(figure, round)) y = placeRound(figure, round, y);
    for (const arrow of round.arrows) {
      y = placeArrow(figure, round, arrow, y);
      y = placeAttack(figure, arrow.key, y);
      y = (yield* placeInside(figure, arrow.key, y + besideInside)) + gap - besideInside;
      yield;
    }
  }
  if (!rounds.some(({ isBehind }) => isBehind)) y = placeCaption(figure, y);
  return yield* placeUseBand(figure, y);
}
