import { fact } from '../model/fact.ts';
import { type Findings, note, take, type Whereabouts } from './found.ts';
import { maySrtcp, maySrtp } from './octet-kind.ts';

/** Tells packets of media from others that happen to look like them. */

/** Packets of one source between two ports, while it is open whether they are RTP. */
type Flow = { first: Kept | null; sequence: number; isMedia: boolean };
type Kept = Readonly<{ octets: Uint8Array; at: Whereabouts }>;

/** The flows of a capture, the ends that SDP announced for RTP, and how many packets of media are listed. */
export type MediaFlows = {
  readonly flows: Map<string, Flow>;
  readonly announced: Set<string>;
  listed: number;
};

export const startMediaFlows = (): MediaFlows => ({
  flows: new Map(),
  announced: new Set(),
  listed: 0,
});

/** Most packets of media listed, most flows looked at. */
const maxListed = 2000;
const maxFlows = 20_000;
/** Sequence numbers of two packets of one source lie no further apart. */
const nearby = 300;

function list(media: MediaFlows, kind: 'srtp' | 'srtcp', kept: Kept, findings: Findings): void {
  if (media.listed >= maxListed) {
    note(findings, fact('found.note.media', { limit: maxListed }));
    return;
  }
  media.listed += 1;
  take(findings, kind, kept.octets, kept.at);
}

const rtpLines = /^(?:c=IN IP[46] (\S{2,60})|m=\w{1,20} (\d{1,5})(?:\/\d{1,5})? RTP\/)/gm;

/** Keeps where a session description says that RTP is taken; an address holds until the next one.
 *  Source: RFC 8866 §5.7, §5.14. */
export function noteAnnounced({ announced }: MediaFlows, text: string): void {
  let at = '';
  for (const [, address, port] of text.matchAll(rtpLines)) {
    if (address !== undefined) at = address;
    if (port !== undefined && announced.size < maxFlows) announced.add(`${at}:${Number(port)}`);
  }
}

/** Lists a packet of media. An RTCP packet shows itself by its length; RTP needs a session description that
 *  announced one of its ends (`from to`), or a second packet of the same source with a sequence number
 *  nearby. */
export function searchMedia(media: MediaFlows, ends: string, kept: Kept, findings: Findings): void {
  const { octets } = kept;
  if (maySrtcp(octets)) {
    list(media, 'srtcp', kept, findings);
    return;
  }
  if (!maySrtp(octets)) return;
  const view = new DataView(octets.buffer, octets.byteOffset, octets.length);
  const key = `${ends} ${view.getUint32(8)} ${(octets[1] ?? 0) & 0x7f}`;
  const sequence = view.getUint16(2);
  const flow = media.flows.get(key);
  if (!flow) {
    const isMedia = ends.split(' ').some((end) => media.announced.has(end));
    if (media.flows.size < maxFlows)
      media.flows.set(key, { first: isMedia ? null : kept, sequence, isMedia });
    if (isMedia) list(media, 'srtp', kept, findings);
    return;
  }
  const distance = (sequence - flow.sequence + 0x10000) % 0x10000;
  const isNear = distance > 0 && (distance < nearby || distance > 0x10000 - nearby);
  flow.sequence = sequence;
  if (!flow.isMedia && !isNear) return;
  if (flow.first) list(media, 'srtp', flow.first, findings);
  flow.first = null;
  flow.isMedia = true;
  list(media, 'srtp', kept, findings);
}
