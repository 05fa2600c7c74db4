import {
  type CheckLine,
  equalBytes,
  type FieldNode,
  type FieldSource,
  fieldSource,
  type ReleaseId,
  type ReleaseMessage,
  secondKeyPayloads,
} from '../../engine/index.ts';

/** Two releases beside each other: their fields, and the checks of their receivers. */

export type ReleasePayload = ReleaseMessage['payloads'][number];

/** A field as one release has it. */
export type FieldCell = Readonly<{ node: FieldNode; octets: Uint8Array; source: FieldSource }>;

/** A field of the two, null where one has none; `group`: the payload it stands in, or the key parameters in clear. */
export type FieldRow = Readonly<{
  path: string;
  group: string;
  label: string;
  a: FieldCell | null;
  b: FieldCell | null;
  differs: boolean;
}>;

/** Both lists in one order: that of the first, each of the second behind what it stands behind there. */
export function mergedOrder(
  first: readonly string[],
  second: readonly string[],
): readonly string[] {
  const merged = [...first];
  let behind = -1;
  for (const one of second) {
    const known = merged.indexOf(one);
    if (known < 0) merged.splice(behind + 1, 0, one);
    behind = known < 0 ? behind + 1 : known;
  }
  return merged;
}

const leavesOf = (nodes: readonly FieldNode[]): readonly FieldNode[] =>
  nodes.flatMap((node) => (node.children.length > 0 ? leavesOf(node.children) : [node]));

function cellsOf(release: ReleaseId, payload: ReleasePayload): ReadonlyMap<string, FieldCell> {
  const second = secondKeyPayloads(payload.tree);
  const cells = new Map<string, FieldCell>();
  const add = (tree: readonly FieldNode[], octets: Uint8Array) => {
    for (const node of leavesOf(tree)) {
      const source = fieldSource(release, node.path, second);
      cells.set(node.path, { node, octets: octets.subarray(node.start, node.end), source });
    }
  };
  add(payload.tree, payload.octets);
  if (payload.parameters) add(payload.parameters.tree, payload.parameters.octets);
  return cells;
}

/** A message of a release, as one of two. */
export type ReleaseSide = Readonly<{ release: ReleaseId; payload: ReleasePayload }>;

/** The fields of two messages, payload by payload. */
export function fieldRows(a: ReleaseSide, b: ReleaseSide): readonly FieldRow[] {
  const inA = cellsOf(a.release, a.payload);
  const inB = cellsOf(b.release, b.payload);
  return mergedOrder([...inA.keys()], [...inB.keys()]).map((path) => {
    const [one, other] = [inA.get(path) ?? null, inB.get(path) ?? null];
    const label = (one ?? other)?.node.label ?? path;
    const [group = path] = path.split('.');
    return { path, group, label, a: one, b: other, differs: !isSame(one, other) };
  });
}

/** Fields narrower than their octets share them with others: their value tells. */
function isSame(a: FieldCell | null, b: FieldCell | null): boolean {
  if (!a || !b) return a === b;
  return a.node.bits ? a.node.text === b.node.text : equalBytes(a.octets, b.octets);
}

/** A check as two receivers make it; null where one has no place for it. */
export type CheckRow = Readonly<{
  key: string;
  line: CheckLine;
  a: CheckLine | null;
  b: CheckLine | null;
  differs: boolean;
}>;

/** The checks of two receivers of one message, in their order. */
export function checkRows(
  first: readonly CheckLine[],
  second: readonly CheckLine[],
): readonly CheckRow[] {
  const inA = new Map(first.map((line) => [line.key, line]));
  const inB = new Map(second.map((line) => [line.key, line]));
  return mergedOrder([...inA.keys()], [...inB.keys()]).flatMap((key) => {
    const [a, b] = [inA.get(key) ?? null, inB.get(key) ?? null];
    const line = a ?? b;
    if (!line) return [];
    const differs = a?.state !== b?.state || a?.failure?.code !== b?.failure?.code;
    return [{ key, line, a, b, differs }];
  });
}
