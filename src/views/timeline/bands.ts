import type { ActorId, TraceEvent } from '../../engine/index.ts';
import { perEvents } from '../../store/per-events.ts';
import { focusOf } from '../../store/trace-index.ts';
import { xOf } from './ticks.ts';

/** The steps of each member as the run goes through them, one after the other. */

type Events = readonly TraceEvent[];
type Step = TraceEvent['step'];

/** `member` null: of all of them. */
export type Band = Readonly<{ step: Step; member: ActorId | null; first: number; last: number }>;

const memberOf = (event: TraceEvent): ActorId | null =>
  event.step === 0 || event.step === 'use' || event.kind === 'outcome' ? null : focusOf(event);

const stepOf = ({ kind, step }: TraceEvent): Step => (kind === 'outcome' ? 'use' : step);

/** The bands of events in the order of the run. */
export const bandsOf = perEvents((events: Events): readonly Band[] => {
  const bands: { step: Step; member: ActorId | null; first: number; last: number }[] = [];
  let procedure: TraceEvent['procedure'] | null = null;
  events.forEach((event, index) => {
    const now = bands.at(-1);
    const [step, member] = [stepOf(event), memberOf(event)];
    const isSame = now?.step === step && now.member === member;
    if (now && isSame && (member === null || procedure === event.procedure)) now.last = index;
    else bands.push({ step, member, first: index, last: index });
    procedure = event.procedure;
  });
  return bands;
});

/** From where to where a band reaches on a line of `count` events, `width` pixels wide. */
export function reachOf({ first, last }: Band, count: number, width: number) {
  const half = count < 2 ? width / 2 : (xOf(1, count, width) - xOf(0, count, width)) / 2;
  return { left: xOf(first, count, width) - half, right: xOf(last, count, width) + half };
}

const leastGapWidth = 4;

/** All bands as one path; those that are too narrow to be told apart run into one another. */
export function bandPath(events: Events, width: number, height: number): string {
  const parts: string[] = [];
  let from: number | null = null;
  const rectangle = (left: number, right: number) =>
    parts.push(`M${left.toFixed(1)} 0H${right.toFixed(1)}V${height}H${left.toFixed(1)}z`);
  for (const band of bandsOf(events)) {
    const { left, right } = reachOf(band, events.length, width);
    from ??= left;
    if (right - from < leastGapWidth) continue;
    rectangle(from, right - 1);
    from = null;
  }
  if (from !== null) rectangle(from, width);
  return parts.join('');
}

const characterWidth = 7;
const padding = 8;

export type BandLabel = Readonly<{ band: Band; x: number; text: string }>;

/** The labels that fit their bands: step and member, or else the step alone. */
export function bandLabels(
  events: Events,
  width: number,
  words: (band: Band) => readonly string[],
): readonly BandLabel[] {
  return bandsOf(events).flatMap((band) => {
    const { left, right } = reachOf(band, events.length, width);
    const room = right - left - padding;
    if (room < characterWidth) return [];
    const text = words(band).find(({ length }) => length * characterWidth <= room);
    return text === undefined ? [] : [{ band, x: left + padding / 2, text }];
  });
}
