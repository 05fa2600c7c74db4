import type { CheckFailure, CheckName, FailureCode } from '../checks/index.ts';
import type { OperationExtra } from '../checks/operation.ts';
import type { FieldNode } from '../codec/field-node.ts';
import type { ChildBuffer } from '../mcptt/child-buffer.ts';
import type { GroupSrtpKeys } from '../mcptt/group-srtp-keys.ts';
import type { KeyRecord, PayloadRef } from '../mcptt/key-record.ts';
import type { KmsCertificate, KmsKeySet } from '../mcptt/kms-certificate.ts';
import type { ActorId, KmsId } from '../model/actors.ts';
import type { Fact } from '../model/fact.ts';
import type { ProcedureNumber, StepNumber } from '../model/figure.ts';
import type { NamedValue, Working } from '../model/named-value.ts';
import type { OperationName } from '../model/operations.ts';
import type { Purpose } from '../model/purpose.ts';
import type { Clause } from '../model/sources.ts';

/** The trace of a run: an append-only list of frozen events. Everything on the screen is a
 *  function of this list and a cursor. */

/** Where an event belongs: a step of the figure, or the use of the keys after the last one. */
export type Step = StepNumber | 'use';

export type {
  CheckFailure,
  CheckName,
  ChildBuffer,
  FailureCode,
  KeyRecord,
  OperationName,
  PayloadRef,
};

export type EventBase = Readonly<{
  /** Stable: `gkp.2.ue1.check.signature`, `gkp.1.ue3.message.notification`, `regroup.5.partner-ue2.…`,
   *  with `.media` or `.floor` behind where two keys are told apart, `gkp2.` or `regroup2.` where the
   *  procedure runs again. */
  id: string;
  step: Step;
  /** Which run of the procedure: 1, or 2 in `dual-two-procedures`. */
  procedure: ProcedureNumber;
  /** Which act, from 2; absent in the first. */
  act?: number;
  /** Where it happens: the sender of a message, the one who computes, checks or stores. */
  actor: ActorId;
  /** The UE, or partner GMS, this part of the procedure is about; in the use of keys the one who
   *  talks. Absent in what happens once for all. */
  member?: ActorId;
  purpose?: Purpose;
  /** Faults that altered something here, by their place in the scenario's list. */
  faults?: readonly number[];
}>;

export type ProvisionEvent = EventBase &
  Readonly<{
    kind: 'provision';
    from: KmsId;
    what: 'kms-certificate' | 'key-set';
    clause: Clause;
    values: readonly NamedValue[];
    certificate?: KmsCertificate;
    keySet?: KmsKeySet;
  }>;

export type ComputeEvent = EventBase &
  OperationExtra &
  Readonly<{
    kind: 'compute';
    operation: OperationName;
    working: Working;
  }>;

export type MessagePayload = Readonly<{
  purpose: Purpose;
  /** What the second key is for, in a payload that carries two. */
  second?: Purpose;
  sent: Uint8Array;
  received: Uint8Array;
  sentTree: readonly FieldNode[];
  receivedTree: readonly FieldNode[];
}>;

/** `key-upload`: a CSK from a UE to its MCPTT server; `key-download`: the MuSiK from there. `leak`: keys in clear, from a GMS to somebody outside; `injected`: what somebody outside sends as if it
 *  were a notification. Both are no part of any procedure. */
export type MessageName =
  | 'notification'
  | 'key-upload'
  | 'key-download'
  | 'ok'
  | 'error'
  | 'media-packet'
  | 'floor-message'
  | 'floor-taken'
  | 'leak'
  | 'injected';

/** What the partner GMS reports of one of its UEs that refused a key. */
export type MemberReport = Readonly<{ actor: ActorId; failures: readonly CheckFailure[] }>;

/** `intercepted`: somebody outside has kept it from its receiver. */
export type MessageFate =
  | 'delivered'
  | 'altered'
  | 'dropped'
  | 'intercepted'
  | 'delayed'
  | 'duplicated';

/** Whether a message reached the one it was for. */
export const hasArrived = ({ fate }: Readonly<{ fate: MessageFate }>): boolean =>
  fate !== 'dropped' && fate !== 'intercepted';

/** Whether a message brings keys in Group Key Transport payloads, which the KMS of its receiver could open. */
export const carriesKeys = ({ name }: Readonly<{ name: MessageName }>): boolean =>
  name === 'notification' ||
  name === 'injected' ||
  name === 'key-upload' ||
  name === 'key-download';

