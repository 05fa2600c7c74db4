import { openXmlCipher, xmlCipherKeyLength } from '../crypto/xml-encryption.ts';
import { type Fact, fact } from '../model/fact.ts';
import { octetsOfBase64 } from './base64-text.ts';
import type { TransportKey } from './key-material.ts';
import { attributeOf } from './xml-text.ts';
import { childNamed, elementsNamed, type XmlElement } from './xml-tree.ts';

/** An EncryptedKey or EncryptedData of XML Encryption. What a KMS puts into it is unverified: octets, or
 *  their text. */

export type OpenedXml =
  | Readonly<{ ok: true; octets: Uint8Array }>
  | Readonly<{ ok: false; reason: Fact }>;

const locked = (reason: Fact): OpenedXml => ({ ok: false, reason });

/** Opens an element with the transport keys held: the one it names, or any that opens it. Content under a
 *  key of its own has that key beside it. */
export function openEncrypted(
  element: XmlElement,
  transportKeys: readonly TransportKey[],
): OpenedXml {
  const method = childNamed(element, 'EncryptionMethod');
  const algorithm = attributeOf(method?.attributes ?? '', 'Algorithm') ?? '';
  if (xmlCipherKeyLength(algorithm) === null) {
    return locked(fact('keys.locked.algorithm', { algorithm: algorithm.slice(0, 200) }));
  }
  const value = elementsNamed(childrenOf(element, 'CipherData'), /^CipherValue$/)[0];
  const hidden = octetsOfBase64(value?.text ?? '');
  if (!hidden || hidden.length === 0) return locked(fact('keys.locked.noValue'));
  const info = childNamed(element, 'KeyInfo');
  const wrapped = info && childNamed(info, 'EncryptedKey');
  if (wrapped) return openUnderWrapped(algorithm, hidden, wrapped, transportKeys);
  const name = info && childNamed(info, 'KeyName')?.text;
  const named = transportKeys.filter((held) => held.name !== undefined && held.name === name);
  const candidates = named.length > 0 ? named : transportKeys.filter((held) => !held.name || !name);
  return firstOpened(algorithm, hidden, candidates, name);
}

const childrenOf = (element: XmlElement, name: string) => childNamed(element, name)?.children ?? [];

function openUnderWrapped(
  algorithm: string,
  hidden: Uint8Array,
  wrapped: XmlElement,
  transportKeys: readonly TransportKey[],
): OpenedXml {
  const key = openEncrypted(wrapped, transportKeys);
  if (!key.ok) return key;
  const octets = openXmlCipher(algorithm, key.octets, hidden);
  return octets ? { ok: true, octets } : locked(fact('keys.locked.doesNotOpen', { name: '?' }));
}

function firstOpened(
  algorithm: string,
  hidden: Uint8Array,
  candidates: readonly TransportKey[],
  name = '',
): OpenedXml {
  const said = name.slice(0, 200) || '?';
  if (candidates.length === 0) {
    return locked(
      fact('keys.locked.noKey', { algorithm: algorithm.replace(/^.*#/, ''), name: said }),
    );
  }
  for (const { key } of candidates) {
    const octets = openXmlCipher(algorithm, key, hidden);
    if (octets) return { ok: true, octets };
  }
  return locked(fact('keys.locked.doesNotOpen', { name: said }));
}
