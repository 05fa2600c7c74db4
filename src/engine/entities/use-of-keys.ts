import type { PacketReception } from '../checks/received-packet.ts';
import { createNonceLog, type NonceLog } from '../crypto/nonce-log.ts';
import type { KeyRecord } from '../mcptt/key-record.ts';
import { packetUses, serverFloor, type Use } from '../mcptt/packet-use.ts';
import { type ActorId, outsider } from '../model/actors.ts';
import type { Context } from '../model/context.ts';
import type { Purpose } from '../model/purpose.ts';
import type { Scope, Steps } from '../trace/recording.ts';
import type { PacketOutcome } from '../trace/trace.ts';
import { receivePacket, type SenderKeys, tryOtherKey } from './packet-receiver.ts';
import {
  type FloorServer,
  type SentPacket,
  sendFloorTaken,
  sendingKey,
  sendPacket,
} from './packet-sender.ts';

export type { FloorServer } from './packet-sender.ts';

/** A member with the group keys it has stored; `outside`: those it was sent by somebody outside. */
export type Talker = Readonly<{
  actor: ActorId;
  uri: string;
  keys: readonly KeyRecord[];
  outside?: readonly KeyRecord[];
  /** GMK-IDs of keys it sends nothing under any more: their group has ended. */
  notSent?: readonly number[];
  /** Its key for media protects floor control too: it gets none for that. */
  floorUnderMedia?: true;
  /** The key it has made for its MCPTT server, as both have it. */
  shared?: SharedKey | null;
}>;

/** A CSK as the UE has it that made it, and as its server stores it; null where that refused it. */
export type SharedKey = Readonly<{ own: KeyRecord; server: ActorId; atServer: KeyRecord | null }>;

const uses: readonly Use[] = ['media', 'floor'];

/** What all talkers of a group share. */
export type UseOfKeys = Readonly<{
  /** Keeps the nonce rule over all senders it is given for. */
  used: NonceLog;
  /** Keys that somebody outside holds, who opens what it overhears as a receiver does. */
  leaked: readonly KeyRecord[];
  /** Whether the group is that of a regroup. */
  temporary: boolean;
  /** The server that sends floor control by multicast; null where none does. */
  server: FloorServer | null;
  /** Whether floor control goes between each UE and its server, under the CSK of that UE. */
  underCsk: boolean;
}>;

/** One member talks to another: a voice packet, then a Floor Request, each under the key for it; with
 *  two GMKs the receiver then tries each packet with the other one. `scope.member` is who talks.
 *  Somebody outside who holds leaked keys opens what it overhears in the same way. With an MKFC, the
 *  server sends floor control in place of the member, who never does under that key: it tells by
 *  multicast that the member has the floor. Returns how each packet that was
 *  sent fared; nothing is sent without a key. Throws EngineError `nonce-repeat`.
 *  Source: TS 33.179 §7.3.6, §7.5.1, §7.6.1. */
