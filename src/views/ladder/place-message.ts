import type { Position } from '@xyflow/react';
import {
  type ActorId,
  isAcross,
  type MessageEvent,
  outsider,
  type SystemName,
  systemOf,
} from '../../engine/index.ts';
import { borderOf } from './ladder-columns.ts';
import type { Drawing } from './ladder-drawing.ts';
import {
  belowParts,
  belowText,
  expectedText,
  fateText,
  messageText,
  reportText,
} from './ladder-labels.ts';
import type { Segment } from './ladder-segments.ts';
import { textWidth, wrapText } from './text-width.ts';

/** Sizes shared with ladder.module.css, in pixels. */
export const aboveLine = 20;
export const belowLine = 17;
const aboveSize = 14;
const belowSize = 12;
const narrowest = 124;
const widest = 440;
const besides = 14;
/** Room over and under the gate where a message crosses the border. */
export const besideGate = 6;
const afterMessage = 8;
const afterAnswer = 30;

const isFolded = (drawing: Drawing, id: ActorId) => drawing.columnOf.get(id)?.kind === 'folded';

function columnX(drawing: Drawing, actor: ActorId): number {
  return drawing.columnOf.get(actor)?.x ?? drawing.width / 2;
}

/** Step number and name; on a folded lifeline with the UEs it is about. */
function textAbove(drawing: Drawing, message: MessageEvent, failed: readonly number[]): string {
  const { words, names, events } = drawing;
  const checks = failed.flatMap((index) => events[index] ?? []);
  const text = messageText(message, checks, words);
  const ues = [message.from, message.to].filter((id) => isFolded(drawing, id));
  if (ues.length === 0) return text;
  return words('ladder.folded.message', { actor: ues.map(names.short).join(' → '), text });
}

/** What is written under the arrow, on one line where it fits. */
function linesBelow({ words, names }: Drawing, message: MessageEvent, room: number) {
  const line = belowText(message, names, words);
  if (line === '' || textWidth(line, belowSize) <= room) return line === '' ? [] : [line];
  return belowParts(message, names, words).flatMap((part) => wrapText(part, room, belowSize));
}

const bandOf = ({ bands }: Drawing, id: ActorId) =>
  bands.find(({ system }) => system === systemOf(id));

/** An arrow longer than this has its name at the UE, which is then in view. */
const longArrow = 1000;

/** Left side of the label: over the middle of the arrow, at the UE on a very long one, and on the
 *  side of the UEs of the GMS on the short one to a folded lifeline. */
function labelLeft(drawing: Drawing, message: MessageEvent, width: number): number {
  const ends = [columnX(drawing, message.from), columnX(drawing, message.to)];
  const left = Math.min(...ends) + besides + width / 2;
  const right = Math.max(...ends) - besides - width / 2;
  const outside = message.from === outsider || message.to === outsider;
  const across = isAcross(message.from, message.to) || outside;
  const whole = { x: 0, width: drawing.width };
  const partner = !across && systemOf(message.to) === 'partner';
  let centre = (left + right) / 2;
  if (right - left > longArrow) centre = partner ? right : left;
  const folded = isFolded(drawing, message.from) || isFolded(drawing, message.to);
  if (folded && !across) centre = partner ? Math.max(centre, left) : Math.min(centre, right);
  const { x: from, width: reach } = across ? whole : (bandOf(drawing, message.to) ?? whole);
  const most = from + reach - width - 4;
  return Math.round(Math.max(4, Math.min(Math.max(from + 4, centre - width / 2), most)));
}

function addAnchor(
  drawing: Drawing,
  id: string,
  x: number,
  top: number,
  size: { height: number; y: number },
) {
  drawing.nodes.push({
    id,
    type: 'anchor',
    position: { x, y: top },
    width: 1,
    height: size.height,
    data: { y: size.y },
    handles: (['source', 'target'] as const).map((type) => ({
      ...{ type, x: 0, y: size.y, width: 1, height: 1 },
      // Its value and not the name of it: React Flow is no part of a drawing on paper.
      position: 'left' as Position,
    })),
  });
}

