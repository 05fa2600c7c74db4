import type { MessageEdge } from './ladder-drawing.ts';

/** The line of a message as numbers and paths. */

const barHalf = 6;
const headLength = 11;
const headHalf = 5;
/** How far along the arrow a lost message gets. */
const lostAt = 0.82;
/** How far from the end of the arrow its fate is marked. */
const fateAt = 34;

export type MessageData = NonNullable<MessageEdge['data']>;

export type MessageLine = Readonly<{
  start: number;
  end: number;
  lost: boolean;
  /** Path of the line, up to the head of the arrow, or to where a lost message ends. */
  line: string;
  /** The heads: none for a lost message, two for one that arrives twice. */
  heads: readonly string[];
  /** The bolt of an altered message: at its sender, or where it arrives. */
  bolt: number | null;
  /** The clock of one that comes late. */
  clock: number | null;
  /** The gate where it crosses the border between two systems: two posts and two beams. */
  gate: string | null;
}>;

const headAt = (x: number, y: number, direction: number) =>
  `M${x} ${y}L${x - direction * headLength} ${y - headHalf}V${y + headHalf}Z`;

/** From bar to bar, or short of the receiver when the message is lost; what became of it only where that
 *  is told. */
export function messageLine({ fromX, toX, y, gateX, item }: MessageData, told = true): MessageLine {
  const direction = Math.sign(toX - fromX) || 1;
  const start = fromX + direction * barHalf;
  const arrival = toX - direction * (barHalf + 1);
  const { event } = item;
  const isAttack = event.kind === 'message' && event.name === 'injected';
  const fate = event.kind === 'message' && told ? event.fate : null;
  const lost = fate === 'dropped' || fate === 'intercepted';
  const end = lost ? start + (arrival - start) * lostAt : arrival;
  const head = headAt(end, y, direction);
  const twin = headAt(end - direction * (headLength + 2), y, direction);
  const whole = fate === 'duplicated' ? [head, twin] : [head];
  // What a fault altered before it was sent is delivered as it then was.
  const bolts = { delivered: start + direction * fateAt, altered: end - direction * fateAt };
  return {
    ...{ start, end, lost },
    line: `M${start} ${y}H${lost ? end : end - direction * headLength}`,
    heads: lost ? [] : whole,
    bolt:
      item.touched && !isAttack && (fate === 'delivered' || fate === 'altered')
        ? bolts[fate]
        : null,
    clock: fate === 'delayed' ? end - direction * fateAt : null,
    gate: gateX === null ? null : `M${gateX - 6} ${y + 7}v-13h12v13m-12 -9h12`,
  };
}
