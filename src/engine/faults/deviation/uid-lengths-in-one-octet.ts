import { sha256 } from '@noble/hashes/sha2.js';
import { keyPeriodNo } from '../../mcptt/key-period.ts';
import { ruleOf } from '../../mcptt/kms-certificate.ts';
import { concatBytes, integerToShortestBytes, utf8ToBytes } from '../../model/bytes.ts';
import { defineFault } from '../fault.ts';
import { resealed } from '../resealed.ts';
import { timeOfSending } from '../setting.ts';

/** The UID is hashed with lengths of one octet each instead of two. */
export const uidLengthsInOneOctet = defineFault({
  id: 'uid-lengths-in-one-octet',
  clause: 'TS 33.179 §F.2.1',
  kind: 'deviation',
  predict: () => 'sakke',
  apply: (setting) =>
    resealed(({ uri, certificate }) => {
      const rule = ruleOf(certificate);
      const periodNo = keyPeriodNo(timeOfSending(setting), rule);
      const texts = ['MIKEY-SAKKE-UID', uri, certificate.kmsUri].map(utf8ToBytes);
      const { keyPeriodSeconds, keyPeriodOffsetSeconds } = rule;
      const numbers = [keyPeriodSeconds, keyPeriodOffsetSeconds, periodNo];
      const all = [...texts, ...numbers.map(integerToShortestBytes)];
      const parts = all.flatMap((part) => [part, Uint8Array.of(part.length)]);
      return sha256(concatBytes(Uint8Array.of(0), ...parts));
    }),
});
