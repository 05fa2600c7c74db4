import type { Fields, Values } from '../codec/field.ts';
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

/** Most payloads read of one message: a group key transport has some twenty at most. */
export const maxPayloads = 300;

/** By table of fields, worked out when a payload is first met. */
const leading = new WeakMap<Fields, Fields>();

/** Reads payload after payload as Next payload says, from HDR up to SIGN or the end of the chain.
 *  Problems go to `reading`; those that leave the length of a payload unknown end the chain. */
export function readChain(reading: Reading): Chain {
  const payloads: PayloadRead[] = [];
  const counts = new Map<string, number>();
  const said = new Set<string>();
  let following: ChainPayload | undefined = headerPayload;
  while (following) {
    if (payloads.length === maxPayloads) reportTooMany(reading, following);
    if (payloads.length === maxPayloads) break;
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

/** The numbers the payload that comes next begins with, without going on: what its name and its
 *  kind are taken from. */
function peek(reading: Reading, { payload }: ChainPayload): Values {
  const probe = startReading(reading.bytes, octetPosition(reading));
  return readFields(probe, leadingNumbers(payload.fields), payload.name).values;
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

/** The numbers a table of fields starts with, up to its first area. */
function leadingNumbers(fields: Fields): Fields {
  const known = leading.get(fields);
  if (known) return known;
  const all = Object.entries(fields);
  const area = all.findIndex(([, { layout }]) => layout.kind !== 'number');
  const numbers = Object.fromEntries(area < 0 ? all : all.slice(0, area));
  leading.set(fields, numbers);
  return numbers;
}

function reportDuplicate(reading: Reading, { payload }: ChainPayload, path: string): void {
  const offset = octetPosition(reading);
  if (offset >= reading.bytes.length) return;
  const facts = { path, offset, clause: payload.clause };
  const [expected, found] = [fact('payload.one'), fact('payload.another')];
  report(reading, { code: 'duplicate', ...facts, expected, found });
}

/** The chain ends where it is longer than that of any real message. */
function reportTooMany(reading: Reading, { payload }: ChainPayload): void {
  const [expected, found] = [fact('payload.atMost', { limit: maxPayloads }), fact('read.evenMore')];
  const facts = { path: payload.name, offset: octetPosition(reading), clause: payload.clause };
  report(reading, { code: 'payload', ...facts, expected, found });
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
