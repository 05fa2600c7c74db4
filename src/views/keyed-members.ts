import type {
  GroupMember,
  Plan,
  ProcedureNumber,
  SystemName,
  TraceEvent,
} from '../engine/index.ts';

/** The same of the key for floor control, where a run of the procedure brings both and not all get it. */
export function membersWithFloor(
  plan: Plan,
  system: SystemName,
  procedure: ProcedureNumber,
): Readonly<{ withFloor?: number }> {
  const purposes = plan.rounds.find((round) => round.procedure === procedure)?.purposes ?? [];
  const members = plan.systems.find(({ name }) => name === system)?.members ?? [];
  const withFloor = members.filter(({ actor }) => plan.takesFloor(actor)).length;
  return purposes.length > 1 && withFloor < members.length ? { withFloor } : {};
}

/** How many members of a system are sent keys in a run of the procedure, in the act of a plan; where keys are sent again, those to whom
 *  they were: only the run tells who lacks one. */
export function keyedMembers(
  { systems, act, isKeyed, rounds, purposesFor }: Plan,
  system: SystemName,
  events: readonly TraceEvent[],
  procedure: ProcedureNumber = 1,
): number {
  const members = systems.find(({ name }) => name === system)?.members ?? [];
  if (act?.act !== 'retry') {
    const round = rounds.find((one) => one.procedure === procedure) ?? rounds[0];
    const isSent = ({ actor }: GroupMember) =>
      isKeyed(actor) && purposesFor(actor, round).length > 0;
    return members.filter(isSent).length;
  }
  const sent = new Set<string>();
  for (const event of events) {
    if (event.kind === 'message' && event.name === 'notification') sent.add(event.to);
  }
  return members.filter(({ actor }) => sent.has(actor)).length;
}