export function* runUseOfKeys(
  context: Context,
  scope: Scope,
  from: Talker,
  to: Talker,
  {
    used = createNonceLog(),
    leaked = [],
    temporary = false,
    server = null,
    underCsk = false,
  }: Partial<UseOfKeys> = {},
): Steps<readonly PacketOutcome[]> {
  const outcomes: PacketOutcome[] = [];
  const good: Readonly<{ use: Use; purpose: Purpose; opened: PacketReception }>[] = [];
  const derived: SenderKeys = new Map();
  const overheard: SenderKeys = new Map();
  for (const use of uses) {
    if (use === 'floor' && underCsk) {
      outcomes.push(...(yield* floorUnderCsk(context, scope, from, to, { used, temporary })));
      continue;
    }
    const multicast = use === 'floor' ? server : null;
    const keys = from.keys.filter(({ gmkId }) => !from.notSent?.includes(gmkId));
    const under = use === 'floor' && from.floorUnderMedia ? 'media' : use;
    const key = multicast ? multicast.key : sendingKey(keys, under);
    if (!key) {
      outcomes.push({ ...packetOf(from, to, use), opened: false, ...whyUnsent(keys, use) });
      continue;
    }
    const scoped: Scope = { ...scope, member: from.actor, purpose: key.purpose, use };
    const sender = { ...scoped, actor: from.actor };
    const sent = multicast
      ? yield* sendFloorTaken(
          context,
          { ...scoped, actor: multicast.actor },
          to.actor,
          multicast,
          used,
        )
      : yield* sendPacket(
          context,
          sender,
          { fromUri: from.uri, to: to.actor, temporary },
          use,
          key,
          used,
        );
    const receiver = { ...scoped, actor: to.actor };
    const opened = yield* receivePacket(context, receiver, to.keys, sent, derived);
    if (opened) good.push({ use, purpose: key.purpose, opened });
    const outside = { ...scoped, actor: outsider };
    const isReadable = leaked.some(({ gmkId }) => gmkId === key.gmkId);
    if (isReadable) yield* receivePacket(context, outside, leaked, sent, overheard);
    outcomes.push(outcomeOf(sent, to.actor, opened !== null));
  }
  for (const { use, purpose, opened } of good) {
    const receiver = { ...scope, member: from.actor, purpose, use, actor: to.actor };
    yield* tryOtherKey(context, receiver, opened);
  }
  return outcomes;
}

/** On the network: who wants to talk asks its MCPTT server for the floor, and the server of the one who hears
 *  tells that one who has it, each under the CSK of its UE. What passes between two servers is not shown.
 *  Source: TS 24.380 §13.1. */
function* floorUnderCsk(
  context: Context,
  scope: Scope,
  from: Talker,
  to: Talker,
  { used, temporary }: Pick<UseOfKeys, 'used' | 'temporary'>,
): Steps<readonly PacketOutcome[]> {
  const inScope: Scope = { ...scope, member: from.actor, purpose: 'client', use: 'floor' };
  const [asked, told] = [from.shared, to.shared];
  const outcomes: PacketOutcome[] = [];
  if (asked) {
    const ends = { fromUri: from.uri, to: asked.server, temporary };
    const atUe = { ...inScope, actor: from.actor };
    const sent = yield* sendPacket(
      ...([context, atUe, ends, 'floor', asked.own, used, serverFloor.cskUp] as const),
    );
    const keys = asked.atServer ? [asked.atServer] : [];
    const atServer = { ...inScope, actor: asked.server };
    const opened = yield* receivePacket(context, atServer, keys, sent, new Map());
    outcomes.push(outcomeOf(sent, asked.server, opened !== null));
  } else outcomes.push({ ...packetOf(from, to, 'floor'), opened: false, unsent: 'no-key' });
  if (!told?.atServer) return outcomes;
  const again: Scope = { ...inScope, again: true };
  const sent = yield* sendFloorTaken(
    context,
    { ...again, actor: told.server },
    to.actor,
    {
      actor: told.server,
      kind: serverFloor.cskDown,
      key: told.atServer,
      grantedParty: from.uri,
      sent: 0,
    },
    used,
  );
  const opened = yield* receivePacket(
    context,
    { ...again, actor: to.actor },
    [told.own],
    sent,
    new Map(),
  );
  return [...outcomes, outcomeOf(sent, to.actor, opened !== null)];
}

const outcomeOf = ({ message, kind }: SentPacket, to: ActorId, opened: boolean): PacketOutcome => ({
  from: message.from,
  to,
  name: kind.message,
  opened,
});

const packetOf = (from: Talker, to: Talker, use: Use) => ({
  from: from.actor,
  to: to.actor,
  name: packetUses[use].message,
});

/** A key may be used for transmission from its activation time on. Source: TS 33.179 §7.3.1. */
function whyUnsent(
  keys: readonly KeyRecord[],
  use: Use,
): Pick<PacketOutcome, 'unsent' | 'activeFrom'> {
  const pending = keys.filter(
    ({ state, purpose }) => state === 'pending' && (purpose === use || purpose === 'group'),
  );
  if (pending.length === 0) return { unsent: 'no-key' };
  const activeFrom = Math.min(...pending.map(({ parameters }) => parameters.activationTime));
  return { unsent: 'not-active', activeFrom };
}
