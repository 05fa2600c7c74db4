import { concatBytes, uint16ToBytes } from '../model/bytes.ts';
import { type TcpHeader, tcpFlags } from './write-ip.ts';

/** A TCP connection as its packets: handshake, data in segments that are acknowledged, end.
 *  Source: RFC 9293 §3.5, §3.6. */

export type Side = 'client' | 'server';

/** A segment one side sends. `part`: which of the segments of its message it is, from 1. */
export type Segment = Readonly<{
  side: Side;
  header: TcpHeader;
  body: Uint8Array;
  what: 'handshake' | 'data' | 'acknowledgement' | 'end';
  part?: Readonly<{ index: number; count: number }>;
}>;

export type TcpConnection = Readonly<{
  open: () => readonly Segment[];
  send: (side: Side, message: Uint8Array, arrives: boolean) => readonly Segment[];
  close: () => readonly Segment[];
}>;

/** Most octets in a segment: an Ethernet frame holds so many behind the headers of IP and TCP. */
const segmentLength = 1460;
const maximumSegmentSize = concatBytes(Uint8Array.of(2, 4), uint16ToBytes(segmentLength));

const { syn, ack, push, fin } = tcpFlags;
const otherOf = (side: Side): Side => (side === 'client' ? 'server' : 'client');

/** A connection whose sides begin to count from these numbers. */
export function createTcpConnection(initial: Readonly<Record<Side, number>>): TcpConnection {
  const next = { ...initial };
  const none = new Uint8Array();
  const segment = (
    side: Side,
    what: Segment['what'],
    flags: number,
    body: Uint8Array = none,
    rest: Pick<Segment, 'part'> & Pick<TcpHeader, 'options'> = {},
  ): Segment => {
    const { part, options } = rest;
    const acknowledgement = flags & ack ? next[otherOf(side)] : 0;
    const header = { sequence: next[side], acknowledgement, flags, ...(options && { options }) };
    const counted = body.length + (flags & (syn | fin) ? 1 : 0);
    next[side] = (next[side] + counted) >>> 0;
    return { side, header, body, what, ...(part && { part }) };
  };
  return {
    open: () => [
      segment('client', 'handshake', syn, none, { options: maximumSegmentSize }),
      segment('server', 'handshake', syn | ack, none, { options: maximumSegmentSize }),
      segment('client', 'handshake', ack),
    ],
    send: (side, message, arrives) => {
      const count = Math.max(1, Math.ceil(message.length / segmentLength));
      const sent = Array.from({ length: count }, (_, at) => {
        const body = message.subarray(at * segmentLength, (at + 1) * segmentLength);
        const flags = at === count - 1 ? ack | push : ack;
        return segment(side, 'data', flags, body, { part: { index: at + 1, count } });
      });
      return arrives ? [...sent, segment(otherOf(side), 'acknowledgement', ack)] : sent;
    },
    close: () => [
      segment('client', 'end', fin | ack),
      segment('server', 'end', fin | ack),
      segment('client', 'end', ack),
    ],
  };
}
