import type { FieldNode } from '../codec/field-node.ts';
import { equalBytes } from '../model/bytes.ts';
import type { DecodedFound } from './decode-found.ts';
import type { FoundMessage } from './found.ts';

/** Two messages beside each other: field by field, and octet by octet. */

/** A message with its fields. */
export type ComparedMessage = Pick<FoundMessage, 'octets'> & Pick<DecodedFound, 'tree'>;

/** From an octet up to the one before `end`, counted in the whole message. */
export type OctetRange = Readonly<{ start: number; end: number }>;

/** A field as one of the messages has it; `differing`: those of its octets the other has not. */
export type FieldSide = Readonly<{ node: FieldNode; differing: readonly OctetRange[] }>;

/** A field, or a payload as a whole, that the messages do not have alike; null where one lacks it. */
export type FieldDifference = Readonly<{ path: string; a: FieldSide | null; b: FieldSide | null }>;

export type MessageComparison = Readonly<{
  /** Every octet is the same. */
  identical: boolean;
  /** In the order of the first message, then what only the second has. */
  differences: readonly FieldDifference[];
  /** How many fields are the same in both. */
  sameFields: number;
  /** The payloads that both have, as each has them, where the order is not the same. */
  order: Readonly<{ a: readonly string[]; b: readonly string[] }> | null;
}>;

/** Compares two messages by the paths of their fields: a field is the same where its octets are, wherever
 *  they stand. What one has and the other has not is told once, by its outermost node. */
export function compareMessages(a: ComparedMessage, b: ComparedMessage): MessageComparison {
  const found: FieldDifference[] = [];
  const count = { same: 0 };
  compareLevel(a, b, a.tree, b.tree, (difference) => {
    if (difference === null) count.same += 1;
    else found.push(difference);
  });
  return {
    identical: equalBytes(a.octets, b.octets),
    differences: found,
    sameFields: count.same,
    order: otherOrder(a.tree, b.tree),
  };
}

type Tell = (difference: FieldDifference | null) => void;

function compareLevel(
  a: ComparedMessage,
  b: ComparedMessage,
  nodesA: readonly FieldNode[],
  nodesB: readonly FieldNode[],
  tell: Tell,
): void {
  const inA = new Set(nodesA.map(({ path }) => path));
  const inB = new Map(nodesB.map((node) => [node.path, node]));
  for (const node of nodesA) compareNode(a, b, node, inB.get(node.path), tell);
  for (const node of nodesB) {
    if (!inA.has(node.path)) tell({ path: node.path, a: null, b: whole(node) });
  }
}

function compareNode(
  a: ComparedMessage,
  b: ComparedMessage,
  nodeA: FieldNode,
  nodeB: FieldNode | undefined,
  tell: Tell,
): void {
  const { path } = nodeA;
  if (nodeB === undefined) tell({ path, a: whole(nodeA), b: null });
  else if (nodeA.children.length > 0 && nodeB.children.length > 0) {
    compareLevel(a, b, nodeA.children, nodeB.children, tell);
  } else if (isSame(a, b, nodeA, nodeB)) tell(null);
  else {
    const ranges = differingRanges(octetsOf(a, nodeA), octetsOf(b, nodeB));
    tell({ path, a: side(nodeA, ranges.a), b: side(nodeB, ranges.b) });
  }
}

/** A field with octets counted in it, which are counted in the message from here on. */
const side = (node: FieldNode, ranges: readonly OctetRange[]): FieldSide => ({
  node,
  differing: ranges.map(({ start, end }) => ({ start: node.start + start, end: node.start + end })),
});

const whole = (node: FieldNode): FieldSide => ({
  node,
  differing: [{ start: node.start, end: node.end }],
});

const octetsOf = ({ octets }: ComparedMessage, { start, end }: FieldNode): Uint8Array =>
  octets.subarray(start, end);

/** Fields narrower than their octets share them with others: their value tells. */
const isSame = (
  a: ComparedMessage,
  b: ComparedMessage,
  nodeA: FieldNode,
  nodeB: FieldNode,
): boolean =>
  nodeA.bits && nodeB.bits
    ? nodeA.text === nodeB.text && nodeA.bits.length === nodeB.bits.length
    : equalBytes(octetsOf(a, nodeA), octetsOf(b, nodeB));

/** The octets that differ: of the same length one by one; of another, what lies between the octets both
 *  begin with and those both end with. */
export function differingRanges(
  a: Uint8Array,
  b: Uint8Array,
): Readonly<{ a: readonly OctetRange[]; b: readonly OctetRange[] }> {
  if (a.length === b.length) {
    const ranges = runsOf(a, (octet, index) => octet !== b[index]);
    return { a: ranges, b: ranges };
  }
  const least = Math.min(a.length, b.length);
  let before = 0;
  while (before < least && a[before] === b[before]) before += 1;
  let after = 0;
  while (after < least - before && a.at(-1 - after) === b.at(-1 - after)) after += 1;
  const between = ({ length }: Uint8Array) =>
    length - after > before ? [{ start: before, end: length - after }] : [];
  return { a: between(a), b: between(b) };
}

function runsOf(
  octets: Uint8Array,
  differs: (octet: number, index: number) => boolean,
): readonly OctetRange[] {
  const ranges: { start: number; end: number }[] = [];
  for (const [index, octet] of octets.entries()) {
    if (!differs(octet, index)) continue;
    const last = ranges.at(-1);
    if (last?.end === index) last.end = index + 1;
    else ranges.push({ start: index, end: index + 1 });
  }
  return ranges;
}

function otherOrder(a: readonly FieldNode[], b: readonly FieldNode[]): MessageComparison['order'] {
  const common = (nodes: readonly FieldNode[], others: readonly FieldNode[]) => {
    const there = new Set(others.map(({ path }) => path));
    return nodes.map(({ path }) => path).filter((path) => there.has(path));
  };
  const [inA, inB] = [common(a, b), common(b, a)];
  return inA.every((path, index) => path === inB[index]) ? null : { a: inA, b: inB };
}
