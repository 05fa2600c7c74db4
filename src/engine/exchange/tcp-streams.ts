import { fact } from '../model/fact.ts';
import { type Findings, note } from './found.ts';
import type { Datagram } from './ip-packets.ts';

/** Puts what each side of a TCP connection sent into one piece, by sequence number; a handshake need
 *  not be there. Source: RFC 9293 §3.4. */

type Segment = Readonly<{ at: number; octets: Uint8Array; number: number; unixSeconds?: number }>;

/** One direction of a connection. `first`: the sequence number all others are counted from. */
export type Stream = {
  readonly source: string;
  readonly destination: string;
  readonly first: number;
  /** Where the first octet stands, as a SYN says it. */
  start: number | null;
  readonly segments: Segment[];
};

export type Streams = {
  readonly open: Map<string, Stream>;
  readonly closed: Stream[];
  held: number;
};

export const startStreams = (): Streams => ({ open: new Map(), closed: [], held: 0 });

/** Most segments kept, and most octets of one stream. */
const maxSegments = 200_000;
const maxStream = 16 * 2 ** 20;

const uint16 = (octets: Uint8Array, at: number) => ((octets[at] ?? 0) << 8) | (octets[at + 1] ?? 0);
const uint32 = (octets: Uint8Array, at: number) =>
  uint16(octets, at) * 0x10000 + uint16(octets, at + 2);

const syn = 0x02;

/** Keeps a segment for the stream it belongs to. */
export function keepSegment(
  streams: Streams,
  { source, destination, octets }: Datagram,
  packet: Readonly<{ number: number; unixSeconds?: number }>,
  findings: Findings,
): void {
  const header = 4 * ((octets[12] ?? 0) >> 4);
  if (header < 20 || octets.length < header) return;
  const isSyn = ((octets[13] ?? 0) & syn) !== 0;
  if (octets.length === header && !isSyn) return;
  if (streams.held >= maxSegments) {
    note(findings, fact('found.note.segments', { limit: maxSegments }));
    return;
  }
  const ends = [`${source}:${uint16(octets, 0)}`, `${destination}:${uint16(octets, 2)}`] as const;
  const sequence = uint32(octets, 4);
  const stream = streamOf(streams, ends, sequence, isSyn);
  // Differences of sequence numbers wrap around at 2³².
  const at = ((sequence - stream.first) | 0) + (isSyn ? 1 : 0);
  if (isSyn) stream.start = at;
  if (octets.length === header) return;
  const { number, unixSeconds } = packet;
  const when = unixSeconds === undefined ? {} : { unixSeconds };
  stream.segments.push({ at, octets: octets.subarray(header), number, ...when });
  streams.held += 1;
}

/** The stream of two ends; a SYN with another number begins a new one. */
function streamOf(
  streams: Streams,
  [source, destination]: readonly [string, string],
  sequence: number,
  isSyn: boolean,
): Stream {
  const key = `${source} ${destination}`;
  const known = streams.open.get(key);
  const isNew = isSyn && known !== undefined && known.start !== ((sequence - known.first) | 0) + 1;
  if (known && !(isNew && known.segments.length > 0)) return known;
  if (known) streams.closed.push(known);
  const made = { source, destination, first: sequence, start: null, segments: [] };
  streams.open.set(key, made);
  return made;
}

/** What a stream holds up to its first gap; `packetAt` gives the packet an octet came in. */
export type Assembled = Readonly<{
  octets: Uint8Array;
  packetAt: (offset: number) => Segment | undefined;
}>;

/** The octets of a stream in order, doubled ones dropped. Where octets are missing, or the stream is too
 *  long, it ends and that is said. */
export function assemble({ segments, start }: Stream, findings: Findings): Assembled {
  const inOrder = [...segments].sort((a, b) => a.at - b.at || a.number - b.number);
  const begin = start ?? inOrder[0]?.at ?? 0;
  const pieces: { offset: number; octets: Uint8Array; segment: Segment }[] = [];
  let end = 0;
  for (const segment of inOrder) {
    const at = segment.at - begin;
    if (at > end) {
      note(findings, fact('found.note.gap', { number: segment.number, count: at - end }));
      break;
    }
    const octets = segment.octets.subarray(Math.max(0, end - at));
    if (octets.length === 0) continue;
    if (end + octets.length > maxStream) {
      note(findings, fact('found.note.longStream', { limit: maxStream }));
      break;
    }
    pieces.push({ offset: end, octets, segment });
    end += octets.length;
  }
  const all = new Uint8Array(end);
  for (const { offset, octets } of pieces) all.set(octets, offset);
  const packetAt = (offset: number) => {
    let [low, high] = [0, pieces.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((pieces[middle]?.offset ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    return pieces[low - 1]?.segment;
  };
  return { octets: all, packetAt };
}
