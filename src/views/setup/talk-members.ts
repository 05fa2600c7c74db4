import type { ActorId, GroupMember, Scenario } from '../../engine/index.ts';

/** Who may talk when the keys are used, for a list to choose from. */

/** So many members a list offers at once; typing finds the others. */
export const mostOffered = 50;

/** Names a member: `UE 3`, `Partner UE 3`. */
export type NameOf = (member: GroupMember) => string;

/** The members whose name or URI holds what was typed. All fit an empty text. */
export function findMembers(
  members: readonly GroupMember[],
  typed: string,
  nameOf: NameOf,
): readonly GroupMember[] {
  const text = typed.trim().toLowerCase();
  const found: GroupMember[] = [];
  for (const member of members) {
    const label = `${nameOf(member)} ${member.uri}`.toLowerCase();
    if (label.includes(text)) found.push(member);
    if (found.length === mostOffered) break;
  }
  return found;
}

/** What a list offers: the chosen member, which it has to know, and those that fit, each once. */
export function offeredMembers(
  members: readonly GroupMember[],
  typed: string,
  chosen: GroupMember,
  nameOf: NameOf,
): readonly GroupMember[] {
  const found = findMembers(members, typed, nameOf);
  return found.some(({ actor }) => actor === chosen.actor) ? found : [chosen, ...found];
}

type End = 'from' | 'to';

/** The pair with another member at one end; whoever is chosen at both ends changes places. */
export function withTalker(
  pair: readonly [GroupMember, GroupMember],
  end: End,
  actor: ActorId,
): NonNullable<Scenario['talk']> {
  const [from, to] = pair;
  const old = { from: from.actor, to: to.actor };
  const other: End = end === 'from' ? 'to' : 'from';
  return { ...old, [end]: actor, ...(old[other] === actor ? { [other]: old[end] } : {}) };
}
