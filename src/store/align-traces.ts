import {
  countOf,
  createStepCount,
  equalBytes,
  type FigureStep,
  type FigureStepKey,
  type MessageEvent,
  type StepFacts,
  sentIn,
  type TraceEvent,
} from '../engine/index.ts';
import { stepsOf } from './depth.ts';
import { stopKeyOf } from './stop-key.ts';

/** Two runs side by side, in the order of their figure: their steps, brought together by number and run
 *  of the procedure. */

export type Side = 'left' | 'right';

/** In what a step differs first: it is on one side only, it has other keys in a payload, another number
 *  of messages, another size, other results, or the same of all with other octets. */
export type StopDifference =
  | 'same'
  | 'left-only'
  | 'right-only'
  | 'keys'
  | 'messages'
  | 'size'
  | 'results'
  | 'octets';

/** A step of a side: the index of the event that ends it and of its first message, with the keys that one
 *  carries and in how many payloads; what the step came to, and in the use of the keys how many packets
 *  opened. */
export type SideStep = Readonly<{
  last: number;
  message: number | null;
  keys: number;
  payloads: number;
  facts: StepFacts;
  opened: number | null;
}>;

/** A step of the figure where both ladders stop when it is complete for every member. A side is null
 *  that has nothing to do there and waits. */
export type AlignedStop = Readonly<{
  key: FigureStepKey;
  left: SideStep | null;
  right: SideStep | null;
  /** The message that stands for the step, or else the event that ends it. */
  event: TraceEvent;
  difference: StopDifference;
}>;

type Events = readonly TraceEvent[];

/** The steps of two runs in one order, which is that of the figure. */
export function alignTraces(left: Events, right: Events): readonly AlignedStop[] {
  const [lefts, rights] = [byKey(left), byKey(right)];
  const keys = [...new Set([...lefts.keys(), ...rights.keys()])].sort(
    (a, b) => placeOf(a) - placeOf(b),
  );
  return keys.flatMap((key): AlignedStop[] => {
    const [a, b] = [lefts.get(key), rights.get(key)];
    const event = a ? standsFor(left, a) : b && standsFor(right, b);
    if (event === undefined) return [];
    const sides = { left: a ? sideStep(left, a) : null, right: b ? sideStep(right, b) : null };
    const same = () =>
      a === undefined ||
      b === undefined ||
      (a.step === 'use'
        ? openedAt(left[a.last]) === openedAt(right[b.last])
        : haveSameOctets(messagesOf(left, a), messagesOf(right, b)));
    const difference = differenceOf(sides, same, a?.step === 'use' ? 'results' : 'octets');
    return [{ key, ...sides, event, difference }];
  });
}

const byKey = (events: Events) => new Map(stepsOf(events).map((step) => [step.key, step]));

/** The use of the keys comes after every run of the procedure. */
function placeOf(key: FigureStepKey): number {
  const [procedure = '', step = ''] = key.split('.');
  return step === 'use' ? Number.POSITIVE_INFINITY : Number(procedure) * 10 + Number(step);
}

function sideStep(events: Events, { first, last }: FigureStep): SideStep {
  const count = createStepCount();
  let message: number | null = null;
  for (let index = first; index <= last; index += 1) {
    const event = events[index];
    if (event === undefined) continue;
    count.add(event, index);
    if (event.kind === 'message' && event.name !== 'leak') message ??= index;
  }
  const carried = message === null ? undefined : events[message];
  const payloads = carried?.kind === 'message' ? carried.payloads : [];
  const keys = payloads.reduce((sum, { second }) => sum + (second === undefined ? 1 : 2), 0);
  return {
    ...{ last, message, keys, payloads: payloads.length },
    facts: count.facts(),
    opened: openedAt(events[last]),
  };
}

const messagesOf = (events: Events, { first, last }: FigureStep): readonly MessageEvent[] =>
  events.slice(first, last + 1).flatMap((event) => (event.kind === 'message' ? [event] : []));

function standsFor(events: Events, step: FigureStep): TraceEvent | undefined {
  const message = messagesOf(events, step).find(({ name }) => name !== 'leak');
  return step.step === 'use' ? events[step.last] : (message ?? events[step.last]);
}

function differenceOf(
  { left, right }: Readonly<Record<Side, SideStep | null>>,
  haveSame: () => boolean,
  otherwise: StopDifference,
): StopDifference {
  if (left === null || right === null) return left === null ? 'right-only' : 'left-only';
  const [a, b] = [left.facts, right.facts];
  if (left.keys !== right.keys || left.payloads !== right.payloads) return 'keys';
  if (sentIn(a) !== sentIn(b)) return 'messages';
  if (a.octets.least !== b.octets.least || a.octets.most !== b.octets.most) return 'size';
  const results = (facts: StepFacts) => [
    countOf(facts, 'ok'),
    countOf(facts, 'error'),
    facts.refused,
    facts.storedBy,
  ];
  if (`${results(a)}` !== `${results(b)}`) return 'results';
  return haveSame() ? 'same' : otherwise;
}

/** How many packets opened in the use of the keys. */
const openedAt = (event: TraceEvent | undefined): number | null =>
  event?.kind === 'outcome' ? event.packets.filter((packet) => packet.opened).length : null;

function haveSameOctets(a: readonly MessageEvent[], b: readonly MessageEvent[]): boolean {
  return a.every((message, index) =>
    message.payloads.every(({ sent }, at) => {
      const other = b[index]?.payloads[at];
      return other !== undefined && equalBytes(sent, other.sent);
    }),
  );
}

/** The last stop up to a position at which a side has something to do. */
const reachedBy = (stops: readonly AlignedStop[], position: number, side: Side) =>
  stops.slice(0, position + 1).findLast((stop) => stop[side] !== null);

/** Where a side's cursor stands at a stop: at the end of its step, or where it waits since. */
export function cursorOfSide(stops: readonly AlignedStop[], position: number, side: Side): number {
  return reachedBy(stops, position, side)?.[side]?.last ?? 0;
}

/** Whether a step of the figure comes no later than another. */
export const isUpTo = (step: FigureStepKey, other: FigureStepKey): boolean =>
  placeOf(step) <= placeOf(other);

/** Position of the stop with that key, of today or of an old link; without one, of the first
 *  notification. */
export function positionOf(stops: readonly AlignedStop[], key: string | null): number {
  const wanted = key === null ? undefined : stopKeyOf(key, stops);
  const found = stops.findIndex((stop) => stop.key === (wanted ?? '1.1'));
  return Math.max(found, 0);
}

/** Position of the stop a side has reached when its cursor is moved to `cursor`. */
export function positionOfCursor(
  stops: readonly AlignedStop[],
  side: Side,
  cursor: number,
): number {
  const found = stops.findIndex((stop) => (stop[side]?.last ?? -1) >= cursor);
  return found >= 0 ? found : Math.max(stops.length - 1, 0);
}
