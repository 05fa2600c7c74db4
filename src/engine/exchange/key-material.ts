import type { BundleKms } from '../mcptt/message-bundle.ts';
import type { Fact } from '../model/fact.ts';

/** Keys given beside messages made elsewhere, from whatever holds them. */

/** Where a key stood: what it was read from, and the place in it. */
export type KeyPlace = Readonly<{ source: string; path: string; line?: number; column?: number }>;

/** The public parts of a KMS. */
export type HeldKms = Readonly<{ at: KeyPlace; kms: BundleKms }>;

/** The keys of a user for one key period, as far as they were given. `uid`: as it was stated. */
export type HeldKeySet = Readonly<{
  at: KeyPlace;
  userUri: string;
  kmsUri?: string;
  keyPeriodNo?: number;
  uid?: Uint8Array;
  rsk?: Uint8Array;
  ssk?: Uint8Array;
  pvt?: Uint8Array;
}>;

/** A group key somebody states, to compare with, and to open packets: that takes the RAND that came with
 *  it. `gukId`: of the member it was sent to; `csId`: the first its message names. */
export type HeldGroupKey = Readonly<{
  at: KeyPlace;
  gmk: Uint8Array;
  gmkId?: number;
  gukId?: number;
  rand?: Uint8Array;
  csId?: number;
}>;

/** A key between KMS and user that hides the others on their way. */
export type TransportKey = Readonly<{ at: KeyPlace; name?: string; key: Uint8Array }>;

/** What is said of an input. `refused`: nothing of it was taken; `wrong`: this part of it; `locked`: a part
 *  is encrypted and was not opened. */
export type KeyRemark = Readonly<{
  kind: 'refused' | 'wrong' | 'locked';
  at: KeyPlace;
  said: Fact;
}>;

export type KeyMaterial = Readonly<{
  kmss: readonly HeldKms[];
  keySets: readonly HeldKeySet[];
  groupKeys: readonly HeldGroupKey[];
  transportKeys: readonly TransportKey[];
  remarks: readonly KeyRemark[];
}>;

/** Something that holds keys, and what to call it. */
export type KeyInput = Readonly<{ name: string; content: string | Uint8Array }>;

export const noKeyMaterial: KeyMaterial = {
  ...{ kmss: [], keySets: [], groupKeys: [], transportKeys: [], remarks: [] },
};

/** Whether anything is held. */
export const isEmptyMaterial = ({ kmss, keySets, groupKeys, transportKeys }: KeyMaterial) =>
  kmss.length + keySets.length + groupKeys.length + transportKeys.length === 0;
