import { sha256 } from '@noble/hashes/sha2.js';
import type { UidInput } from '../../mcptt/uid.ts';
import { concatBytes, integerToShortestBytes, utf8ToBytes } from '../../model/bytes.ts';
import { defineFault } from '../fault.ts';
import { resealed } from '../resealed.ts';

function uidWithShortLengths(identity: UidInput): Uint8Array {
  const { keyPeriodSeconds, keyPeriodOffsetSeconds, keyPeriodNo } = identity;
  const texts = ['MIKEY-SAKKE-UID', identity.uri, identity.kmsUri].map(utf8ToBytes);
  const numbers = [keyPeriodSeconds, keyPeriodOffsetSeconds, keyPeriodNo];
  const all = [...texts, ...numbers.map(integerToShortestBytes)];
  const parts = all.flatMap((part) => [part, Uint8Array.of(part.length)]);
  return sha256(concatBytes(Uint8Array.of(0), ...parts));
}

/** The UID is hashed with lengths of one octet each instead of two. */
export const uidLengthsInOneOctet = defineFault({
  id: 'uid-lengths-in-one-octet',
  clause: 'TS 33.179 §F.2.1',
  kind: 'deviation',
  predict: () => 'sakke',
  apply: (setting) => resealed(setting, uidWithShortLengths),
});
