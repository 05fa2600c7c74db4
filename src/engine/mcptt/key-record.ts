import type { KeyParameters, Purpose } from '../model/purpose.ts';
import type { GroupSrtpKeys } from './group-srtp-keys.ts';

/** A Group Key Transport payload inside a message event: the event's id and its position there. */
export type PayloadRef = Readonly<{ messageId: string; payload: number }>;

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
  srtp: GroupSrtpKeys;
  learntFrom: PayloadRef;
}>;
