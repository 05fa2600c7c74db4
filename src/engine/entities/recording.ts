import type { Context } from '../context.ts';
import type { Working } from '../named-value.ts';
import type {
  ActorId,
  ChildBuffer,
  EventBase,
  EventKind,
  OperationName,
  PayloadRef,
  Purpose,
  Step,
  TraceEvent,
} from '../trace.ts';

/** Where in the procedure something happens; gives every event its stable id. */
export type Scope = Readonly<{
  /** `gkp`, `gkp2` or `open`. */
  prefix: string;
  procedure: 1 | 2;
  step: Step;
  actor: ActorId;
  member?: ActorId;
  purpose?: Purpose;
}>;

/** A part of a run: yields its events in order and returns what the next part needs. */
export type Steps<T> = Generator<TraceEvent, T, void>;

/** What all events of a scope share, with the id `prefix.step.who.kind.name[.purpose]`. */
export function eventBase(scope: Scope, kind: EventKind, name?: string): EventBase {
  const who = scope.member ?? scope.actor;
  const told = scope.purpose === 'media' || scope.purpose === 'floor' ? [scope.purpose] : [];
  const parts = [scope.prefix, scope.step, who, kind, ...(name ? [name] : []), ...told];
  const { step, procedure, actor, member, purpose } = scope;
  return {
    id: parts.join('.'),
    step,
    procedure,
    actor,
    ...(member ? { member } : {}),
    ...(purpose ? { purpose } : {}),
  };
}

/** Runs one named operation, measures it, yields its compute event and returns its result. */
export function* compute<T extends Readonly<{ working: Working }>>(
  context: Context,
  scope: Scope,
  operation: OperationName,
  run: () => T,
  extra: (result: T) => { subject?: PayloadRef; reveals?: ChildBuffer } = () => ({}),
): Steps<T> {
  const base = eventBase(scope, 'compute', operation);
  const start = context.stopwatch();
  const result = run();
  context.timings.set(base.id, context.stopwatch() - start);
  yield Object.freeze({
    ...base,
    kind: 'compute' as const,
    operation,
    working: result.working,
    ...extra(result),
  });
  return result;
}
