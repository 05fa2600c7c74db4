import type { Plan, SystemName, TraceEvent } from '../engine/index.ts';

/** How many members of a system are sent keys in the act of a plan; where keys are sent again, those to whom
 *  they were: only the run tells who lacks one. */
export function keyedMembers(
  { systems, act, isKeyed }: Plan,
  system: SystemName,
  events: readonly TraceEvent[],
): number {
  const members = systems.find(({ name }) => name === system)?.members ?? [];
  if (act?.act !== 'retry') return members.filter(({ actor }) => isKeyed(actor)).length;
  const sent = new Set<string>();
  for (const event of events) {
    if (event.kind === 'message' && event.name === 'notification') sent.add(event.to);
  }
  return members.filter(({ actor }) => sent.has(actor)).length;
}
