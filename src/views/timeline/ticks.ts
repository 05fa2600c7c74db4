import { hasArrived, type TraceEvent } from '../../engine/index.ts';
import { eachInSteps, type InSteps } from '../../store/per-events.ts';
import { purposeLook } from '../purpose-look.ts';

/** The marks of the scrubber: one path per look, so that thousands of events cost a few paths. */

export const tickLooks = [
  'provision',
  'compute',
  'check',
  'store-group',
  'store-media',
  'store-floor',
  'store-shared',
  'packet',
  'message',
  'outcome',
  'failure',
] as const;
export type TickLook = (typeof tickLooks)[number];

export type TickPath = Readonly<{ look: TickLook; d: string }>;

/** Height of the scrubber, and its middle line, in pixels. */
export const scrubberHeight = 32;
const middle = scrubberHeight / 2;

/** Room at both ends, so that the handle stays inside. */
export const scrubberInset = 10;

/** How an event is marked: a message by a bar, a packet of the use of keys by a broken one. Whatever
 *  failed looks like a failure, whichever kind it is. */
export function tickLook(event: TraceEvent): TickLook {
  switch (event.kind) {
    case 'message':
      if (event.name === 'error' || !hasArrived(event)) return 'failure';
      if (event.name === 'injected') return 'failure';
      return event.step === 'use' ? 'packet' : 'message';
    case 'check':
      return event.passed ? 'check' : 'failure';
    case 'skip':
      return event.wouldFail ? 'failure' : 'check';
    case 'discard':
      return 'failure';
    case 'outcome':
      return event.ok ? 'outcome' : 'failure';
    case 'store':
      return `store-${purposeLook(event.record.purpose)}`;
    default:
      return event.kind;
  }
}

/** How an event is marked before it is known what comes of it: as if all went well. */
export function plainLook(event: TraceEvent): TickLook {
  switch (event.kind) {
    case 'message':
      return event.step === 'use' ? 'packet' : 'message';
    case 'discard':
      return `store-${purposeLook(event.purpose ?? 'group')}`;
    case 'check':
    case 'skip':
      return 'check';
    case 'outcome':
      return event.kind;
    default:
      return tickLook(event);
  }
}

/** Where event `index` of `count` stands on a scrubber `width` pixels wide. */
export function xOf(index: number, count: number, width: number): number {
  const room = Math.max(width - 2 * scrubberInset, 0);
  return scrubberInset + (count < 2 ? 0 : (index / (count - 1)) * room);
}

/** The event nearest to `x`. */
export function indexAt(x: number, count: number, width: number): number {
  const room = Math.max(width - 2 * scrubberInset, 1);
  const index = Math.round(((x - scrubberInset) / room) * (count - 1));
  return Math.min(Math.max(index, 0), Math.max(count - 1, 0));
}

const round = (value: number) => Math.round(value * 10) / 10;

function mark(look: TickLook, at: number): string {
  const x = round(at);
  switch (look) {
    case 'message':
      return `M${round(x - 1)} ${middle - 12}h2v24h-2z`;
    case 'packet':
      return `M${round(x - 1)} ${middle - 9}h2v5h-2zm0 7h2v5h-2zm0 7h2v5h-2z`;
    case 'check':
      return `M${round(x - 0.5)} ${middle - 5}h1v10h-1z`;
    case 'compute':
      return `M${round(x - 0.5)} ${middle - 3}h1v6h-1z`;
    case 'provision':
      return `M${round(x - 2)} ${middle - 2}h4v4h-4z`;
    case 'store-media':
      return `M${round(x - 3)} ${middle + 7}h6v6h-6z`;
    case 'store-floor':
      return `M${round(x - 3)} ${middle + 10}a3 3 0 1 0 6 0a3 3 0 1 0 -6 0z`;
    case 'store-group':
      return `M${x} ${middle + 6}l4 4l-4 4l-4 -4z`;
    case 'store-shared':
      return `M${x} ${middle + 6}l4 7h-8z`;
    case 'outcome':
      return `M${round(x - 3)} ${middle - 14}h2v28h-2zm4 0h2v28h-2z`;
    case 'failure':
      return `M${round(x - 5)} ${middle - 13}l2 -2l3 3l3 -3l2 2l-3 3l3 3l-2 2l-3 -3l-3 3l-2 -2l3 -3zM${round(x - 1)} ${middle - 4}h2v17h-2z`;
  }
}

/** The marks of all events, failures last so that they lie on top. Marks of one look that would
 *  fall on the same pixel are drawn once, which bounds the work by the width. */
export function tickPaths(
  events: readonly TraceEvent[],
  width: number,
  lookOf: (event: TraceEvent) => TickLook = tickLook,
): readonly TickPath[] {
  const steps = tickPathsInSteps(events, width, lookOf);
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}

/** The same in small steps, for runs so long that marking them at once would hold up the page. */
export function* tickPathsInSteps(
  events: readonly TraceEvent[],
  width: number,
  lookOf: (event: TraceEvent) => TickLook,
): InSteps<readonly TickPath[]> {
  const marks = new Map<TickLook, string[]>();
  // Events stand from left to right: only the last pixel of a look can be met again.
  const lastPixel: Partial<Record<TickLook, number>> = {};
  const room = Math.max(width - 2 * scrubberInset, 0);
  const each = events.length < 2 ? 0 : room / (events.length - 1);
  yield* eachInSteps(events, (event, index) => {
    const look = lookOf(event);
    const x = scrubberInset + index * each;
    const pixel = Math.round(x);
    if (lastPixel[look] === pixel) return;
    lastPixel[look] = pixel;
    const drawn = marks.get(look);
    if (drawn) drawn.push(mark(look, x));
    else marks.set(look, [mark(look, x)]);
  });
  return tickLooks.flatMap((look) => {
    const drawn = marks.get(look);
    return drawn ? [{ look, d: drawn.join('') }] : [];
  });
}
