import type { Values } from '../codec/field.ts';
import { type FieldNode, findNode } from '../codec/field-node.ts';
import { readFields } from '../codec/reader.ts';
import { octetPosition, type Reading, report, startReading } from '../codec/reading.ts';
import { fact } from '../model/fact.ts';
import { payloadTypeNames, payloadTypes } from './payload-types.ts';
import { type ChainPayload, chainPayloads, headerPayload } from './payloads.ts';

/** A payload of a message. `path` of the node is the name, with a number from the second on. */
export type PayloadRead = Readonly<{
  name: string;
  type: number | undefined;
  values: Values;
  node: FieldNode;
}>;

/** The payloads read, and the path for the octets behind them, if there are any. */
export type Chain = Readonly<{ payloads: readonly PayloadRead[]; unreadPath: string }>;

/** Reads payload after payload as Next payload says, from HDR up to SIGN or the end of the chain.
 *  Problems go to `reading`; those that leave the length of a payload unknown end the chain. */
export function readChain(reading: Reading): Chain {
  const payloads: PayloadRead[] = [];
  const counts = new Map<string, number>();
  const said = new Set<string>();
  let following: ChainPayload | undefined = headerPayload;
  while (following) {
    const ahead = peek(reading, following);
    const name = following.nameOf(ahead);
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    const path = count === 1 ? name : `${name}[${count}]`;
    const once = following.onceOnly(ahead);
    if (once !== null && said.has(once)) reportDuplicate(reading, following, path);
    if (once !== null) said.add(once);
    const { node, values, complete } = readPayload(reading, following, name, path);
    if (node) payloads.push({ name, type: following.payload.type, values, node });
    if (!node || !complete) return { payloads, unreadPath: 'unread' };
    reading.failure ??= following.check(values, node);
    const next: unknown = values.nextPayload;
    if (next === undefined || next === payloadTypes.last) break;
    following = chainPayloads.find(({ payload }) => payload.type === next);
    if (!following?.expected) reportNext(reading, node, Number(next));
    if (!following) return { payloads, unreadPath: payloadTypeNames[Number(next)] ?? 'unread' };
  }
  return { payloads, unreadPath: 'unread' };
}

/** The values of the payload that comes next, without going on. */
function peek(reading: Reading, { payload }: ChainPayload): Values {
  const probe = startReading(reading.bytes, octetPosition(reading));
  return readFields(probe, payload.fields, payload.name).values;
}

function readPayload(
  reading: Reading,
  { payload }: ChainPayload,
  label: string,
  path: string,
): Readonly<{ node: FieldNode | null; values: Values; complete: boolean }> {
  const start = octetPosition(reading);
  const { values, nodes: children, complete } = readFields(reading, payload.fields, path);
  const end = octetPosition(reading);
  if (children.length === 0) return { node: null, values, complete };
  const { clause } = payload;
  return { node: { path, label, start, end, clause, text: '', children }, values, complete };
}

function reportDuplicate(reading: Reading, { payload }: ChainPayload, path: string): void {
  const offset = octetPosition(reading);
  if (offset >= reading.bytes.length) return;
  const facts = { path, offset, clause: payload.clause };
  const [expected, found] = [fact('payload.one'), fact('payload.another')];
  report(reading, { code: 'duplicate', ...facts, expected, found });
}

function reportNext(reading: Reading, node: FieldNode, next: number): void {
  const path = `${node.path}.nextPayload`;
  const field = findNode([node], path);
  if (!field) return;
  const name = payloadTypeNames[next];
  report(reading, {
    code: 'payload',
    path,
    offset: field.start,
    clause: field.clause,
    expected: fact('payload.ofTransport'),
    found:
      name === undefined
        ? fact('payload.unknownType', { type: next })
        : fact('read.named', { value: next, name }),
  });
}
