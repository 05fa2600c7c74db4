import type { ActorId } from '../model/actors.ts';
import { type Fact, fact } from '../model/fact.ts';
import { addressOf, multicastAddress } from './actor-addresses.ts';
import { mediaPorts, type NetworkMessage, type Transport } from './network-message.ts';
import { type End, type Route, tcpPacket, udpPacket } from './write-ip.ts';
import { createTcpConnection, type Segment, type Side, type TcpConnection } from './write-tcp.ts';

/** Puts the messages of a run into packets: those of SIP and media one each, those of HTTP into the segments
 *  of a connection, which ends when all that was asked on it is answered. */

const ports: Readonly<Record<Transport, number>> = {
  sip: 5060,
  http: 80,
  mikey: 2269,
  voice: mediaPorts.voice,
  floor: mediaPorts.floor,
  multicast: mediaPorts.floor,
};

/** An IP packet, the message it belongs to, and what of it it is. */
export type NetworkPacket = Readonly<{ message: NetworkMessage; octets: Uint8Array; what: Fact }>;

type Connection = {
  readonly tcp: TcpConnection;
  readonly ends: Readonly<Record<Side, ActorId>>;
  readonly port: number;
  unanswered: number;
};

/** What is kept from packet to packet: connections by their two ends, how many there were, and how many
 *  packets each actor has sent. */
export type Network = {
  readonly open: Map<string, Connection>;
  readonly sent: Map<ActorId, number>;
  connections: number;
};

export const createNetwork = (): Network => ({ open: new Map(), sent: new Map(), connections: 0 });

/** The packets of messages that belong together. */
export function* sendMessages(
  network: Network,
  messages: readonly NetworkMessage[],
): Generator<NetworkPacket, void, void> {
  for (const message of messages) {
    if (message.transport === 'http') yield* overTcp(network, message);
    else yield overUdp(network, message);
  }
  const last = messages.at(-1);
  if (last?.transport === 'http') yield* closeAnswered(network, last);
}

function routeBetween(
  { sent }: Network,
  from: ActorId,
  to: ActorId,
  fromPort: number,
  toPort: number,
): Route {
  const id = (sent.get(from) ?? 0) + 1;
  sent.set(from, id);
  const end = (actor: ActorId, port: number): End => ({ address: addressOf(actor), port });
  return { from: end(from, fromPort), to: end(to, toPort), id };
}

function overUdp(network: Network, message: NetworkMessage): NetworkPacket {
  const { transport, from, to, octets, what } = message;
  const port = ports[transport];
  const route = routeBetween(network, from, to, port, port);
  const isMulticast = transport === 'multicast';
  const reached = isMulticast ? { ...route, to: { address: multicastAddress, port } } : route;
  return { message, octets: udpPacket(reached, octets), what };
}

/** Ports of clients begin here. Source: RFC 6335 §6. */
const [firstClientPort, clientPorts] = [49_152, 16_384];

/** A connection to come; its sequence numbers begin anywhere, the same in each capture of a run. */
function createConnection(network: Network, client: ActorId, server: ActorId): Connection {
  network.connections += 1;
  const { connections } = network;
  const tcp = createTcpConnection({
    client: Math.imul(connections, 0x9e37_79b1) >>> 0,
    server: Math.imul(connections, 0x85eb_ca6b) >>> 0,
  });
  const port = firstClientPort + ((connections - 1) % clientPorts);
  return { tcp, ends: { client, server }, port, unanswered: 0 };
}

/** Client and server of what a message belongs to. */
const endsOf = ({ isRequest, from, to }: NetworkMessage) =>
  isRequest ? ([from, to] as const) : ([to, from] as const);

function* overTcp(network: Network, message: NetworkMessage): Generator<NetworkPacket, void, void> {
  const { isRequest, arrives, octets } = message;
  const [client, server] = endsOf(message);
  const key = `${client} ${server}`;
  const known = network.open.get(key);
  const connection = known ?? createConnection(network, client, server);
  network.open.set(key, connection);
  connection.unanswered += isRequest ? 1 : -1;
  if (!known) yield* segmentsOf(network, connection, message, connection.tcp.open());
  const sent = connection.tcp.send(isRequest ? 'client' : 'server', octets, arrives);
  yield* segmentsOf(network, connection, message, sent);
  // Nobody comes back to a connection on which something was lost.
  if (!arrives) network.open.delete(key);
}

function* closeAnswered(
  network: Network,
  message: NetworkMessage,
): Generator<NetworkPacket, void, void> {
  const key = endsOf(message).join(' ');
  const connection = network.open.get(key);
  if (!connection || connection.unanswered > 0) return;
  network.open.delete(key);
  yield* segmentsOf(network, connection, message, connection.tcp.close());
}

function* segmentsOf(
  network: Network,
  { ends, port }: Connection,
  message: NetworkMessage,
  segments: readonly Segment[],
): Generator<NetworkPacket, void, void> {
  for (const segment of segments) {
    const { client, server } = ends;
    const route =
      segment.side === 'client'
        ? routeBetween(network, client, server, port, ports.http)
        : routeBetween(network, server, client, ports.http, port);
    const octets = tcpPacket(route, segment.header, segment.body);
    yield { message, octets, what: whatOf(segment, message.what) };
  }
}

function whatOf({ what, part }: Segment, message: Fact): Fact {
  switch (what) {
    case 'handshake':
      return fact('capture.tcp.handshake', { message });
    case 'acknowledgement':
      return fact('capture.tcp.acknowledgement', { message });
    case 'end':
      return fact('capture.tcp.end', { message });
    case 'data': {
      if (!part || part.count === 1) return message;
      const { index, count } = part;
      return fact('capture.tcp.part', { message, index, count });
    }
  }
}
