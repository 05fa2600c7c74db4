import { type FieldNode, findNode } from '../codec/field-node.ts';
import { decodeMessage } from '../mikey/index.ts';
import { concatBytes } from '../model/bytes.ts';
import { flipBit } from './alter.ts';

/** Octets of a message, found by the spans of the decoder. Where another fault has taken the field away
 *  already, nothing is left to change, and the octets stay as they are. */

/** Changes octets at a field. */
export type FieldChange = (octets: Uint8Array, node: FieldNode) => Uint8Array;

/** The message changed at the first of these fields that it has. */
export function changeField(
  octets: Uint8Array,
  paths: readonly string[],
  change: FieldChange,
): Uint8Array {
  return changeIn(decodeMessage(octets).tree, octets, paths, change);
}

/** Octets changed at the first of these fields of their tree. */
export function changeIn(
  tree: readonly FieldNode[],
  octets: Uint8Array,
  paths: readonly string[],
  change: FieldChange,
): Uint8Array {
  const node = paths.map((path) => findNode(tree, path)).find((found) => found !== undefined);
  return node && node.end > node.start ? change(octets, node) : octets;
}

/** Turns the last bit of a field over. */
export const flipEnd: FieldChange = (octets, { end }) => flipBit(octets, 8 * end - 1);

/** Sets a field to a value of its width. Throws RangeError for a value that does not fit. */
export function setTo(value: number): FieldChange {
  return (octets, { start, end, bits = { offset: 0, length: 8 * (end - start) } }) => {
    if (value >= 2 ** bits.length) throw new RangeError(`${value} needs more than the field has`);
    const copy = Uint8Array.from(octets);
    for (let index = 0; index < bits.length; index += 1) {
      const at = 8 * start + bits.offset + index;
      const mask = 0x80 >> (at & 7);
      const isSet = Math.floor(value / 2 ** (bits.length - 1 - index)) % 2 === 1;
      copy[at >> 3] = isSet ? (copy[at >> 3] ?? 0) | mask : (copy[at >> 3] ?? 0) & ~mask;
    }
    return copy;
  };
}

/** Sets a field to the largest value it can hold. */
export const setToLargest: FieldChange = (octets, node) => {
  const length = node.bits?.length ?? 8 * (node.end - node.start);
  return setTo(2 ** length - 1)(octets, node);
};

/** A payload of a message and the one before it. */
type Placed = Readonly<{ before: FieldNode; node: FieldNode }>;

/** The first payload whose name is one of these, with the payload before it. */
function placedPayload(octets: Uint8Array, names: readonly string[]): Placed | null {
  const { tree } = decodeMessage(octets);
  const index = tree.findIndex(({ path }) => names.includes(path));
  const [before, node] = [tree[index - 1], tree[index]];
  return before && node ? { before, node } : null;
}

const nextField = ({ path, children }: FieldNode) => findNode(children, `${path}.nextPayload`);

/** The message with another type announced behind a payload. */
function announce(octets: Uint8Array, { path, children }: FieldNode, type: number): Uint8Array {
  return changeIn(children, octets, [`${path}.nextPayload`], setTo(type));
}

const announced = (octets: Uint8Array, node: FieldNode) =>
  octets[nextField(node)?.start ?? -1] ?? 0;

/** The message without a payload; the one before it announces what comes behind. */
export function withoutPayload(octets: Uint8Array, names: readonly string[]): Uint8Array {
  const placed = placedPayload(octets, names);
  if (!placed) return octets;
  const { before, node } = placed;
  const linked = announce(octets, before, announced(octets, node));
  return concatBytes(linked.slice(0, node.start), linked.slice(node.end));
}

/** The message with a payload twice in a row. */
export function withPayloadTwice(octets: Uint8Array, names: readonly string[]): Uint8Array {
  const placed = placedPayload(octets, names);
  if (!placed) return octets;
  const { before, node } = placed;
  const first = announce(octets, node, announced(octets, before)).slice(0, node.end);
  return concatBytes(first, octets.slice(node.start));
}

/** The message with another type announced where a payload stands. */
export function withPayloadType(
  octets: Uint8Array,
  names: readonly string[],
  type: number,
): Uint8Array {
  const placed = placedPayload(octets, names);
  return placed ? announce(octets, placed.before, type) : octets;
}
