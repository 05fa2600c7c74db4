import {
  type ActorId,
  isKms,
  kmsIn,
  type ProcedureNumber,
  type Purpose,
  type Step,
  type TraceEvent,
} from '../../engine/index.ts';
import { eachInSteps, type InSteps, perEventsInSteps } from '../../store/per-events.ts';

/** The trace cut into what is drawn from top to bottom. Numbers are indices of events. */
export type Segment =
  | Readonly<{ kind: 'kms'; byKms: ReadonlyMap<ActorId, readonly number[]> }>
  | Readonly<{ kind: 'exchange'; events: readonly number[] }>
  | Readonly<{ kind: 'boxes'; byActor: ReadonlyMap<ActorId, readonly number[]> }>
  | Readonly<{ kind: 'divider'; procedure: ProcedureNumber; purpose: Purpose | undefined }>
  | Readonly<{ kind: 'caption' }>
  | Readonly<{ kind: 'use' }>
  | Readonly<{ kind: 'activity'; actor: ActorId; step: Step; events: readonly number[] }>
  | Readonly<{ kind: 'message'; event: number; failedChecks: readonly number[] }>
  | Readonly<{ kind: 'outcome'; event: number }>;

/** Whether the KMS does this for itself, before it serves anyone. */
function isSetUp(event: TraceEvent): boolean {
  return event.kind === 'compute' && event.operation.endsWith('-kms-setup');
}

type Lists = Map<ActorId, number[]>;

function append(lists: Lists, actor: ActorId, ...indices: readonly number[]): void {
  const list = lists.get(actor);
  if (list === undefined) lists.set(actor, [...indices]);
  else list.push(...indices);
}

/** Step 0 by the actor it is for: what a KMS calculates goes to whom it provisions next. */
function* provisioning(events: readonly TraceEvent[]): InSteps<readonly Segment[]> {
  const setUp: Lists = new Map();
  const boxes: Lists = new Map();
  const exchange: number[] = [];
  let forNext: number[] = [];
  yield* eachInSteps(events, (event, index) => {
    if (event.step !== 0 || event.kind === 'outcome') return;
    const atKms = isKms(event.actor);
    if (isSetUp(event)) append(setUp, event.actor, index);
    else if (atKms && event.kind === 'compute' && event.member === undefined) forNext.push(index);
    else if (atKms && event.member === undefined) exchange.push(index);
    else {
      append(boxes, atKms ? (event.member ?? event.actor) : event.actor, ...forNext, index);
      forNext = [];
    }
  });
  for (const index of forNext) append(setUp, events[index]?.actor ?? kmsIn('primary'), index);
  const segments: Segment[] = [];
  if (setUp.size > 0) segments.push({ kind: 'kms', byKms: setUp });
  if (exchange.length > 0) segments.push({ kind: 'exchange', events: exchange });
  if (boxes.size > 0) segments.push({ kind: 'boxes', byActor: boxes });
  return segments;
}

function purposeOfProcedure(
  events: readonly TraceEvent[],
  procedure: ProcedureNumber,
): Purpose | undefined {
  const belongs = (event: TraceEvent) =>
    event.step !== 0 && event.step !== 'use' && event.procedure === procedure;
  return events.find((event) => belongs(event) && event.purpose !== undefined)?.purpose;
}

/** A packet that is tried with the other key, when both have been opened. */
const isTrial = (event: TraceEvent) =>
  (event.kind === 'compute' && event.trial === true) ||
  (event.kind === 'check' && event.check === 'key-separation');

/** Whether an event begins another activity: of another actor, in another step, about another member, as
 *  when the partner GMS has checked what it got and turns to its first UE, or the trial of packets. */
function startsAnew(
  running: Readonly<{ actor: ActorId; step: Step; trial: boolean }>,
  event: TraceEvent,
  member: ActorId | undefined,
): boolean {
  const other = event.member !== undefined && member !== undefined && event.member !== member;
  return (
    running.actor !== event.actor ||
    running.step !== event.step ||
    other ||
    running.trial !== isTrial(event)
  );
}

function* cut(events: readonly TraceEvent[]): InSteps<readonly Segment[]> {
  const segments: Segment[] = [...(yield* provisioning(events))];
  const twice = events.some((event) => event.procedure > 1);
  let procedure = 0;
  let inUse = false;
  let running:
    | (Extract<Segment, { kind: 'activity' }> & { events: number[]; trial: boolean })
    | null = null;
  let member: ActorId | undefined;
  let failedChecks: number[] = [];
  yield* eachInSteps(events, (event, index) => {
    if (event.kind === 'outcome') {
      running = null;
      segments.push({ kind: 'outcome', event: index });
      return;
    }
    if (event.step === 0) return;
    if (event.step === 'use') {
      if (!inUse) {
        segments.push({ kind: 'use' });
        running = null;
        inUse = true;
      }
    } else if (twice && event.procedure !== procedure) {
      procedure = event.procedure;
      running = null;
      const purpose = purposeOfProcedure(events, event.procedure);
      segments.push({ kind: 'divider', procedure: event.procedure, purpose });
    }
    if (event.kind === 'check' && !event.passed) failedChecks.push(index);
    if (event.kind === 'message') {
      running = null;
      segments.push({ kind: 'message', event: index, failedChecks });
      failedChecks = [];
      return;
    }
    if (running === null || startsAnew(running, event, member)) {
      const { actor, step } = event;
      running = { kind: 'activity', actor, step, events: [], trial: isTrial(event) };
      segments.push(running);
    }
    running.events.push(index);
    member = event.member ?? member;
  });
  return withCaption(segments);
}

/** The figure ends where the use of the keys or the outcome begins. A message opened from outside is
 *  no figure: nothing of step 0 is in it. */
function withCaption(segments: readonly Segment[]): readonly Segment[] {
  if (!segments.some(({ kind }) => kind === 'boxes')) return segments;
  const end = segments.findIndex(({ kind }) => kind === 'use' || kind === 'outcome');
  const at = end === -1 ? segments.length : end;
  return [...segments.slice(0, at), { kind: 'caption' }, ...segments.slice(at)];
}

/** Cuts the trace into segments, in the order they are drawn. */
export const cutSegments = perEventsInSteps(cut);
