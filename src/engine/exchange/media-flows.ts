import { fact } from '../model/fact.ts';
import { type Findings, note, take, type Whereabouts } from './found.ts';
import { maySrtcp, maySrtp } from './octet-kind.ts';

/** Tells packets of media from others that happen to look like them. */

/** Packets of one source between two ports, while it is open whether they are RTP. */
type Flow = { first: Kept | null; sequence: number; isMedia: boolean };
type Kept = Readonly<{ octets: Uint8Array; at: Whereabouts }>;

/** The flows of a capture, and how many packets of media are listed. */
export type MediaFlows = { readonly flows: Map<string, Flow>; listed: number };

export const startMediaFlows = (): MediaFlows => ({ flows: new Map(), listed: 0 });

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

/** Lists a packet of media. An RTCP packet shows itself by its length; RTP needs a second packet of the
 *  same source with a sequence number nearby. */
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
    if (media.flows.size < maxFlows)
      media.flows.set(key, { first: kept, sequence, isMedia: false });
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
