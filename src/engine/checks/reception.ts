import type { GroupSrtpKeys } from '../mcptt/group-srtp-keys.ts';
import type { KeyRecord, PayloadRef } from '../mcptt/key-record.ts';
import type { KmsCertificate, KmsKeySet } from '../mcptt/kms-certificate.ts';
import type { DecodedMessage, GroupKeyTransport, SakkePayload } from '../mikey/index.ts';
import type { KeyExpectation } from '../model/expectations.ts';
import { EngineError } from '../model/failures.ts';
import type { KeyParameters, Purpose } from '../model/purpose.ts';
import type { ReleaseReading } from '../model/releases.ts';

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
  /** The release by which it reads a message; absent: by all that is known here. */
  reads?: ReleaseReading;
  /** Whether key parameters are read in forms older than that of TS 33.180 too; absent: not. */
  readsOlderForms?: boolean;
  /** Whether the status "revoked" marks the key (a member) or refuses it (a reader of a file). */
  recordsRevocation: boolean;
  seen: Set<string>;
  keys: KeyRecord[];
  /** Whether a key that another one replaces is deleted. No text says. */
  dropsOldKeys?: true;
  /** Whether it goes on past a failed check, for those who look into a message made elsewhere. It stores
   *  nothing all the same. */
  readsOn?: true;
  /** Certificates that came to it from elsewhere than its KMS, and that it must not trust. */
  offered?: readonly KmsCertificate[];
}>;

/** Which keys of a payload the checks are about: the only one, or one of two. */
export type KeyPart = 'only' | 'first' | 'second';

export type Extension = GroupKeyTransport['generalExtensions'][number];

/** A key as a payload carries it: its identifier (the GUK-ID of a GMK, of another its own), the octets of SAKKE, and the
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
  readonly ue: McpttUe;
  readonly ref: PayloadRef;
  readonly decoded: DecodedMessage;
  readonly part: KeyPart;
  /** The URI of the sender that came outside the payload; known only where the payload hides it. */
  readonly senderUri?: string;
  /** Position among the group keys this receiver was sent, from 0. */
  readonly ordinal: number;
  carried?: CarriedKey;
  /** What stands in for the certificates of the KMSs where the receiver does not check them. */
  unchecked?: Readonly<{ home: KmsCertificate; offered: readonly KmsCertificate[] }>;
  ownKeySet?: KmsKeySet;
  gmk?: Uint8Array;
  userSalt?: number;
  gmkId?: number;
  csId?: number;
  parameters?: KeyParameters;
  purpose?: Purpose;
  update?: boolean;
  srtp?: GroupSrtpKeys;
  /** What the responder sends with, under a key both ends send with. */
  srtpOfResponder?: GroupSrtpKeys;
};

/** The decoded message; only checks after that of the format may ask. */
export function messageOf(reception: Pick<Reception, 'decoded'>): GroupKeyTransport {
  const { message } = reception.decoded;
  if (!message) throw new EngineError('order', 'a check ran before the format check');
  return message;
}

/** A value an earlier check has set. */
export function known<T>(value: T | undefined, name: string): T {
  if (value === undefined) throw new EngineError('order', `${name} is not known yet`);
  return value;
}
