import type { MessageEvent } from '../../engine/index.ts';
import type { MessageEdge } from './ladder-drawing.ts';

/** The line of a message as numbers and paths, for the screen and for the drawing that is saved. */

const barHalf = 6;
const headLength = 11;
const headHalf = 5;
/** How far along the arrow a lost message gets. */
const lostAt = 0.82;

export type MessageData = NonNullable<MessageEdge['data']>;

export type MessageLine = Readonly<{
  start: number;
  end: number;
  lost: boolean;
  /** Path of the line, up to the head of the arrow. */
  line: string;
  /** The head, or for a lost message the cross where it ends. */
  head: string;
  /** The bolt of an altered message: at its sender, or where it arrives. */
  bolt: string;
  /** The second head of a message that arrives twice. */
  twin: string | null;
  /** The clock of one that comes late. */
  clock: string | null;
  /** The gate where it crosses the border between two systems: two posts and two beams. */
  gate: string | null;
}>;

/** Whether a fault altered the message before it was sent. */
const isAtSender = (message: MessageEvent | null) => message?.fate === 'delivered';

const boltAt = (x: number, y: number) => `M${x} ${y - 9}l-5 10h4l-1 8l6-11h-4l2-7z`;

const headAt = (x: number, y: number, direction: number) =>
  `M${x} ${y}L${x - direction * headLength} ${y - headHalf}V${y + headHalf}Z`;

const clockAt = (x: number, y: number) =>
  `M${x - 7} ${y}a7 7 0 1 0 14 0a7 7 0 1 0 -14 0M${x} ${y - 4}v4l3 2`;

/** From bar to bar, or short of the receiver when the message is lost. */
export function messageLine({ fromX, toX, y, gateX, item }: MessageData): MessageLine {
  const direction = Math.sign(toX - fromX) || 1;
  const start = fromX + direction * barHalf;
  const arrival = toX - direction * (barHalf + 1);
  const message = item.event.kind === 'message' ? item.event : null;
  const lost = message?.fate === 'dropped';
  const end = lost ? start + (arrival - start) * lostAt : arrival;
  const back = end - direction * headLength;
  return {
    ...{ start, end, lost },
    line: `M${start} ${y}H${lost ? end : back}`,
    head: lost ? `M${end - 6} ${y - 6}l12 12m0 -12l-12 12` : headAt(end, y, direction),
    bolt: boltAt(isAtSender(message) ? start + direction * 34 : end - direction * 34, y),
    twin:
      message?.fate === 'duplicated'
        ? headAt(end - direction * (headLength + 2), y, direction)
        : null,
    clock: message?.fate === 'delayed' ? clockAt(end - direction * 34, y) : null,
    gate: gateX === null ? null : `M${gateX - 6} ${y + 7}v-13h12v13m-12 -9h12`,
  };
}
