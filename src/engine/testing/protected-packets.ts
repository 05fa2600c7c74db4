import { createCipheriv, createHmac } from 'node:crypto';
import { concatBytes, hexToBytes, uint32ToBytes, utf8ToBytes } from '../model/bytes.ts';
import bundle from '../vectors/message-bundle.json' with { type: 'json' };
import { ipv4, pcap, udp } from './captures.ts';

/** Packets protected with the platform's AES and HMAC alone, by the steps of TS 33.179 §7.3.6 and §F.1.3,
 *  RFC 3830 §4.1.2, RFC 3711 §4.3 and RFC 7714. */

export type Protection = Readonly<{
  key: Uint8Array;
  rand: Uint8Array;
  csId: number;
  csbId: number;
  mki: Uint8Array;
  roc?: number;
  carriesRoc?: boolean;
  /** The flag E of SRTCP. */
  encrypted?: boolean;
}>;

const hmac = (key: Uint8Array, ...parts: Uint8Array[]) =>
  new Uint8Array(
    createHmac('sha256', key)
      .update(concatBytes(...parts))
      .digest(),
  );

/** The GUK-ID of a member. */
export function gukIdUnder(
  { gmk, gmkId }: Readonly<{ gmk: Uint8Array; gmkId: number }>,
  uri: string,
): number {
  const name = utf8ToBytes(uri);
  const K = hmac(gmk, Uint8Array.of(0x50), name, Uint8Array.of(0, name.length));
  return (gmkId ^ (new DataView(K.buffer).getUint32(28) & 0x0fffffff)) >>> 0;
}

/** The PRF of MIKEY for one block. */
function prf({ key, rand, csId, csbId }: Protection, constant: number, length: number) {
  const ids = concatBytes(uint32ToBytes(constant), Uint8Array.of(csId), uint32ToBytes(csbId));
  const label = concatBytes(ids, rand);
  return hmac(key, hmac(key, label), label).slice(0, length);
}

function sessionKey(protection: Protection, label: number, length: number): Uint8Array {
  const block = new Uint8Array(16);
  block.set(prf(protection, 0x39a2c14b, 12));
  block[7] = (block[7] ?? 0) ^ label;
  const cipher = createCipheriv('aes-128-ctr', prf(protection, 0x2ad01c64, 16), block);
  return new Uint8Array(cipher.update(new Uint8Array(length)));
}

function seal(key: Uint8Array, iv: Uint8Array, aad: Uint8Array, clear: Uint8Array): Uint8Array {
  const cipher = createCipheriv('aes-128-gcm', key, iv);
  cipher.setAAD(aad);
  return concatBytes(cipher.update(clear), cipher.final(), cipher.getAuthTag());
}

const xor = (a: Uint8Array, b: Uint8Array) => a.map((octet, index) => octet ^ (b[index] ?? 0));

/** An SRTP packet. Source: RFC 7714 §8.1, §8.2. */
export function protectedRtp(header: Uint8Array, payload: Uint8Array, by: Protection): Uint8Array {
  const roc = uint32ToBytes(by.roc ?? 0);
  const numbers = concatBytes(new Uint8Array(2), header.slice(8, 12), roc, header.slice(2, 4));
  const sealed = seal(sessionKey(by, 0, 16), xor(numbers, sessionKey(by, 2, 12)), header, payload);
  return concatBytes(header, sealed, by.mki, by.carriesRoc === false ? new Uint8Array(0) : roc);
}

/** An SRTCP packet. Source: RFC 7714 §9.1 to §9.3. */
export function protectedRtcp(clear: Uint8Array, index: number, by: Protection): Uint8Array {
  const { encrypted = true, mki } = by;
  const word = uint32ToBytes(encrypted ? index + 0x8000_0000 : index);
  const zero = new Uint8Array(2);
  const numbers = concatBytes(zero, clear.slice(4, 8), zero, uint32ToBytes(index));
  const head = encrypted ? clear.slice(0, 8) : clear;
  const rest = encrypted ? clear.slice(8) : new Uint8Array(0);
  const iv = xor(numbers, sessionKey(by, 5, 12));
  const sealed = seal(sessionKey(by, 3, 16), iv, concatBytes(head, word), rest);
  return concatBytes(head, sealed, word, mki);
}

/** A capture: the message of the bundle that brings Alice the GMK, then what Bob sends under it: three
 *  packets of voice, of which the second has an octet altered, and a Floor Granted. */
export function groupCall(): Uint8Array {
  const [gmk, rand] = [hexToBytes(bundle.gmk), hexToBytes(bundle.rand)];
  const gmkId = Number.parseInt(bundle.gmk_id, 16);
  const csbId = gukIdUnder({ gmk, gmkId }, 'sip:bob@example.org');
  const mki = concatBytes(uint32ToBytes(gmkId), uint32ToBytes(csbId));
  const by = { key: gmk, rand, csId: bundle.srtp.cs_id, csbId, mki };
  const voice = [1, 2, 3].map((sequence) => {
    const header = hexToBytes(`8069000${sequence}000000a011223344`);
    const octets = protectedRtp(header, hexToBytes('f0aa'), by);
    return sequence === 2 ? octets.map((octet, at) => (at === 13 ? octet ^ 1 : octet)) : octets;
  });
  const floor = protectedRtcp(hexToBytes('81cc0003112233444d4350540102003c'), 0, by);
  const packets = [hexToBytes(bundle.i_message_hex), ...voice, floor];
  return pcap(
    packets.map((octets) => ipv4(17, udp(octets))),
    { link: 101 },
  );
}
