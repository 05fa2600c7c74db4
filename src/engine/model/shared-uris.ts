/** URIs that two parties of a scenario have in common though they may not. */

/** What of a URI goes into a UID: two spellings of one name are one identity (TS 33.220 §B.2.1.2). */
export const sameUid = (text: string) => text.normalize('NFKC');

type System = Readonly<{ kmsUri: string; gmsUri: string; members: readonly string[] }>;
type Pair = readonly System[];
type Uris = readonly (string | undefined)[];

/** The first of some URIs that is among others too; null where none is. */
function inBoth(some: Uris = [], others: Uris = []): string | null {
  const taken = new Set(others.map((uri) => uri && sameUid(uri)));
  return some.find((uri) => uri !== undefined && taken.has(sameUid(uri))) ?? null;
}

/** The URI that two systems share and may not, by what they share; null where they do not. */
export const sharedUris = {
  gms: ([a, b]: Pair) => inBoth([a?.gmsUri], [b?.gmsUri]),
  'gms-in-other-group': ([a, b]: Pair) =>
    inBoth([a?.gmsUri], b?.members) ?? inBoth([b?.gmsUri], a?.members),
  'member-in-both': ([a, b]: Pair) => inBoth(b?.members, a?.members),
} as const satisfies Record<string, (systems: Pair) => string | null>;

/** The first member that a list names twice; null where there is none. */
export function memberTwice(members: readonly string[]): string | null {
  const seen = new Set<string>();
  const again = (uri: string) => seen.size === seen.add(sameUid(uri)).size;
  return members.find(again) ?? null;
}
