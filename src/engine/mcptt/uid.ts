import { sha256 } from '@noble/hashes/sha2.js';
import { concatBytes, integerToShortestBytes, uint16ToBytes, utf8ToBytes } from '../model/bytes.ts';
import type { Working } from '../model/named-value.ts';

export type UidInput = Readonly<{
  /** The identity: MCPTT ID of a user or URI of a server. */
  uri: string;
  kmsUri: string;
  keyPeriodSeconds: number;
  keyPeriodOffsetSeconds: number;
  keyPeriodNo: number;
}>;

const clause = 'TS 33.179 §F.2.1';

/** The MIKEY-SAKKE UID of an identity for one key period: 32 octets, SHA-256 over
 *  S = 00 ‖ P0 ‖ L0 … P5 ‖ L5. Texts are UTF-8 in NFKC, numbers in their shortest form.
 *  Source: TS 33.179 §F.2.1. */
export function deriveUid(input: UidInput): Readonly<{ uid: Uint8Array; working: Working }> {
  const parameters = [
    utf8ToBytes('MIKEY-SAKKE-UID'),
    utf8ToBytes(input.uri.normalize('NFKC')),
    utf8ToBytes(input.kmsUri.normalize('NFKC')),
    integerToShortestBytes(input.keyPeriodSeconds),
    integerToShortestBytes(input.keyPeriodOffsetSeconds),
    integerToShortestBytes(input.keyPeriodNo),
  ];
  const s = concatBytes(
    Uint8Array.of(0),
    ...parameters.flatMap((parameter) => [parameter, uint16ToBytes(parameter.length)]),
  );
  const uid = sha256(s);
  return {
    uid,
    working: {
      clause,
      inputs: [
        { name: 'p1Identity', value: input.uri },
        { name: 'p2KmsUri', value: input.kmsUri },
        { name: 'p3KeyPeriodSeconds', value: input.keyPeriodSeconds },
        { name: 'p4KeyPeriodOffsetSeconds', value: input.keyPeriodOffsetSeconds },
        { name: 'p5KeyPeriodNumber', value: input.keyPeriodNo },
      ],
      intermediates: [{ name: 'S', value: s, clause: 'TS 33.220 Annex B.2' }],
      outputs: [{ name: 'UID', value: uid }],
    },
  };
}
