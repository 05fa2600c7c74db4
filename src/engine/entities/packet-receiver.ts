import { keySeparation } from '../checks/key-separation.ts';
import { mki } from '../checks/mki.ts';
import { packet } from '../checks/packet.ts';
import type { PacketReception } from '../checks/received-packet.ts';
import type { KeyRecord } from '../mcptt/key-record.ts';
import type { Context } from '../model/context.ts';
import { EngineError } from '../model/failures.ts';
import type { Scope, Steps } from '../trace/recording.ts';
import { firstFailure, runCheck } from './check-runner.ts';
import type { SentPacket } from './packet-sender.ts';

/** How a member opens a protected packet: it finds the GMK by the MKI, derives the sender's keys
 *  from it, and opens. Source: TS 33.179 §7.3.6, §7.5.1. */

/** Sender keys derived so far, by MKI. */
export type SenderKeys = PacketReception['derived'];

/** The member receives a packet. `scope.actor` is the receiver, `keys` are its stored GMKs. Returns
 *  what it opened, `null` when it did not. */
export function* receivePacket(
  context: Context,
  scope: Scope,
  keys: readonly KeyRecord[],
  sent: SentPacket,
  derived: SenderKeys,
): Steps<PacketReception | null> {
  const reception: PacketReception = { packet: receivedFrom(sent), keys, derived };
  const about = aboutOf(reception);
  const failed = yield* firstFailure(context, scope, [mki, packet], reception, about);
  return failed ? null : reception;
}

/** The receiver tries a packet it could open with its other key, where it has two. */
export function* tryOtherKey(context: Context, scope: Scope, opened: PacketReception): Steps<void> {
  yield* runCheck(context, scope, keySeparation, opened, aboutOf(opened));
}

const aboutOf = ({ packet: { ref, tree } }: PacketReception) => ({ ref, tree });

function receivedFrom({ use, key, message }: SentPacket): PacketReception['packet'] {
  const [payload] = message.payloads;
  if (!payload) throw new EngineError('order', 'a packet without octets');
  const { sent, received, receivedTree: tree } = payload;
  return { use, ref: { messageId: message.id, payload: 0 }, sent, received, tree, senderKey: key };
}
