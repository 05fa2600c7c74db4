import { uint32ToBytes } from '../model/bytes.ts';
import { fact } from '../model/fact.ts';
import { hasTwoKeys } from '../model/plan.ts';
import { isServerKey } from '../model/purpose.ts';
import { defineCheck } from './check.ts';
import { deriveSenderKeys, openPacket, type PacketReception, trial } from './received-packet.ts';
import { known } from './reception.ts';

/** Where the group has two GMKs: the receiver tries a packet it could open with its other key. All
 *  but the GMK stays as it was (GUK-ID, RAND, CS ID), so that the GMK alone decides.
 *  Source: pCR 33.179 §7.4.2 (a separate security context for floor control). */
export const keySeparation = defineCheck({
  name: 'key-separation',
  phase: 'packet',
  codes: ['key-separation'],
  clauses: ['pCR 33.179 §7.4.2'],
  whyClause: 'pCR 33.179 §7.4.2',
  orderedBy: 'own',
  ownPart: 'rule',
  reads: ['SRTP.tag', 'SRTCP.tag'],
  madeIn: hasTwoKeys,
  *run({ packet, keys, key: opened, gukId }: PacketReception) {
    const key = known(opened, 'key of the MKI');
    if (isServerKey(key.purpose)) return null;
    const other = keys.find(
      ({ gmkId: id, purpose }) =>
        id !== key.gmkId && purpose !== key.purpose && !isServerKey(purpose),
    );
    if (!other) return null;
    const tried = { ...other, rand: key.rand, srtp: key.srtp };
    const ids = known(gukId, 'GUK-ID of the MKI');
    const derived = yield* deriveSenderKeys(packet, tried, ids, trial);
    const agrees = (yield* openPacket(packet, derived, trial)) !== null;
    const [expected, found] = [fact('tag.notUnderOther'), fact('tag.agrees')];
    return {
      path: `${packet.kind.root}.tag`,
      values: [
        { name: 'gmkIdTried', value: uint32ToBytes(other.gmkId) },
        { name: 'gmkIdOfMki', value: uint32ToBytes(key.gmkId) },
        { name: 'tagAgrees', value: agrees },
      ],
      problem: agrees ? { code: 'key-separation', expected, found } : null,
    };
  },
});
