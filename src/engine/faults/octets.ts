import { concatBytes } from '../bytes.ts';
import { type FieldNode, findNode } from '../codec/field-node.ts';
import { decodeMessage } from '../mikey/index.ts';

/** Octets of a message, found by the spans of the decoder. */

/** The first of these fields that a message has. Throws RangeError where it has none. */
export function fieldOf(octets: Uint8Array, ...paths: readonly string[]): FieldNode {
  return fieldIn(decodeMessage(octets).tree, ...paths);
}

/** The first of these fields of a tree. Throws RangeError where it has none. */
export function fieldIn(tree: readonly FieldNode[], ...paths: readonly string[]): FieldNode {
  for (const path of paths) {
    const node = findNode(tree, path);
    if (node) return node;
  }
  throw new RangeError(`there is no ${paths.join(' or ')}`);
}

/** The octets with others from octet `start` on. */
export function overwrite(octets: Uint8Array, start: number, others: Uint8Array): Uint8Array {
  const copy = Uint8Array.from(octets);
  copy.set(others, start);
  return copy;
}

/** The octets with the value of a whole-octet field replaced; the length stays. */
export function setField(octets: Uint8Array, node: FieldNode, value: number): Uint8Array {
  const others = Uint8Array.from({ length: node.end - node.start }, (_, index) =>
    Number((BigInt(value) >> BigInt(8 * (node.end - node.start - 1 - index))) & 0xffn),
  );
  return overwrite(octets, node.start, others);
}

/** The octets with every bit of a field set; bit fields leave their neighbours alone. */
export function setAllBits(octets: Uint8Array, node: FieldNode): Uint8Array {
  const copy = Uint8Array.from(octets);
  const from = 8 * node.start + (node.bits?.offset ?? 0);
  const length = node.bits?.length ?? 8 * (node.end - node.start);
  for (let bit = from; bit < from + length; bit += 1) {
    copy[bit >> 3] = (copy[bit >> 3] ?? 0) | (0x80 >> (bit & 7));
  }
  return copy;
}

/** A payload of a message and what stands around it. */
type Placed = Readonly<{ before: FieldNode; node: FieldNode; type: number; next: number }>;

/** The first payload whose name is one of these, with the payload before it. */
function placedPayload(octets: Uint8Array, names: readonly string[]): Placed {
  const { tree } = decodeMessage(octets);
  const index = tree.findIndex(({ path }) => names.includes(path));
  const before = tree[index - 1];
  const node = tree[index];
  if (!before || !node) throw new RangeError(`there is no payload ${names.join(' or ')}`);
  return { before, node, type: nextOf(octets, before), next: nextOf(octets, node) };
}

const nextField = ({ path, children }: FieldNode) => fieldIn(children, `${path}.nextPayload`);
const nextOf = (octets: Uint8Array, node: FieldNode) => octets[nextField(node).start] ?? 0;

/** The message without a payload; the one before it announces what comes behind. */
export function withoutPayload(octets: Uint8Array, ...names: readonly string[]): Uint8Array {
  const { before, node, next } = placedPayload(octets, names);
  const linked = setField(octets, nextField(before), next);
  return concatBytes(linked.slice(0, node.start), linked.slice(node.end));
}

/** The message with a payload twice in a row. */
export function withPayloadTwice(octets: Uint8Array, ...names: readonly string[]): Uint8Array {
  const { node, type } = placedPayload(octets, names);
  const first = setField(octets, nextField(node), type).slice(0, node.end);
  return concatBytes(first, octets.slice(node.start));
}

/** The message with another type announced where a payload stands. */
export function withPayloadType(
  octets: Uint8Array,
  type: number,
  ...names: readonly string[]
): Uint8Array {
  return setField(octets, nextField(placedPayload(octets, names).before), type);
}
