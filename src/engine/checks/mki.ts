import type { KeyRecord } from '../mcptt/key-record.ts';
import { uint32ToBytes, uint32ToHex } from '../model/bytes.ts';
import { fact } from '../model/fact.ts';
import { keyKindOrGmk } from '../model/key-kind.ts';
import { defineCheck } from './check.ts';
import type { PacketReception } from './received-packet.ts';
import { listOf, none } from './shown-facts.ts';

/** A key with the GMK-ID of the MKI is stored; a revoked one, or one that has expired, must not be used.
 *  Source: TS 33.179 §7.3.1, §7.3.6, §E.6.1. */
export const mki = defineCheck({
  name: 'mki',
  phase: 'packet',
  codes: ['mki'],
  clauses: ['TS 33.179 §7.3.6', 'TS 33.179 §7.3.1'],
  reads: [
    ...['SRTP.mki.gmkId', 'SRTCP.mki.gmkId', 'SRTCP.mki.mkfcId'],
    ...['SRTCP.mki.cskId', 'SRTCP.mki.musikId'],
  ],
  run(r: PacketReception) {
    const { packet, keys } = r;
    const { kind } = packet;
    const { value, failure: unread } = kind.decodeProtected(packet.received);
    const facts = { path: kind.keyIdPath } as const;
    if (value === null) {
      const expected = fact('mki.any');
      const found = unread === null ? none : fact('mki.cutShort', { found: unread.found });
      return { ...facts, problem: { code: 'mki', expected, found } };
    }
    const { gmkId, gukId } = value;
    const stored = keys.find((key) => key.gmkId === gmkId);
    const isOver = stored?.state === 'revoked' || stored?.state === 'expired';
    const usable = isOver ? undefined : stored;
    const found = whyNotUsable(stored, uint32ToHex(gmkId));
    const problem = { code: 'mki', expected: fact('mki.held'), found } as const;
    const { name, diversified } = keyKindOrGmk(gmkId);
    const isAlone = !diversified;
    if (usable) Object.assign(r, { key: usable, gukId });
    return {
      ...facts,
      values: [
        { name: `${name}-ID`, value: uint32ToBytes(gmkId), unverified: isAlone },
        ...(isAlone ? [] : [{ name: 'gukIdOfSender', value: uint32ToBytes(gukId) }]),
        { name: 'gmkIdsStored', value: listOf(keys.map((key) => uint32ToHex(key.gmkId))) },
      ],
      unverified: isAlone,
      problem: usable ? null : problem,
    };
  },
  instead(r) {
    const { value } = r.packet.kind.decodeProtected(r.packet.received);
    const stored = r.keys.find((key) => key.gmkId === value?.gmkId);
    if (value === null || !stored) return false;
    Object.assign(r, { key: stored, gukId: value.gukId });
    return true;
  },
});

function whyNotUsable(stored: KeyRecord | undefined, gmkId: string) {
  if (!stored) return fact('mki.notHeld', { gmkId });
  return stored.state === 'expired'
    ? fact('mki.expired', { gmkId })
    : fact('mki.revoked', { gmkId });
}
