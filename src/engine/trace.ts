import type { FieldNode } from './codec/field-node.ts';
import type { Failure } from './failures.ts';
import type { GroupSrtpKeys } from './mcptt/group-srtp-keys.ts';
import type { KmsCertificate, KmsKeySet } from './mcptt/kms-certificate.ts';
import type { NamedValue, Working } from './named-value.ts';
import type { Clause } from './sources.ts';

/** The trace of a run: an append-only list of frozen events. Everything on the screen is a
 *  function of this list and a cursor. */

export type ActorId = 'kms' | 'gms' | `ue${number}`;
export type ActorKind = 'kms' | 'gms' | 'ue';
export type Actor = Readonly<{ id: ActorId; kind: ActorKind; ordinal: number; uri: string }>;

/** What a GMK is for: `group` when the group has one key for everything. */
export type Purpose = 'group' | 'media' | 'floor';

/** The number in the figure. */
export type StepNumber = 0 | 1 | 2;

export type CheckName =
  | 'uid'
  | 'eccsi-keys'
  | 'sakke-keys'
  | 'format'
  | 'timestamp'
  | 'rand'
  | 'replay'
  | 'receiver'
  | 'initiator'
  | 'kms'
  | 'period'
  | 'signature'
  | 'authorised'
  | 'sakke-parameters'
  | 'decapsulation'
  | 'cs-map'
  | 'guk-id'
  | 'sp-policy'
  | 'key-parameters'
  | 'group'
  | 'revoked'
  | 'duplicate-gmk-id'
  | 'lifetime'
  | 'dual-complete';

export type OperationName =
  | 'eccsi-kms-setup'
  | 'sakke-kms-setup'
  | 'uid'
  | 'eccsi-issue'
  | 'sakke-issue'
  | 'eccsi-validate'
  | 'sakke-validate'
  | 'gmk'
  | 'user-salt'
  | 'guk-id'
  | 'gmk-id'
  | 'sakke-encapsulate'
  | 'sakke-decapsulate'
  | 'key-parameters-protect'
  | 'key-parameters-unprotect'
  | 'eccsi-sign'
  | 'eccsi-verify'
  | 'srtp-keys';

/** A Group Key Transport payload inside a message event: the event's id and its position there. */
export type PayloadRef = Readonly<{ messageId: string; payload: number }>;

export type EventBase = Readonly<{
  /** Stable: `gkp.2.ue1.check.signature`, `gkp.1.ue3.message.notification`, with `.media` or
   *  `.floor` behind where two keys are told apart, `gkp2.` where the procedure runs again. */
  id: string;
  step: StepNumber;
  /** Which run of the procedure: 1, or 2 in `dual-two-procedures`. */
  procedure: 1 | 2;
  /** Where it happens: the sender of a message, the one who computes, checks or stores. */
  actor: ActorId;
  /** The UE this part of the procedure is about; absent in what happens once for all. */
  member?: ActorId;
  purpose?: Purpose;
}>;

export type ProvisionEvent = EventBase &
  Readonly<{
    kind: 'provision';
    from: 'kms';
    what: 'kms-certificate' | 'key-set';
    clause: Clause;
    values: readonly NamedValue[];
    certificate?: KmsCertificate;
    keySet?: KmsKeySet;
  }>;

/** Octets that became readable by a calculation, with where they came from. */
export type ChildBuffer = Readonly<{
  name: 'gmk' | 'key-parameters';
  bytes: Uint8Array;
  tree: readonly FieldNode[];
  /** Path of the field in the payload that carried them, as ciphertext. */
  originPath: string;
  clause: Clause;
}>;

export type ComputeEvent = EventBase &
  Readonly<{
    kind: 'compute';
    operation: OperationName;
    working: Working;
    /** The payload it works on, where there is one. */
    subject?: PayloadRef;
    reveals?: ChildBuffer;
  }>;

export type MessagePayload = Readonly<{
  purpose: Purpose;
  sent: Uint8Array;
  received: Uint8Array;
  sentTree: readonly FieldNode[];
  receivedTree: readonly FieldNode[];
}>;

export type MessageFate = 'delivered' | 'altered' | 'dropped' | 'delayed' | 'duplicated';

export type MessageEvent = EventBase &
  Readonly<{
    kind: 'message';
    name: 'notification' | 'ok' | 'error';
    from: ActorId;
    to: ActorId;
    /** Octets of Group Key Transport payloads; the answers carry none. */
    payloads: readonly MessagePayload[];
    fate: MessageFate;
    /** For an error: what the receiver reports. */
    failures: readonly Failure[];
  }>;

export type CheckEvent = EventBase &
  Readonly<{
    kind: 'check';
    check: CheckName;
    clause: Clause;
    passed: boolean;
    failure?: Failure;
    /** What was compared, for the screen: expected and found, or the value tested. */
    values: readonly NamedValue[];
    subject?: PayloadRef;
    /** The field the check reads, for linking to the octets. */
    path?: string;
    unverified?: boolean;
  }>;

export type SrtpKeys = GroupSrtpKeys;

/** The parameters that travel with a GMK. Times are Unix seconds; 0 means not set. */
export type KeyParameters = Readonly<{
  keyType: number;
  status: number;
  activationTime: number;
  expiryTime: number;
  text: string;
  groupIds: readonly string[];
}>;

/** A group key as a member keeps it. 16-octet `gmk` and `rand`; identifiers are 32-bit numbers. */
export type KeyRecord = Readonly<{
  purpose: Purpose;
  gmk: Uint8Array;
  gmkId: number;
  gukId: number;
  userSalt: number;
  rand: Uint8Array;
  parameters: KeyParameters;
  state: 'pending' | 'active' | 'revoked';
  srtp: SrtpKeys;
  learntFrom: PayloadRef;
}>;

export type StoreEvent = EventBase &
  Readonly<{ kind: 'store'; clause: Clause; record: KeyRecord; update: boolean }>;

export type DiscardEvent = EventBase &
  Readonly<{ kind: 'discard'; clause: Clause; reason: Failure; subject: PayloadRef }>;

export type MemberOutcome = Readonly<{
  actor: ActorId;
  keysHeld: number;
  keysExpected: number;
  failures: readonly Failure[];
}>;

/** Counts over a run, or over the part of it up to a cursor. */
export type Totals = Readonly<{
  notifications: number;
  oks: number;
  errors: number;
  messages: number;
  payloads: number;
  /** Octets of Group Key Transport payloads as sent. */
  octets: number;
  signatures: number;
  verifications: number;
  encapsulations: number;
  decapsulations: number;
  keysStored: number;
}>;

export type OutcomeEvent = EventBase &
  Readonly<{ kind: 'outcome'; ok: boolean; members: readonly MemberOutcome[]; totals: Totals }>;

export type TraceEvent =
  | ProvisionEvent
  | ComputeEvent
  | MessageEvent
  | CheckEvent
  | StoreEvent
  | DiscardEvent
  | OutcomeEvent;

export type EventKind = TraceEvent['kind'];
