import type { KeyParameters, Purpose } from '../model/purpose.ts';
import type { GroupSrtpKeys } from './group-srtp-keys.ts';

/** A Group Key Transport payload inside a message event: the event's id and its position there. */
export type PayloadRef = Readonly<{ messageId: string; payload: number }>;

/** A key as its receiver keeps it, as a rule a GMK. 16-octet `gmk` and `rand`; identifiers are 32-bit
 *  numbers, both the same for a key that is not diversified. */
export type KeyRecord = Readonly<{
  purpose: Purpose;
  gmk: Uint8Array;
  gmkId: number;
  gukId: number;
  userSalt: number;
  rand: Uint8Array;
  parameters: KeyParameters;
  state: 'pending' | 'active' | 'expired' | 'revoked';
  /** Of the party that sends: the receiver itself under a GMK, the initiator under a PCK. */
  srtp: GroupSrtpKeys;
  /** What the responder sends with under a PCK, which both ends send with. */
  srtpOfResponder?: GroupSrtpKeys;
  learntFrom: PayloadRef;
}>;
