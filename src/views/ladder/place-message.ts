import { Position } from '@xyflow/react';
import type { ActorId, MessageEvent } from '../../engine/index.ts';
import type { Drawing } from './ladder-drawing.ts';
import { actorShort, fateText, messageSize, messageText } from './ladder-labels.ts';
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
const afterNotification = 8;
const afterAnswer = 30;

/** Step number and name; on a folded lifeline with the UE it is about. */
function textAbove(drawing: Drawing, message: MessageEvent, failed: readonly number[]): string {
  const { words, events } = drawing;
  const checks = failed.flatMap((index) => events[index] ?? []);
  const text = messageText(message, checks, words);
  const ue = [message.from, message.to].find((id) => id !== 'gms');
  if (ue === undefined || !isFolded(drawing, message)) return text;
  return words('ladder.folded.message', { actor: actorShort(ue, words), text });
}

/** What travels and how large it is, on one line where it fits. */
function linesBelow(drawing: Drawing, message: MessageEvent, room: number): readonly string[] {
  const { words } = drawing;
  if (message.payloads.length === 0) return [];
  const parts = [words('trace.step.1payload'), messageSize(message, words)];
  const line = parts.join(' · ');
  if (textWidth(line, belowSize) <= room) return [line];
  return parts.flatMap((part) => wrapText(part, room, belowSize));
}

function isFolded(drawing: Drawing, message: MessageEvent): boolean {
  return [message.from, message.to].some((id) => drawing.columnOf.get(id)?.kind === 'folded');
}

/** Left side of the label: over the middle of the arrow, near the UE on a very long arrow, and
 *  ending at the GMS on the short one to a folded lifeline. */
function labelLeft(drawing: Drawing, message: MessageEvent, width: number): number {
  const ends = [columnX(drawing, message.from), columnX(drawing, message.to)];
  const left = Math.min(...ends);
  const right = Math.max(...ends);
  let centre = (left + right) / 2;
  if (drawing.columns.length > 7) centre = left + besides + width / 2;
  if (isFolded(drawing, message)) centre = Math.min(centre, right - besides - width / 2);
  return Math.round(Math.min(Math.max(4, centre - width / 2), drawing.width - width - 4));
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
      position: Position.Left,
    })),
  });
}

function columnX(drawing: Drawing, actor: ActorId): number {
  return drawing.columnOf.get(actor)?.x ?? drawing.width / 2;
}

/** Places a message: an edge between two anchors on the lifelines, with its label. */
export function placeMessage(
  drawing: Drawing,
  segment: Extract<Segment, { kind: 'message' }>,
  top: number,
): number {
  const { events, words, maker } = drawing;
  const message = events[segment.event];
  if (message?.kind !== 'message') return top;
  const fromX = columnX(drawing, message.from);
  const toX = columnX(drawing, message.to);
  const span = isFolded(drawing, message) ? widest : Math.abs(toX - fromX) - 2 * besides;
  const room = Math.min(widest, drawing.width - 40, Math.max(narrowest, span));
  const text = textAbove(drawing, message, segment.failedChecks);
  const above = wrapText(text, room, aboveSize, 'bold');
  const below = linesBelow(drawing, message, room);
  const fate = fateText(message, words);
  const width = Math.ceil(
    Math.max(
      ...above.map((line) => textWidth(line, aboveSize, 'bold')),
      ...below.map((line) => textWidth(line, belowSize)),
      textWidth(fate, belowSize) + 18,
    ) + 12,
  );
  const y = above.length * aboveLine + 5;
  const under = below.length + (fate === '' ? 0 : 1);
  const height = y + 6 + under * belowLine;
  const range = { first: segment.event, last: segment.event, target: segment.event };
  const item = maker.add({ kind: 'event', ...range, text }, [segment.event]);
  const id = `message-${segment.event}`;
  addAnchor(drawing, `${id}-from`, fromX, top, { height, y });
  addAnchor(drawing, `${id}-to`, toX, top, { height, y });
  const label = { x: labelLeft(drawing, message, width), y: top, width };
  drawing.edges.push({
    id,
    type: 'message',
    source: `${id}-from`,
    target: `${id}-to`,
    // The label is a button with the message's whole name; the line behind it says nothing more.
    domAttributes: { 'aria-hidden': true },
    data: { item, fromX, toX, y: top + y, label, above, below, fate },
  });
  drawing.rectangles[item.order] = { x: label.x, y: top, width, height };
  return top + height + (message.name === 'notification' ? afterNotification : afterAnswer);
}
