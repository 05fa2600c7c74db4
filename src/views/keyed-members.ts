import {
  type ActorId,
  isSentIn,
  isServerStep,
  type Plan,
  type ProcedureNumber,
  type SystemName,
  type TraceEvent,
} from '../engine/index.ts';
import type { FigureArrow } from './figure-arrows.ts';

/** How many of a system are sent the key for floor control, where a run of the procedure brings both and not all get it. */
function membersWithFloor(
  plan: Plan,
  system: SystemName,
  procedure: ProcedureNumber,
): Readonly<{ withFloor?: number }> {
  const purposes = plan.rounds.find((round) => round.procedure === procedure)?.purposes ?? [];
  const members = plan.systems.find(({ name }) => name === system)?.members ?? [];
  const withFloor = members.filter(({ actor }) => plan.takesFloor(actor)).length;
  return purposes.length > 1 && withFloor < members.length ? { withFloor } : {};
}

/** How many members of a system are sent something in a run of the procedure, in the act of a plan: keys, or
 *  that there are none any more; where keys are sent again, those to whom they were: only the run tells who
 *  lacks one. */
export function keyedMembers(
  plan: Plan,
  system: SystemName,
  events: readonly TraceEvent[],
  procedure: ProcedureNumber = 1,
): number {
  const members = plan.systems.find(({ name }) => name === system)?.members ?? [];
  return members.filter(sentTo(plan, events, procedure)).length;
}

/** How many the notifications of an arrow go to, or the answers come from. */
export function receiversOf(
  plan: Plan,
  { from, to, name, step, procedure }: FigureArrow,
  events: readonly TraceEvent[],
): Readonly<{ members: number; withFloor?: number }> {
  const { kind, system } = name === 'notification' ? to : from;
  if (isServerStep(step)) {
    const own = plan.systems.find((one) => one.name === system)?.members ?? [];
    return { members: own.filter(({ actor }) => plan.sharesWithServer(actor)).length };
  }
  if (kind === 'gms') {
    const gms = plan.systems
      .filter((one) => one.name === system)
      .map((one) => ({ actor: one.gms }));
    return { members: gms.filter(sentTo(plan, events, procedure)).length };
  }
  const members = keyedMembers(plan, system, events, procedure);
  return { members, ...membersWithFloor(plan, system, procedure) };
}

function sentTo(
  plan: Plan,
  events: readonly TraceEvent[],
  procedure: ProcedureNumber,
): (receiver: Readonly<{ actor: ActorId }>) => boolean {
  const { act, rounds, isKeyed } = plan;
  if (act?.act !== 'retry') {
    const round = rounds.find((one) => one.procedure === procedure) ?? rounds[0];
    return ({ actor }) => isKeyed(actor) && isSentIn(plan, actor, round);
  }
  const sent = new Set<string>();
  for (const event of events) {
    if (event.kind === 'message' && event.name === 'notification') sent.add(event.to);
  }
  return ({ actor }) => sent.has(actor);
}
