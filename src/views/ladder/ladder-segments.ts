import type { ActorId, Purpose, StepNumber, TraceEvent } from '../../engine/index.ts';

/** The trace cut into what is drawn from top to bottom. Numbers are indices of events. */
export type Segment =
  | Readonly<{ kind: 'kms'; events: readonly number[] }>
  | Readonly<{ kind: 'boxes'; byActor: ReadonlyMap<ActorId, readonly number[]> }>
  | Readonly<{ kind: 'divider'; procedure: 1 | 2; purpose: Purpose | undefined }>
  | Readonly<{ kind: 'activity'; actor: ActorId; step: StepNumber; events: readonly number[] }>
  | Readonly<{ kind: 'message'; event: number; failedChecks: readonly number[] }>
  | Readonly<{ kind: 'outcome'; event: number }>;

/** The actor a step 0 event is drawn at; null for what the KMS does for itself. */
function provisioned(events: readonly TraceEvent[], index: number): ActorId | null {
  const event = events[index];
  if (event === undefined) return null;
  if (event.kind === 'compute' && event.operation.endsWith('-kms-setup')) return null;
  if (event.actor !== 'kms') return event.actor;
  if (event.member !== undefined) return event.member;
  const next = events.slice(index).find((later) => later.actor !== 'kms');
  return next?.step === 0 ? next.actor : null;
}

function provisioning(events: readonly TraceEvent[]): readonly Segment[] {
  const setUp: number[] = [];
  const byActor = new Map<ActorId, number[]>();
  events.forEach((event, index) => {
    if (event.step !== 0 || event.kind === 'outcome') return;
    const actor = provisioned(events, index);
    if (actor === null) setUp.push(index);
    else byActor.set(actor, [...(byActor.get(actor) ?? []), index]);
  });
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

/** Cuts the trace into segments, in the order they are drawn. */
export function cutSegments(events: readonly TraceEvent[]): readonly Segment[] {
  const segments: Segment[] = [...provisioning(events)];
  const twice = events.some((event) => event.procedure === 2);
  let procedure = 0;
  let running: { kind: 'activity'; actor: ActorId; step: StepNumber; events: number[] } | null =
    null;
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
