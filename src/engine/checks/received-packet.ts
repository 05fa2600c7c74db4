import type { FieldNode } from '../codec/field-node.ts';
import { deriveGroupSrtpKeys, type GroupSrtpKeys } from '../mcptt/group-srtp-keys.ts';
import type { KeyRecord, PayloadRef } from '../mcptt/key-record.ts';
import { packetUses, type Use } from '../mcptt/packet-use.ts';
import type { OperationExtra, Run } from './operation.ts';
import { operate } from './operation.ts';

/** A protected packet as it arrives. What its sender did is known here only to say why it does not
 *  open. */
export type ReceivedPacket = Readonly<{
  use: Use;
  ref: PayloadRef;
  sent: Uint8Array;
  received: Uint8Array;
  tree: readonly FieldNode[];
  senderKey: KeyRecord;
}>;

/** What the receiver learns from one packet, check by check. `keys` are its stored GMKs, `derived` the
 *  sender keys derived so far by MKI: one derivation serves all packets under it. */
export type PacketReception = {
  readonly packet: ReceivedPacket;
  readonly keys: readonly KeyRecord[];
  readonly derived: Map<string, GroupSrtpKeys>;
  /** The stored key that the MKI names, and the GUK-ID in it. */
  key?: KeyRecord;
  gukId?: number;
};

/** Whether a calculation only tries another key. */
type Mark = Pick<OperationExtra, 'trial'>;
export const trial: Mark = { trial: true };

/** The sender's SRTP keys, from the GMK and RAND stored here and the GUK-ID of the MKI. */
export function* deriveSenderKeys(
  { ref }: ReceivedPacket,
  key: Pick<KeyRecord, 'gmk' | 'gmkId' | 'rand' | 'srtp'>,
  gukId: number,
  mark: Mark = {},
): Run<GroupSrtpKeys> {
  const { gmk, gmkId, rand, srtp } = key;
  const derive = () => deriveGroupSrtpKeys({ gmk, gmkId, gukId, rand, csId: srtp.csId });
  const extra = () => ({ subject: ref, ...mark });
  const name = mark.trial ? 'srtp-keys-other' : 'srtp-keys';
  const { keys } = yield* operate('srtp-keys', derive, extra, name);
  return keys;
}

/** Opens the packet as it arrived; `null` when its tag does not agree. */
export function* openPacket(
  { use, ref, received }: ReceivedPacket,
  keys: GroupSrtpKeys,
  mark: Mark = {},
): Run<Uint8Array | null> {
  const kind = packetUses[use];
  const operation = kind.unprotectOperation;
  const { packet } = yield* operate(
    operation,
    () => kind.unprotect(received, keys),
    ({ packet: bytes }) => ({
      subject: ref,
      ...(bytes ? { reveals: { ...kind.reveals, bytes, tree: kind.decodeClear(bytes).tree } } : {}),
      ...mark,
    }),
    mark.trial ? `${operation}-other` : operation,
  );
  return packet;
}