/** Whether a message belongs to the procedure, and counts as its signalling. */
export const isOfProcedure = ({ name }: Readonly<{ name: MessageName }>): boolean =>
  name !== 'leak' && name !== 'injected';

export type MessageEvent = EventBase &
  Readonly<{
    kind: 'message';
    name: MessageName;
    from: ActorId;
    to: ActorId;
    /** Octets of Group Key Transport payloads, of one protected packet, or of keys in clear that
     *  leak; the answers carry none. */
    payloads: readonly MessagePayload[];
    /** The URI of the sender as the SIP part gives it, where the payload hides it behind a UID. */
    senderUri?: string;
    fate: MessageFate;
    /** A notification that says that the temporary group ends, and carries no key. */
    ends?: true;
    /** GMK-IDs of the keys that a receiver deletes with its answer to that. */
    dropped?: readonly number[];
    /** For an error: what the receiver reports. */
    failures: readonly CheckFailure[];
    /** In step 6: the UEs of the partner system that refused, and why. */
    report?: readonly MemberReport[];
  }>;

export type CheckEvent = EventBase &
  Readonly<{
    kind: 'check';
    check: CheckName;
    clause: Clause;
    passed: boolean;
    failure?: CheckFailure;
    /** What was compared, for the screen: expected and found, or the value tested. */
    values: readonly NamedValue[];
    subject?: PayloadRef;
    /** The field the check reads, for linking to the octets. */
    path?: string;
    unverified?: boolean;
  }>;

/** A check that its party does not make. It has the id of the check in whose place it stands. */
export type SkipEvent = EventBase &
  Readonly<{
    kind: 'skip';
    check: CheckName;
    clause: Clause;
    /** What the check would have come to; worked out beside the run, the party does not know it. */
    wouldFail?: CheckFailure;
    subject?: PayloadRef;
    path?: string;
    unverified?: boolean;
  }>;

/** A check in the order of its receiver, made or left out. */
export type DueCheck = CheckEvent | SkipEvent;

export const isDueCheck = (event: TraceEvent): event is DueCheck =>
  event.kind === 'check' || event.kind === 'skip';

/** Whether a check was made and failed. */
export const hasFailed = (event: TraceEvent): event is CheckEvent =>
  event.kind === 'check' && !event.passed;

export type SrtpKeys = GroupSrtpKeys;

/** Stands for the message of a key that was in the store before the run. */
export const earlierRun = 'earlier run';

export type StoreEvent = EventBase &
  Readonly<{
    kind: 'store';
    clause: Clause;
    record: KeyRecord;
    update: boolean;
    /** GMK-IDs of keys deleted since this one takes their place. */
    dropped?: readonly number[];
  }>;

export type DiscardEvent = EventBase &
  Readonly<{
    kind: 'discard';
    clause: Clause;
    reason: CheckFailure;
    subject: PayloadRef;
    /** Checks that a receiver who goes on past a failure lacks something for. */
    unmade?: readonly CheckName[];
  }>;

export type MemberOutcome = Readonly<{
  actor: ActorId;
  keysHeld: number;
  keysExpected: number;
  failures: readonly CheckFailure[];
  /** Notifications to it the GMS got no answer to. */
  unanswered: number;
}>;

/** Whether a protected packet of the use of keys was sent and opened at its receiver. */
export type PacketOutcome = Readonly<{
  from: ActorId;
  to: ActorId;
  name: 'media-packet' | 'floor-message' | 'floor-taken';
  opened: boolean;
  /** Why it was not sent: its sender holds no key for it, or none that is active. */
  unsent?: 'no-key' | 'not-active';
  /** Unix seconds from which a key that is not active yet may be used. */
  activeFrom?: number;
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
  Readonly<{
    kind: 'outcome';
    ok: boolean;
    members: readonly MemberOutcome[];
    packets: readonly PacketOutcome[];
    totals: Totals;
    /** Why a key that nothing speaks against was not opened. */
    unopened?: Fact;
  }>;

export type TraceEvent =
  | ProvisionEvent
  | ComputeEvent
  | MessageEvent
  | CheckEvent
  | SkipEvent
  | StoreEvent
  | DiscardEvent
  | OutcomeEvent;

export type EventKind = TraceEvent['kind'];
