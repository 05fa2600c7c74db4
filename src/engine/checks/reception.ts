import { type FieldNode, findNode } from '../codec/field-node.ts';
import type { KmsCertificate, KmsKeySet } from '../mcptt/kms-certificate.ts';
import type { DecodedMessage, GroupKeyTransport, SakkePayload } from '../mikey/index.ts';
import type { Context } from '../model/context.ts';
import { EngineError, type Failure, type FailureCode, failure } from '../model/failures.ts';
import type { NamedValue } from '../model/named-value.ts';
import type { KeyParameters, Purpose } from '../model/purpose.ts';
import type { KeyExpectation } from '../model/scenario-rules.ts';
import type { Clause } from '../model/sources.ts';
import { eventBase, type Scope, type Steps } from '../trace/recording.ts';
import type { CheckName, KeyRecord, PayloadRef, SrtpKeys } from '../trace/trace.ts';

/** An MCPTT UE: its identity, what its KMS gave it, and the group keys it has stored.
 *  `seen` and `keys` grow as payloads are received. */
export type McpttUe = Readonly<{
  uri: string;
  /** What its clock shows, in NTP seconds. */
  ntpSeconds: number;
  clockWindowSeconds: number;
  kmsUri: string;
  certificates: readonly KmsCertificate[];
  keySets: readonly KmsKeySet[];
  /** GMSs that may create groups; null: not known to this receiver, so not checked. */
  authorisedGms: readonly string[] | null;
  /** The group the notification is about; null: not known, so not checked. */
  groupUri: string | null;
  expects: KeyExpectation;
  /** Whether the status "revoked" marks the key (a member) or refuses it (a reader of a file). */
  recordsRevocation: boolean;
  seen: Set<string>;
  keys: KeyRecord[];
}>;

/** Which keys of a payload the checks are about: the only one, or one of two. */
export type KeyPart = 'only' | 'first' | 'second';

export type Extension = GroupKeyTransport['generalExtensions'][number];

/** A key as a payload carries it: its identifier (the GUK-ID of a GMK), the octets of SAKKE, and the
 *  extensions with its parameters, of which there should be one. */
export type CarriedKey = Readonly<{
  keyId: number;
  keyIdPath: string;
  sakke: SakkePayload;
  sakkePath: string;
  parameters: readonly Extension[];
}>;

/** What the receiver learns from one payload, check by check. */
export type Reception = {
  readonly context: Context;
  readonly scope: Scope;
  readonly ue: McpttUe;
  readonly ref: PayloadRef;
  readonly decoded: DecodedMessage;
  readonly part: KeyPart;
  /** The URI of the sender that came outside the payload; known only where the payload hides it. */
  readonly senderUri?: string;
  /** Position among the group keys this receiver was sent, from 0. */
  readonly ordinal: number;
  carried?: CarriedKey;
  ownKeySet?: KmsKeySet;
  gmk?: Uint8Array;
  userSalt?: number;
  gmkId?: number;
  csId?: number;
  parameters?: KeyParameters;
  purpose?: Purpose;
  update?: boolean;
  srtp?: SrtpKeys;
};

/** One stage of the reception: its events, then the failure that ends it, or null. */
export type Stage = (reception: Reception) => Steps<Failure | null>;

/** The decoded message; only stages after the format check may ask. */
export function messageOf(reception: Reception): GroupKeyTransport {
  const { message } = reception.decoded;
  if (!message) throw new EngineError('order', 'a check ran before the format check');
  return message;
}

/** A value an earlier stage has set. */
export function known<T>(value: T | undefined, name: string): T {
  if (value === undefined) throw new EngineError('order', `${name} is not known yet`);
  return value;
}

/** What is wrong, before it is placed in the message. `path` defaults to the check's own. */
export type Problem = Readonly<{
  code: FailureCode;
  path?: string;
  /** For octets the tree shows no field of. */
  offset?: number;
  clause?: Clause;
  expected: string;
  found: string;
}>;

export type CheckFacts = Readonly<{
  clause: Clause;
  path: string;
  values?: readonly NamedValue[];
  unverified?: boolean;
}>;

/** Yields one check event and returns its failure, or null when `problem` is null. No document says
 *  how a second key is carried, so nothing checked of it is verified. */
export function* check(
  reception: Reception,
  name: CheckName,
  facts: CheckFacts,
  problem: Problem | Failure | null,
): Steps<Failure | null> {
  const failed = problem === null ? null : placed(reception, facts, problem);
  const unverified = facts.unverified || reception.part === 'second';
  yield Object.freeze({
    ...eventBase(reception.scope, 'check', name),
    kind: 'check' as const,
    check: name,
    clause: failed?.clause ?? facts.clause,
    passed: failed === null,
    ...(failed ? { failure: failed } : {}),
    values: facts.values ?? [],
    subject: reception.ref,
    path: failed?.path ?? facts.path,
    ...(unverified ? { unverified: true } : {}),
  });
  return failed;
}

/** First octet of the field, or of the nearest field around it that the tree shows. */
function offsetOf(tree: readonly FieldNode[], path: string): number | null {
  const node = findNode(tree, path);
  if (node) return node.start;
  const end = path.lastIndexOf('.');
  return end < 0 ? null : offsetOf(tree, path.slice(0, end));
}

function placed(reception: Reception, facts: CheckFacts, problem: Problem | Failure): Failure {
  if ('detail' in problem) return problem;
  const path = problem.path ?? facts.path;
  return failure({
    code: problem.code,
    path,
    offset: problem.offset ?? offsetOf(reception.decoded.tree, path),
    clause: problem.clause ?? facts.clause,
    expected: problem.expected,
    found: problem.found,
  });
}
