import type { FieldNode } from '../codec/field-node.ts';

/** For tests of what the decoder shows. The first node that does not start where the one before ended,
 *  or ends outside its parent; bit fields bit by bit. `null` where the nodes tile the octets from
 *  `start` to `end`. */
export function gapIn(nodes: readonly FieldNode[], start: number, end: number): string | null {
  let position = start * 8;
  for (const node of nodes) {
    const from = node.start * 8 + (node.bits?.offset ?? 0);
    const aligned = node.bits ? position : Math.ceil(position / 8) * 8;
    position = node.bits ? from + node.bits.length : node.end * 8;
    if (from !== aligned || node.end !== Math.ceil(position / 8)) return node.path;
    const inner = node.children.length > 0 && gapIn(node.children, node.start, node.end);
    if (inner) return inner;
  }
  return Math.ceil(position / 8) === end ? null : `end at ${position / 8}`;
}
