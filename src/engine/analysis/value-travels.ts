import type { FieldNode } from '../codec/field-node.ts';
import type { ActorId } from '../model/actors.ts';
import { bytesToHex } from '../model/bytes.ts';
import type { MessageEvent, MessagePayload } from '../trace/trace.ts';

/** Values inside messages: which octets of which field they are. */

/** A hand-over or message that carried a value, and the name of the field it stood in. */
export type Travel = Readonly<{ eventId: string; from: ActorId; to: ActorId; path: string }>;

const leastOctets = 4;

function* fieldsOf(nodes: readonly FieldNode[]): Generator<FieldNode> {
  for (const node of nodes) {
    if (node.bits === undefined && node.end - node.start >= leastOctets) yield node;
    yield* fieldsOf(node.children);
  }
}

const octetsAt = (octets: Uint8Array, { start, end }: FieldNode) =>
  bytesToHex(octets.subarray(start, end));

/** The values of at least 4 octets in a message, by their hex. A payload that arrived otherwise
 *  than it was sent is read as it arrived. */
export function travelsOf(event: MessageEvent): ReadonlyMap<string, readonly Travel[]> {
  const travels = new Map<string, Travel[]>();
  const { id: eventId, from, to } = event;
  for (const { received, receivedTree } of event.payloads) {
    for (const node of fieldsOf(receivedTree)) {
      const key = octetsAt(received, node);
      const list = travels.get(key) ?? [];
      const isRepeated = list.some((travel) => node.path.startsWith(`${travel.path}.`));
      if (!isRepeated) travels.set(key, [...list, { eventId, from, to, path: node.path }]);
    }
  }
  return travels;
}

/** Values that a payload as sent puts together from others: fields with fields in them, and the
 *  octets before the signature, which are what is signed (RFC 3830 §6.11 order, TS 33.179 §E.2).
 *  Only values that `isKnown` count. */
export function partsOfPayload(
  { sent, sentTree }: MessagePayload,
  isKnown: (key: string) => boolean,
): ReadonlyMap<string, readonly string[]> {
  const wholes = new Map<string, readonly string[]>();
  const outermost = (nodes: readonly FieldNode[], whole: string): string[] =>
    nodes.flatMap((node) => {
      const key = octetsAt(sent, node);
      const long = node.bits === undefined && node.end - node.start >= leastOctets;
      if (long && key !== whole && isKnown(key)) return [key];
      return outermost(node.children, whole);
    });
  for (const node of fieldsOf(sentTree)) {
    const key = octetsAt(sent, node);
    if (node.children.length > 0 && isKnown(key)) wholes.set(key, outermost(node.children, key));
  }
  const signature = [...fieldsOf(sentTree)].find(({ path }) => path === 'SIGN.signature');
  if (!signature) return wholes;
  const signed = bytesToHex(sent.subarray(0, signature.start));
  if (isKnown(signed)) {
    const before = sentTree.filter(({ end }) => end <= signature.start);
    wholes.set(signed, outermost(before, signed));
  }
  return wholes;
}
