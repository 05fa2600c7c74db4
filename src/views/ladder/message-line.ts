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
  /** The bolt near the receiver of an altered message. */
  bolt: string;
  /** The gate where it crosses the border between two systems: two posts and two beams. */
  gate: string | null;
}>;

/** From bar to bar, or short of the receiver when the message is lost. */
export function messageLine({ fromX, toX, y, gateX, item }: MessageData): MessageLine {
  const direction = Math.sign(toX - fromX) || 1;
  const start = fromX + direction * barHalf;
  const arrival = toX - direction * (barHalf + 1);
  const lost = item.event.kind === 'message' && item.event.fate === 'dropped';
  const end = lost ? start + (arrival - start) * lostAt : arrival;
  const back = end - direction * headLength;
  return {
    ...{ start, end, lost },
    line: `M${start} ${y}H${lost ? end : back}`,
    head: lost
      ? `M${end - 6} ${y - 6}l12 12m0 -12l-12 12`
      : `M${end} ${y}L${back} ${y - headHalf}V${y + headHalf}Z`,
    bolt: `M${end - direction * 34} ${y - 9}l-5 10h4l-1 8l6-11h-4l2-7z`,
    gate: gateX === null ? null : `M${gateX - 6} ${y + 7}v-13h12v13m-12 -9h12`,
  };
}
