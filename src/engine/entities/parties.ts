import type { KmsCertificate, KmsKeySet } from '../mcptt/kms-certificate.ts';
import type { GeneralExtension, SakkePayload } from '../mikey/index.ts';
import type { ActorId, GmsId } from '../model/actors.ts';
import type { KeyParameters, Purpose } from '../model/purpose.ts';
import type { MessageForm } from '../model/scenario-rules.ts';

/** Who takes part on the side that sends, and what is handed from one to the other. */

/** Who sends keys, with the keys of its own identity. */
export type Sender = Readonly<{
  /** Names its random streams. */
  name: ActorId;
  uri: string;
  certificate: KmsCertificate;
  keySet: KmsKeySet;
  /** What its clock shows, in NTP seconds. */
  ntpSeconds: number;
  form: MessageForm;
}>;

/** A Group Management Server. */
export type Gms = Sender & Readonly<{ name: GmsId }>;

/** Whom a Group Key Transport payload is for: its identity and the certificate of its KMS. */
export type Recipient = Readonly<{ uri: string; certificate: KmsCertificate }>;

/** A GMK as its GMS keeps it, or another key as who has made it does: 16-octet key and RAND, 32-bit identifier. */
export type Gmk = Readonly<{
  purpose: Purpose;
  gmk: Uint8Array;
  gmkId: number;
  rand: Uint8Array;
  parameters: KeyParameters;
}>;

/** A key that only its receiver can read: encapsulated, with its parameters protected by it. */
export type SealedKey = Readonly<{
  gukId: number;
  sakke: SakkePayload;
  /** Null in a form that has none. */
  parameters: GeneralExtension | null;
}>;
