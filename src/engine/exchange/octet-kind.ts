import type { FoundKind } from './found.ts';

/** What octets are, by how they begin. */

/** Data types of MIKEY messages are numbers up to this one. Source: IANA MIKEY registry. */
const lastDataType = 26;
const sakkeDataType = 26;
const errorDataType = 6;

/** Payload types that can follow HDR. Source: IANA MIKEY registry. */
const payloadTypes = new Set([
  1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 21, 26,
]);
/** CS ID map types. Source: IANA MIKEY registry. */
const lastMapType = 7;

/** Whether the rest of a common header is what one may hold. */
function headerFits(octets: Uint8Array): boolean {
  const [, , next = 0, prf = 0] = octets;
  if (octets.length < 20 || !payloadTypes.has(next)) return false;
  return (prf & 0x7f) <= 1 && (octets[9] ?? 0) <= lastMapType;
}

/** Whether octets given as those of a message may be a MIKEY message, broken or not: a SAKKE or error
 *  message of version 1 by its first two octets; any other kind or version by its whole header. */
export function mayBeMikey(octets: Uint8Array): boolean {
  const [version, dataType = lastDataType + 1, next = 0] = octets;
  if (version === 1 && (dataType === sakkeDataType || dataType === errorDataType)) return true;
  if (version === 1) return dataType <= lastDataType && headerFits(octets);
  return dataType === sakkeDataType && next === 5 && headerFits(octets);
}

/** Whether octets nobody said anything about are a MIKEY message: its whole common header fits. */
export function isPlainlyMikey(octets: Uint8Array): boolean {
  const [version, dataType] = octets;
  return (
    version === 1 &&
    (dataType === sakkeDataType || dataType === errorDataType) &&
    headerFits(octets)
  );
}

const uint16 = (octets: Uint8Array, at: number) => ((octets[at] ?? 0) << 8) | (octets[at + 1] ?? 0);

/** Octets behind the last RTCP packet under SRTCP: index, tag and MKI. */
const [shortestEnd, longestEnd] = [4, 64];

/** Whether octets have the form of an SRTCP packet: the length of the first packet in it fits.
 *  Sources: RFC 3550 §6.4, RFC 3711 §3.4. */
export function maySrtcp(octets: Uint8Array): boolean {
  const [first = 0, type = 0] = octets;
  if (first >> 6 !== 2 || type < 200 || type > 207 || octets.length < 16) return false;
  const left = octets.length - 4 * (uint16(octets, 2) + 1);
  return left >= shortestEnd && (left <= longestEnd || type === 200 || type === 201);
}

/** Whether octets have the form of an RTP or SRTP packet. Source: RFC 3550 §5.1. */
export function maySrtp(octets: Uint8Array): boolean {
  const [first = 0, second = 0] = octets;
  if (first >> 6 !== 2 || octets.length < 16 || octets.length > 0xffff) return false;
  const type = second & 0x7f;
  if (type >= 64 && type <= 95) return false;
  const header = 12 + 4 * (first & 0x0f);
  const extended = (first & 0x10) === 0 ? header : header + 4 + 4 * uint16(octets, header + 2);
  return extended < octets.length;
}

/** Shortest SRTP packet: a header and the tag of AES-GCM. */
const shortestSrtp = 28;

/** What octets given as those of one message are; null where they are none. One packet alone is SRTP
 *  only in its plainest form: version 2, no sources but one, a dynamic payload type. */
export function kindOfOctets(octets: Uint8Array): FoundKind | null {
  if (mayBeMikey(octets)) return 'mikey';
  if (maySrtcp(octets)) return 'srtcp';
  const [first = 0, second = 0] = octets;
  const isPlain = (first & 0xef) === 0x80 && (second & 0x7f) >= 96;
  return isPlain && octets.length >= shortestSrtp && maySrtp(octets) ? 'srtp' : null;
}
