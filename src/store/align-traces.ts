import { equalBytes, figureStops, type MessageEvent, type TraceEvent } from '../engine/index.ts';

/** Two runs side by side: their stops, brought together by what happens there. */

export type Side = 'left' | 'right';

export type StopDifference = 'same' | 'left-only' | 'right-only' | 'size' | 'octets';

/** A place where both ladders stop. `left` and `right`: index of the event there, or null for the
 *  side that has nothing to do and waits. */
export type AlignedStop = Readonly<{
  /** Stable: `1.ue2.notification.1`, the last number counting repetitions. */
  key: string;
  left: number | null;
  right: number | null;
  event: TraceEvent;
  difference: StopDifference;
}>;

type Stop = Readonly<{ key: string; index: number; event: TraceEvent }>;
type Events = readonly TraceEvent[];

/** The stops of two runs in one order that keeps the order of each. Stops with the same step of the
 *  figure, member and message meet; where a message comes again, the first meets the first. */
export function alignTraces(left: Events, right: Events): readonly AlignedStop[] {
  const rights = stopsOf(right);
  const placeOf = new Map(rights.map(({ key }, place) => [key, place]));
  const aligned: AlignedStop[] = [];
  let next = 0;
  const takeRights = (end: number) => {
    for (const { key, index, event } of rights.slice(next, end)) {
      aligned.push({ key, left: null, right: index, event, difference: 'right-only' });
    }
    next = Math.max(next, end);
  };
  for (const { key, index, event } of stopsOf(left)) {
    const place = placeOf.get(key);
    const other = place === undefined || place < next ? undefined : rights[place];
    if (place === undefined || other === undefined) {
      aligned.push({ key, left: index, right: null, event, difference: 'left-only' });
      continue;
    }
    takeRights(place);
    const difference = differenceOf(event, other.event);
    aligned.push({ key, left: index, right: other.index, event, difference });
    next = place + 1;
  }
  takeRights(rights.length);
  return aligned;
}

function stopsOf(events: Events): readonly Stop[] {
  const counts = new Map<string, number>();
  return figureStops(events).flatMap((index): Stop[] => {
    const event = events[index];
    if (event === undefined) return [];
    const what = stopName(event);
    const count = (counts.get(what) ?? 0) + 1;
    counts.set(what, count);
    return [{ key: `${what}.${count}`, index, event }];
  });
}

/** Step, member and message; the packets of the use of keys by who talks to whom. */
function stopName(event: TraceEvent): string {
  if (event.kind === 'outcome') return 'outcome';
  if (event.kind !== 'message') return `${event.step}`;
  const about = event.step === 'use' ? `${event.from}.${event.to}` : (event.member ?? event.actor);
  const name = event.name === 'notification' || event.step === 'use' ? event.name : 'answer';
  return `${event.step}.${about}.${name}`;
}

function differenceOf(a: TraceEvent, b: TraceEvent): StopDifference {
  if (a.kind !== 'message' || b.kind !== 'message') return 'same';
  if (octetsOf(a) !== octetsOf(b) || a.name !== b.name) return 'size';
  const same = a.payloads.every(({ sent }, index) => {
    const other = b.payloads[index];
    return other !== undefined && equalBytes(sent, other.sent);
  });
  return same ? 'same' : 'octets';
}

/** Octets of a message's payloads as sent. */
export function octetsOf(message: MessageEvent): number {
  return message.payloads.reduce((sum, { sent }) => sum + sent.length, 0);
}

/** Where a side's cursor stands at a stop: at its event there, or where it waits since. */
export function cursorOfSide(stops: readonly AlignedStop[], position: number, side: Side): number {
  return stops.slice(0, position + 1).findLast((stop) => stop[side] !== null)?.[side] ?? 0;
}

/** Position of the stop with that key; without one, of the first notification. */
export function positionOf(stops: readonly AlignedStop[], key: string | null): number {
  const found = stops.findIndex((stop) => stop.key === key);
  if (found >= 0) return found;
  const first = stops.findIndex(
    ({ event }) => event.kind === 'message' && event.name === 'notification',
  );
  return Math.max(first, 0);
}

/** Position of the stop a side has reached when its cursor is moved to `cursor`. */
export function positionOfCursor(
  stops: readonly AlignedStop[],
  side: Side,
  cursor: number,
): number {
  const found = stops.findIndex((stop) => (stop[side] ?? -1) >= cursor);
  return found >= 0 ? found : Math.max(stops.length - 1, 0);
}
