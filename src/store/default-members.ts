import { defaultScenario } from '../engine/index.ts';

/** URIs of members as the default scenario writes them: the first one, with another number. */
export function defaultMember(ordinal: number): string {
  const first = defaultScenario().systems[0]?.members[0] ?? 'sip:ue1@example.org';
  return first.replace(/1(?!.*1)/, String(ordinal));
}

/** The first `count` members by that pattern. */
export function defaultMembers(count: number): string[] {
  return Array.from({ length: count }, (_, index) => defaultMember(index + 1));
}

/** Whether the list is what `defaultMembers` gives for its length. */
export function followsDefaultPattern(members: readonly string[]): boolean {
  return members.every((member, index) => member === defaultMember(index + 1));
}

/** A list of `count` members: the ones there are, then the lowest numbers that are free. */
export function resizeMembers(members: readonly string[], count: number): string[] {
  const list = members.slice(0, count);
  const taken = new Set(list);
  let ordinal = list.length + 1;
  while (list.length < count) {
    const next = defaultMember(ordinal);
    ordinal += 1;
    if (taken.has(next)) continue;
    taken.add(next);
    list.push(next);
  }
  return list;
}
