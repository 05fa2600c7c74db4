import type { ActorId, Purpose, Step, TraceEvent } from '../../engine/index.ts';
import { perEvents } from '../../store/per-events.ts';

/** The trace cut into what is drawn from top to bottom. Numbers are indices of events. */
export type Segment =
  | Readonly<{ kind: 'kms'; events: readonly number[] }>
  | Readonly<{ kind: 'boxes'; byActor: ReadonlyMap<ActorId, readonly number[]> }>
  | Readonly<{ kind: 'divider'; procedure: 1 | 2; purpose: Purpose | undefined }>
  | Readonly<{ kind: 'activity'; actor: ActorId; step: Step; events: readonly number[] }>
  | Readonly<{ kind: 'message'; event: number; failedChecks: readonly number[] }>
  | Readonly<{ kind: 'outcome'; event: number }>;

/** Whether the KMS does this for itself, before it serves anyone. */
function isSetUp(event: TraceEvent): boolean {
  return event.kind === 'compute' && event.operation.endsWith('-kms-setup');
}

/** Step 0 by the actor it is for: what the KMS calculates goes to whom it provisions next. */
function provisioning(events: readonly TraceEvent[]): readonly Segment[] {
  const setUp: number[] = [];
  const byActor = new Map<ActorId, number[]>();
  let forNext: number[] = [];
  for (const [index, event] of events.entries()) {
    if (event.step !== 0 || event.kind === 'outcome') continue;
    if (isSetUp(event)) setUp.push(index);
    else if (event.actor === 'kms' && event.member === undefined) forNext.push(index);
    else {
      const actor = event.actor === 'kms' ? (event.member ?? event.actor) : event.actor;
      byActor.set(actor, [...(byActor.get(actor) ?? []), ...forNext, index]);
      forNext = [];
    }
  }
  setUp.push(...forNext);
  const segments: Segment[] = [];
  if (setUp.length > 0) segments.push({ kind: 'kms', events: setUp });
  if (byActor.size > 0) segments.push({ kind: 'boxes', byActor });
  return segments;
}

function purposeOfProcedure(events: readonly TraceEvent[], procedure: 1 | 2): Purpose | undefined {
  return events.find(
    (event) => event.step !== 0 && event.procedure === procedure && event.purpose !== undefined,
  )?.purpose;
}

function cut(events: readonly TraceEvent[]): readonly Segment[] {
  const segments: Segment[] = [...provisioning(events)];
  const twice = events.some((event) => event.procedure === 2);
  let procedure = 0;
  let running: { kind: 'activity'; actor: ActorId; step: Step; events: number[] } | null = null;
  let failedChecks: number[] = [];
  events.forEach((event, index) => {
    if (event.kind === 'outcome') {
      running = null;
      segments.push({ kind: 'outcome', event: index });
      return;
    }
    if (event.step === 0) return;
    if (twice && event.procedure !== procedure) {
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
    if (running === null || running.actor !== event.actor) {
      running = { kind: 'activity', actor: event.actor, step: event.step, events: [] };
      segments.push(running);
    }
    running.events.push(index);
  });
  return segments;
}

/** Cuts the trace into segments, in the order they are drawn. */
export const cutSegments = perEvents(cut);
