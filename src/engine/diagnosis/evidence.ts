import { carriesTwoKeys } from '../checks/carried-key.ts';
import type { McpttUe } from '../checks/reception.ts';
import type { Arrival } from '../entities/mcptt-ue.ts';
import { bundleReception } from '../exchange/opened-message.ts';
import type { KmsKeySet } from '../mcptt/kms-certificate.ts';
import type { MessageBundle } from '../mcptt/message-bundle.ts';
import type { DecodedMessage } from '../mikey/index.ts';

/** Everybody a bundle has keys of. */
export type KnownUser = Readonly<{ uri: string; rsk: Uint8Array | null }>;

/** What a diagnosis may rest on: the message, what its receiver holds, and what was stated of it. */
export type Evidence = Readonly<{
  ue: McpttUe;
  arrival: Arrival;
  decoded: DecodedMessage;
  /** Whether the message carries two keys, of which the first is looked at. */
  twoKeys: boolean;
  /** What the receiver opens with, even where T lies before the first key period. */
  keySet: KmsKeySet | null;
  /** Whether the time of receipt is known; else T stands for it. */
  hasClock: boolean;
  /** Whether it is known which period the receiver's keys are of; else that of T stands for it. */
  hasPeriod: boolean;
  initiator: string | null;
  users: readonly KnownUser[];
  gmk: Uint8Array | null;
  gmkId: number | null;
}>;

/** The evidence a bundle holds for its receiver, one of its users. */
export function evidenceOf(bundle: MessageBundle, receiver: string, ntpSeconds?: number): Evidence {
  const { ue: reader, arrival } = bundleReception(bundle, receiver, ntpSeconds);
  // A form that is read all the same is a deviation to be named.
  const ue = { ...reader, readsOlderForms: false };
  const { decoded } = arrival;
  const rsk = bundle.users[receiver]?.rsk;
  return {
    ...{ ue, arrival, decoded },
    twoKeys: decoded.message !== null && carriesTwoKeys(decoded.message),
    keySet: ue.keySets.at(-1) ?? (rsk ? withoutPeriod(ue, rsk) : null),
    hasClock: (ntpSeconds ?? bundle.ntp_seconds) !== undefined,
    hasPeriod: bundle.users[receiver]?.key_period_no !== undefined,
    initiator: bundle.initiator ?? null,
    users: Object.entries(bundle.users).map(([uri, { rsk = null }]) => ({ uri, rsk })),
    gmk: bundle.gmk ?? null,
    gmkId: bundle.gmk_id ?? null,
  };
}

/** An RSK of which only the owner is known. */
const withoutPeriod = ({ uri, kmsUri }: McpttUe, userDecryptKey: Uint8Array): KmsKeySet => ({
  ...{ kmsUri, userUri: uri, userId: new Uint8Array(32), keyPeriodNo: -1 },
  ...{ validFromNtp: 0, validToNtp: 0, userDecryptKey },
  userSigningKeySsk: new Uint8Array(32),
  userPubTokenPvt: new Uint8Array(65),
});
