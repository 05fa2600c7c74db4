import { aeskw, aeskwp, cbc, gcm } from '@noble/ciphers/aes.js';

/** What W3C XML Encryption does with octets: a key wrapped under another one, or content in AES. Which of
 *  them a KMS uses is said by the algorithm in the document. Sources: RFC 3394, RFC 5649, XML Encryption
 *  1.1 §5.2 and §5.6. */

const wrapping = /(?:xmlenc#kw-aes|xmlenc11#kw-aes-)(128|192|256)(-pad)?$/;
const content = /xmlenc(?:11)?#aes(128|192|256)-(cbc|gcm)$/;

/** Octets of the key an algorithm takes; null for an algorithm that is not opened here. */
export function xmlCipherKeyLength(algorithm: string): number | null {
  const bits = wrapping.exec(algorithm)?.[1] ?? content.exec(algorithm)?.[1];
  return bits === undefined ? null : Number(bits) / 8;
}

/** What an algorithm hides under a key; null where the key is of another length or does not open it.
 *  Under CBC there is no tag: whatever comes out may be nobody's. */
export function openXmlCipher(
  algorithm: string,
  key: Uint8Array,
  hidden: Uint8Array,
): Uint8Array | null {
  if (key.length !== xmlCipherKeyLength(algorithm)) return null;
  const [, , padded] = wrapping.exec(algorithm) ?? [];
  const mode = content.exec(algorithm)?.[2];
  if (mode === 'cbc') return openCbc(key, hidden);
  if (mode === 'gcm') return opened(() => gcm(key, hidden.slice(0, 12)).decrypt(hidden.slice(12)));
  return opened(() => (padded ? aeskwp(key) : aeskw(key)).decrypt(hidden));
}

/** The IV stands in front; the last octet says how many are padding, whatever their values.
 *  Source: XML Encryption 1.1 §5.2. */
function openCbc(key: Uint8Array, hidden: Uint8Array): Uint8Array | null {
  if (hidden.length < 32 || hidden.length % 16 !== 0) return null;
  const plain = cbc(key, hidden.slice(0, 16), { disablePadding: true }).decrypt(hidden.slice(16));
  const padding = plain.at(-1) ?? 0;
  return padding < 1 || padding > 16 ? null : plain.slice(0, -padding);
}

/** The ciphers throw where a length or a tag is wrong, which is what another key leads to. */
function opened(decrypt: () => Uint8Array): Uint8Array | null {
  try {
    return decrypt();
  } catch (error) {
    if (error instanceof Error) return null;
    throw error;
  }
}
