import type { BundleKms } from '../mcptt/message-bundle.ts';
import { deriveUid } from '../mcptt/uid.ts';
import type { HeldKeySet, KeyMaterial } from './key-material.ts';

/** The KMS a key set is of: the one it names, or the only one. */
export function kmsOfKeySet(
  { kmss }: Pick<KeyMaterial, 'kmss'>,
  { kmsUri }: HeldKeySet,
): BundleKms | undefined {
  const [first] = kmss;
  if (kmsUri !== undefined) return kmss.find(({ kms }) => kms.uri === kmsUri)?.kms;
  return kmss.every(({ kms }) => kms.uri === first?.kms.uri) ? first?.kms : undefined;
}

/** The UID of a user under a KMS in a key period. */
export function uidUnder(kms: BundleKms, uri: string, keyPeriodNo: number): Uint8Array {
  const rule = { keyPeriodSeconds: kms.key_period, keyPeriodOffsetSeconds: kms.key_period_offset };
  return deriveUid({ uri, kmsUri: kms.uri, ...rule, keyPeriodNo }).uid;
}
