import { type FieldNode, findNode } from '../codec/field-node.ts';
import { trailingFailure, valuesOf } from '../codec/payload.ts';
import { type Reading, startReading, unreadNodes } from '../codec/reading.ts';
import { fact } from '../model/fact.ts';
import { EngineError, type Failure, failure } from '../model/failures.ts';
import { type PayloadRead, readChain } from './chain.ts';
import { generalExtension } from './general-extension.ts';
import { type CsIdMap, csIdMapOf, hdr } from './hdr.ts';
import { idr } from './idr.ts';
import { rand } from './rand.ts';
import { type SakkePayload, sakke } from './sakke.ts';
import { sign } from './sign.ts';
import { type SecurityPolicy, sp } from './sp.ts';
import { t } from './t.ts';

/** An identity; `start` and `dataStart` are the first octets of the payload and of its data. */
export type Idr = Readonly<{
  role: number;
  idType: number;
  idData: Uint8Array;
  path: string;
  start: number;
  dataStart: number;
}>;

/** A security policy and where it stands. */
export type ReadPolicy = SecurityPolicy & Readonly<{ path: string }>;

/** A message as it was read. `ntpSeconds` is 0 where TS type is COUNTER, `fraction` where the type
 *  has none. Octet strings are copies. */
export type GroupKeyTransport = Readonly<{
  hdr: Readonly<{
    version: number;
    dataType: number;
    v: number;
    prfFunc: number;
    csbId: number;
    csCount: number;
    csIdMapType: number;
    csIdMap: CsIdMap;
  }>;
  t: Readonly<{ tsType: number; ntpSeconds: number; fraction: number }>;
  rand: Uint8Array;
  idrs: readonly Idr[];
  /** One for each policy number; none where the default profile holds. */
  sps: readonly ReadPolicy[];
  sakke: SakkePayload;
  generalExtensions: readonly Readonly<{
    type: number;
    data: Uint8Array;
    path: string;
    dataStart: number;
  }>[];
  sign: Readonly<{ sType: number; signature: Uint8Array }>;
  /** Octets from HDR up to and including S type and signature length, as received. */
  signedOctets: Uint8Array;
}>;

/** `message` is `null` exactly when there is a failure: the first problem in reading order. `tree`
 *  tiles `bytes` in either case. */
export type DecodedMessage = Readonly<{
  bytes: Uint8Array;
  tree: readonly FieldNode[];
  message: GroupKeyTransport | null;
  failure: Failure<FormatCode> | null;
}>;

/** What can be wrong with the form of a message; `ts-type` is a TS type of unknown length. */
export const formatCodes = [
  'truncated',
  'hdr',
  'payload',
  'missing',
  'duplicate',
  'trailing',
  'ts-type',
] as const;
export type FormatCode = (typeof formatCodes)[number];

/** Names one of which a group key transport has to have. Source: TS 33.179 §E.2, TS 33.180 §E.7. */
const mandatory: readonly (readonly [string, ...string[]])[] = [
  ['T'],
  ['RAND'],
  ['IDRi', 'IDRuidi'],
  ['IDRr', 'IDRuidr'],
  ['IDRkmsi'],
  ['IDRkmsr'],
  ['SAKKE'],
  ['SIGN'],
];

/** Decodes a Group Key Transport payload; never throws. Failures: `truncated`, `hdr`, `payload`,
 *  `duplicate` and `ts-type` where they stand, `missing` behind the
 *  last octet, `trailing` at the first octet behind SIGN. Source: TS 33.179 §E.2. */
export function decodeMessage(bytes: Uint8Array): DecodedMessage {
  const reading = startReading(bytes);
  const chain = readChain(reading);
  const nodes = chain.payloads.map(({ node }) => node);
  const unread = unreadNodes(reading, bytes.length, chain.unreadPath, 'RFC 3830 §6.1');
  const tree = [...nodes, ...unread];
  const problem =
    reading.failure ??
    missingFailure(reading, chain.payloads) ??
    trailingFailure(unread, 'RFC 3830 §5.2');
  return {
    bytes,
    tree,
    message: problem ? null : messageOf(bytes, chain.payloads),
    // The tables of the chain name no other codes: a test holds them to it.
    failure: problem as Failure<FormatCode> | null,
  };
}

function missingFailure(
  reading: Reading,
  payloads: readonly PayloadRead[],
): Failure<'missing'> | null {
  const names = new Set(payloads.map(({ name }) => name));
  const absent = mandatory.find((any) => !any.some((name) => names.has(name)));
  if (!absent) return null;
  return failure({
    code: 'missing',
    path: absent[0],
    offset: reading.bytes.length,
    clause: absent.length > 1 ? 'TS 33.180 §E.7' : 'TS 33.179 §E.2',
    expected: fact('payload.missing', { names: absent }),
    found: fact('none'),
  });
}

function messageOf(bytes: Uint8Array, payloads: readonly PayloadRead[]): GroupKeyTransport {
  const header = valuesOf(hdr.fields, one(payloads, hdr.name).values);
  const { version, dataType, v, prfFunc, csbId, csCount, csIdMapType } = header;
  const { tsType, ntpSeconds = 0, fraction = 0 } = valuesOf(t.fields, one(payloads, t.name).values);
  const encapsulated = valuesOf(sakke.fields, one(payloads, sakke.name).values);
  const { sakkeParams, idScheme, sakkeData } = encapsulated;
  const { values, node } = one(payloads, sign.name);
  const { sType, signature } = valuesOf(sign.fields, values);
  return {
    hdr: { version, dataType, v, prfFunc, csbId, csCount, csIdMapType, csIdMap: csIdMapOf(header) },
    t: { tsType, ntpSeconds, fraction },
    rand: valuesOf(rand.fields, one(payloads, rand.name).values).rand,
    idrs: payloads.filter(({ type }) => type === idr.type).map(idrOf),
    sps: payloads.filter(({ name }) => name === sp.name).map(policyOf),
    sakke: { sakkeParams, idScheme, sakkeData },
    generalExtensions: payloads
      .filter(({ type }) => type === generalExtension.type)
      .map(generalExtensionOf),
    sign: { sType, signature },
    signedOctets: bytes.slice(0, startOf(node, 'signature')),
  };
}

function policyOf({ values, node: { path } }: PayloadRead): ReadPolicy {
  const { policyNo, protType, params } = valuesOf(sp.fields, values);
  return { policyNo, protType, params: params.map(({ type, value }) => ({ type, value })), path };
}

function idrOf({ values, node }: PayloadRead): Idr {
  const { idRole: role, idType, idData } = valuesOf(idr.fields, values);
  const dataStart = startOf(node, 'idData');
  return { role, idType, idData, path: node.path, start: node.start, dataStart };
}

function generalExtensionOf({ values, node }: PayloadRead) {
  const { type, data } = valuesOf(generalExtension.fields, values);
  return { type, data, path: node.path, dataStart: startOf(node, 'data') };
}

function one(payloads: readonly PayloadRead[], wanted: string): PayloadRead {
  const found = payloads.find(({ name }) => name === wanted);
  if (found) return found;
  throw new EngineError('mikey-message', `no payload ${wanted} in a message without a failure`);
}

function startOf(node: FieldNode, key: string): number {
  const field = findNode([node], `${node.path}.${key}`);
  if (field) return field.start;
  throw new EngineError('mikey-message', `no field ${node.path}.${key} in its own payload`);
}
