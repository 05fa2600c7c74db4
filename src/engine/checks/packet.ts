import type { GroupSrtpKeys } from '../mcptt/group-srtp-keys.ts';
import type { KeyRecord } from '../mcptt/key-record.ts';
import { equalBytes } from '../model/bytes.ts';
import { type Fact, fact } from '../model/fact.ts';
import type { NamedValue } from '../model/named-value.ts';
import { defineCheck } from './check.ts';
import {
  deriveSenderKeys,
  openPacket,
  type PacketReception,
  type ReceivedPacket,
} from './received-packet.ts';
import { known } from './reception.ts';

/** The packet opens: its tag agrees under the keys of its sender. Source: TS 33.179 §7.3.6, §7.5.1. */
export const packet = defineCheck({
  name: 'packet',
  phase: 'packet',
  codes: ['srtp'],
  clauses: ['RFC 7714 §8.2', 'RFC 7714 §9.2'],
  whyClause: 'TS 33.179 §7.5.1',
  reads: ['SRTP.tag', 'SRTCP.tag'],
  *run(r: PacketReception) {
    const key = known(r.key, 'key of the MKI');
    const gukId = known(r.gukId, 'GUK-ID of the MKI');
    const name = `${key.gmkId} ${gukId}`;
    const keys = r.derived.get(name) ?? (yield* deriveSenderKeys(r.packet, key, gukId));
    r.derived.set(name, keys);
    const opened = yield* openPacket(r.packet, keys);
    const { clause, root } = r.packet.kind;
    const expected = fact('tag.ofSender');
    const problem = { code: 'srtp', expected, found: whyNot(r.packet, key, keys) } as const;
    return {
      clause,
      path: `${root}.tag`,
      values: randValues(r.packet.senderKey, key),
      problem: opened ? null : problem,
    };
  },
  // AES-GCM hands nothing out where its tag does not agree: RFC 5116 §2.2.
  instead: () => false,
});

/** Why a tag does not agree, as far as sender and receiver can be compared; nothing is claimed that
 *  the comparison does not show. */
function whyNot(
  { sent, received, senderKey }: ReceivedPacket,
  key: KeyRecord,
  derived: GroupSrtpKeys,
): Fact {
  const isAltered = !equalBytes(sent, received);
  const differ = !equalBytes(senderKey.srtp.masterKey, derived.masterKey);
  const items = [
    ...(isAltered ? [fact('tag.altered')] : []),
    ...(differ && !equalBytes(senderKey.gmk, key.gmk) ? [fact('tag.otherGmk')] : []),
    ...(differ && !equalBytes(senderKey.rand, key.rand) ? [fact('tag.otherRand')] : []),
  ];
  return items.length > 0 ? fact('list', { items }) : fact('tag.other');
}

/** The RANDs of both sides, where they differ: the keys do then too. */
function randValues(sender: Pick<KeyRecord, 'rand'>, receiver: KeyRecord): readonly NamedValue[] {
  if (equalBytes(sender.rand, receiver.rand)) return [];
  return [
    { name: 'randOfSender', value: sender.rand },
    { name: 'randOfReceiver', value: receiver.rand },
  ];
}
