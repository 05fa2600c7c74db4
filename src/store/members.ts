import { defaultMembers, maxMembers, type SystemName } from '../engine/index.ts';

/** Whether a list of members is the default list of its length in that system. */
export function followsDefaultPattern(
  members: readonly string[],
  system: SystemName = 'primary',
): boolean {
  if (members.length < 1 || members.length > maxMembers) return false;
  return defaultMembers(members.length, system).every((member, index) => member === members[index]);
}

/** A list of `count` members (1 to the largest group): the ones there are, as far as they fit, then
 *  the next default members that are not in it yet. */
export function resizeMembers(
  members: readonly string[],
  count: number,
  system: SystemName = 'primary',
): string[] {
  const list = members.slice(0, count);
  const all = defaultMembers(maxMembers, system);
  const next = [...all.slice(list.length), ...all.slice(0, list.length)];
  const free = next.filter((member) => !list.includes(member));
  return [...list, ...free.slice(0, count - list.length)];
}
