import {
  type ActorId,
  type FaultEntry,
  faultStepOf,
  isKms,
  isReceiver,
  legs,
  outsider,
  provisioningStep,
  type Scenario,
  type TraceEvent,
} from '../../engine/index.ts';
import type { FaultAim } from '../../store/faults-state.ts';

/** Where a fault goes that is asked for at a place of the ladder. */

/** At an event: the notification it belongs to, to whom it is about. Null in the use of the keys,
 *  where nothing can be put. */
export function aimOfEvent(event: TraceEvent): FaultAim | null {
  const { id: prefix, act, step, procedure, member, actor } = event;
  const at = faultStepOf({ prefix, step, procedure, actor, ...(member ? { member } : {}) });
  if (at === null) return null;
  const to = member ?? actor;
  // What a KMS or a sending GMS does once, it does for all.
  const isForAll = isKms(to) || legs.some(({ step: one, from }) => one === at && from === to);
  const inAct = act === undefined ? {} : { act };
  return { at: { ...inAct, procedure, step: at }, to: isForAll ? 'all' : [to] };
}

/** At an actor: the notification it gets; what a KMS hands out goes to all. */
export function aimOfActor(actor: ActorId): FaultAim {
  const step = legs.find((leg) => isReceiver(leg, actor))?.step ?? provisioningStep;
  const isForAll = isKms(actor) || actor === outsider;
  return { at: { procedure: 1, step }, to: isForAll ? 'all' : [actor] };
}

/** The faults of the scenario that are put where an aim says, by their place in the list. */
export function faultsAtAim({ faults }: Scenario, { at, to }: FaultAim): readonly number[] {
  const isFor = (entry: FaultEntry) =>
    entry.to === 'all' || to === 'all' || entry.to.some((id) => to.includes(id));
  return faults.flatMap((entry, index) => {
    const isThere = at?.procedure === entry.at.procedure && at.step === entry.at.step;
    return isThere && isFor(entry) ? [index] : [];
  });
}
