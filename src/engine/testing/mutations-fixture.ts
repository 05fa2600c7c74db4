import type { FieldNode } from '../codec/field-node.ts';
import { decodeMessage } from '../mikey/index.ts';
import { concatBytes } from '../model/bytes.ts';

/** Messages altered at random, for tests of the decoder and of the receiver. The same seed gives the
 *  same messages. */

/** Whole numbers from 0 to below `limit`. Source: the generator mulberry32. */
export function numbers(seed: number): (limit: number) => number {
  let state = seed >>> 0;
  return (limit) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % limit;
  };
}

type Below = (limit: number) => number;

/** A message with the places that are worth altering. */
export type Specimen = Readonly<{
  octets: Uint8Array;
  payloads: readonly FieldNode[];
  lengths: readonly FieldNode[];
}>;

export function specimen(octets: Uint8Array): Specimen {
  const { tree } = decodeMessage(octets);
  const isLength = ({ label }: FieldNode) => /\blen\b|length|^#/i.test(label);
  const all = (nodes: readonly FieldNode[]): FieldNode[] =>
    nodes.flatMap((node) => [node, ...all(node.children)]);
  return { octets, payloads: tree, lengths: all(tree).filter(isLength) };
}

type Mutation = (given: Specimen, below: Below) => Uint8Array;

const some = <T>(list: readonly T[], below: Below): T => list[below(list.length)] as T;

function flipBits({ octets }: Specimen, below: Below): Uint8Array {
  const copy = Uint8Array.from(octets);
  for (let count = 1 + below(3); count > 0; count -= 1) {
    const bit = below(8 * copy.length);
    copy[bit >> 3] = (copy[bit >> 3] ?? 0) ^ (0x80 >> (bit & 7));
  }
  return copy;
}

function truncate({ octets }: Specimen, below: Below): Uint8Array {
  return octets.slice(0, below(octets.length));
}

function insert({ octets }: Specimen, below: Below): Uint8Array {
  const at = below(octets.length + 1);
  const more = Uint8Array.from({ length: 1 + below(8) }, () => below(256));
  return concatBytes(octets.slice(0, at), more, octets.slice(at));
}

function remove({ octets }: Specimen, below: Below): Uint8Array {
  const at = below(octets.length);
  return concatBytes(octets.slice(0, at), octets.slice(at + 1 + below(8)));
}

function changeLength({ octets, lengths }: Specimen, below: Below): Uint8Array {
  const { start, end } = some(lengths, below);
  const copy = Uint8Array.from(octets);
  copy[start + below(end - start)] = below(256);
  return copy;
}

/** Two payloads behind HDR change places, the chain of Next payload left as it was. */
function swapPayloads({ octets, payloads }: Specimen, below: Below): Uint8Array {
  const order = payloads.map((node) => octets.slice(node.start, node.end));
  const [one, other] = [1 + below(order.length - 1), 1 + below(order.length - 1)];
  const [a, b] = [order[one], order[other]];
  if (a && b) [order[one], order[other]] = [b, a];
  return concatBytes(...order);
}

function repeatPayload({ octets, payloads }: Specimen, below: Below): Uint8Array {
  const { start, end } = some(payloads, below);
  return concatBytes(octets.slice(0, end), octets.slice(start));
}

export const mutations: readonly Mutation[] = [
  flipBits,
  truncate,
  insert,
  remove,
  changeLength,
  swapPayloads,
  repeatPayload,
];

/** An altered message, or the same one where the draw alters nothing. */
export const mutated = (given: Specimen, below: Below) => some(mutations, below)(given, below);