/** The system a label from `left` to `right` lies in; null over the border. */
function systemAround(drawing: Drawing, left: number, right: number): SystemName | null {
  const band = drawing.bands.find(({ x, width }) => x <= left && right <= x + width);
  return band?.system ?? null;
}

/** Room for the lines of a message: that of its arrow, and more where the arrow is short. */
function roomFor(drawing: Drawing, message: MessageEvent): number {
  const { names, width } = drawing;
  const folded = isFolded(drawing, message.from) || isFolded(drawing, message.to);
  const length = Math.abs(columnX(drawing, message.to) - columnX(drawing, message.from));
  const span = folded ? widest : length - 2 * besides;
  return Math.min(widest, width - 40, Math.max(names.regroup ? 200 : narrowest, span));
}

type Lines = Readonly<{
  above: readonly string[];
  ahead: readonly string[];
  below: readonly string[];
  report: readonly string[];
  fate: string;
  width: number;
}>;

function linesOf(drawing: Drawing, message: MessageEvent, failed: readonly number[]) {
  const { words, names } = drawing;
  const room = roomFor(drawing, message);
  const text = textAbove(drawing, message, failed);
  const above = wrapText(text, room, aboveSize, 'bold');
  const isError = message.name === 'error';
  const ahead = isError ? [expectedText(message, words)] : above;
  const below = linesBelow(drawing, message, room);
  const reported = reportText(message, names, words);
  const report = reported === '' ? [] : wrapText(reported, Math.max(room, 260), belowSize);
  const fate = fateText(message, words);
  const widths = [
    ...above.map((line) => textWidth(line, aboveSize, 'bold')),
    ...below.map((line) => textWidth(line, belowSize)),
    ...report.map((line) => textWidth(line, belowSize, 'bold')),
    textWidth(fate, belowSize) + 18,
  ];
  const lines: Lines = {
    above,
    ahead,
    below,
    report,
    fate,
    width: Math.ceil(Math.max(...widths) + 12),
  };
  return { text, lines };
}

/** Places a message: an edge between two anchors on the lifelines, with its label. */
export function placeMessage(
  drawing: Drawing,
  segment: Extract<Segment, { kind: 'message' }>,
  top: number,
): number {
  const { events, maker } = drawing;
  const message = events[segment.event];
  if (message?.kind !== 'message') return top;
  const fromX = columnX(drawing, message.from);
  const toX = columnX(drawing, message.to);
  const { text, lines } = linesOf(drawing, message, segment.failedChecks);
  const { above, ahead, below, report, fate, width } = lines;
  const gateX = isAcross(message.from, message.to) ? borderOf(drawing.bands) : null;
  const clear = gateX === null ? 0 : besideGate;
  const y = above.length * aboveLine + 5 + clear;
  const under = below.length + report.length + (fate === '' ? 0 : 1);
  const height = y + 6 + clear + under * belowLine;
  const range = { first: segment.event, last: segment.event, target: segment.event };
  const told = ahead === above ? {} : { ahead: ahead.join(' ') };
  const item = maker.add({ kind: 'event', ...range, text, ...told }, [segment.event]);
  const id = `message-${segment.event}`;
  addAnchor(drawing, `${id}-from`, fromX, top, { height, y });
  addAnchor(drawing, `${id}-to`, toX, top, { height, y });
  const label = { x: labelLeft(drawing, message, width), y: top, width };
  const within = systemAround(drawing, label.x, label.x + width);
  drawing.edges.push({
    id,
    type: 'message',
    source: `${id}-from`,
    target: `${id}-to`,
    // The label is a button with the message's whole name; the line behind it says nothing more.
    domAttributes: { 'aria-hidden': true },
    data: {
      ...{ item, fromX, toX, y: top + y, gateX, label, within },
      ...{ above, ahead, below, report, fate },
    },
  });
  drawing.rectangles[item.order] = { x: label.x, y: top, width, height };
  const answers = message.name === 'ok' || message.name === 'error';
  return top + height + (answers ? afterAnswer : afterMessage);
}
