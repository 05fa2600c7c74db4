import { type ActorId, outsider } from '../model/actors.ts';
import type { Context } from '../model/context.ts';
import type { ProcedureNumber } from '../model/figure.ts';
import type { Working } from '../model/named-value.ts';
import type { Purpose } from '../model/purpose.ts';
import { actOfId } from '../model/run-names.ts';
import type {
  ComputeEvent,
  EventBase,
  EventKind,
  OperationName,
  Step,
  TraceEvent,
} from './trace.ts';

/** Where in the procedure something happens; gives every event its stable id. */
export type Scope = Readonly<{
  /** `gkp`, `gkp2`, `open`, or in a later act `act2-gkp`. */
  prefix: string;
  procedure: ProcedureNumber;
  step: Step;
  actor: ActorId;
  member?: ActorId;
  purpose?: Purpose;
  /** Tells ids apart where one key serves two uses; the purpose does otherwise. */
  use?: 'media' | 'floor';
  /** A message that arrives once more. */
  again?: boolean;
  /** One that arrives behind one that did. */
  third?: boolean;
}>;

/** A part of a run: yields its events in order and returns what the next part needs. */
export type Steps<T> = Generator<TraceEvent, T, void>;

/** What all events of a scope share, with the id `prefix.step.who.kind.name[.purpose]`. */
export function eventBase(scope: Scope, kind: EventKind, name?: string): EventBase {
  const { step, procedure, actor, member, purpose } = scope;
  const use = scope.use ?? purpose;
  const more = scope.third ? '.third' : scope.again ? '.again' : '';
  const overheard = actor === outsider ? `.${outsider}` : '';
  const what = name ? `.${name}` : '';
  const suffix = use === 'media' || use === 'floor' ? `.${use}` : '';
  const act = actOfId(scope.prefix);
  return {
    id: `${scope.prefix}.${step}.${member ?? actor}${more}${overheard}.${kind}${what}${suffix}`,
    step,
    procedure,
    ...(act > 1 ? { act } : {}),
    actor,
    ...(member ? { member } : {}),
    ...(purpose ? { purpose } : {}),
  };
}

/** What the faults of a run have altered at a place, for its event. */
export function faultsAt(context: Context, scope: Scope): Pick<EventBase, 'faults'> {
  const faults = context.faultsAt?.(scope) ?? [];
  return faults.length > 0 ? { faults } : {};
}

/** Runs one named operation, measures it, yields its compute event and returns its result. `name`
 *  stands for the operation in the id, where a scope has the same operation twice. */
export function* compute<T extends Readonly<{ working: Working }>>(
  context: Context,
  scope: Scope,
  operation: OperationName,
  run: () => T,
  extra: (result: T) => Pick<ComputeEvent, 'subject' | 'reveals' | 'trial'> = () => ({}),
  name: string = operation,
): Steps<T> {
  const base = eventBase(scope, 'compute', name);
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
