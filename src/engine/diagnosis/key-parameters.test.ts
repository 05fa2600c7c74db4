import { createCipheriv } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { kdf } from '../crypto/kdf.ts';
import { encodeKeyParameters } from '../mikey/index.ts';
import { concatBytes, uint32ToBytes, utf8ToBytes } from '../model/bytes.ts';
import {
  bundleOf,
  content,
  diagnosed,
  gmk,
  gmkId,
  gukId,
  named,
  protectedParameters,
} from '../testing/deviating-sender.ts';

type Change = Parameters<typeof protectedParameters>[1];
const id = uint32ToBytes(gukId);

const changes: Readonly<Record<string, Change>> = {
  'fc-aa': { key: kdf(gmk, 0xaa, id).slice(-16) },
  'first-half': { key: kdf(gmk, 0x53, id).slice(0, 16) },
  'gmk-itself': { key: gmk },
  'id-byte-order': { key: kdf(gmk, 0x53, id.slice().reverse()).slice(-16) },
  'aad-empty': { aad: () => new Uint8Array(0) },
  'aad-without-dppk-id': { aad: (head) => head.slice(0, 28) },
  'aad-with-iei': { aad: (head) => concatBytes(head, Uint8Array.of(0x78)) },
  'iv-first-12': { iv: (whole) => whole.slice(0, 12) },
  'iv-zero': { iv: () => new Uint8Array(16) },
};

/** AES-128-CBC without padding of its own; the octets have to fill blocks. */
function cbc(key: Uint8Array, plain: Uint8Array): Uint8Array {
  const iv = new Uint8Array(16).fill(7);
  const cipher = createCipheriv('aes-128-cbc', key, iv).setAutoPadding(false);
  return concatBytes(iv, cipher.update(plain), cipher.final());
}

const group = utf8ToBytes('sip:group@example.org');
const elements = concatBytes(Uint8Array.of(0, group.length), group, new Uint8Array(25));

describe('key parameters protected otherwise', () => {
  it.each(Object.entries(changes))('[TS 33.180 §E.6.1] %s', (name, change) => {
    const { diagnosis } = diagnosed(
      bundleOf({ parameters: (_usual, csbId) => protectedParameters(csbId, change) }),
    );
    expect(diagnosis).toMatchObject({ deviation: `key-parameters.${name}`, grade: 'proved' });
    expect(diagnosis?.thenPasses.stopsAt).toBeNull();
  });

  it('[TS 33.180 §F.1.5] under the GMK-ID, which has to be known', () => {
    const key = kdf(gmk, 0x53, uint32ToBytes(gmkId)).slice(-16);
    const parameters = (_usual: Uint8Array, csbId: number) => protectedParameters(csbId, { key });
    expect(named({ parameters, statesGmk: true })).toBe('key-parameters.under-gmk-id: proved');
    expect(named({ parameters })).toBeNull();
  });

  it('[TS 33.180 §E.6.1] with another DPPK-ID beside them', () => {
    const parameters = () => protectedParameters(gmkId);
    expect(named({ parameters })).toBe('key-parameters.other-dppk-id: proved');
  });

  it('[TS 33.179 §E.6.8] in clear', () => {
    expect(named({ parameters: () => content })).toBe('key-parameters.clear: fits');
  });

  it('[TS 33.179 §E.6.11] with key types that count from 1', () => {
    const plain = encodeKeyParameters({
      ...{ keyType: 1, status: 1, activationTime: 0, expiryTime: 0, text: 'key' },
      groupIds: ['sip:group@example.org'],
    });
    const parameters = (_usual: Uint8Array, csbId: number) => protectedParameters(csbId, { plain });
    expect(named({ parameters })).toBe('key-parameters.types-from-1: proved');
  });

  it('[TS 33.179 §E.6.8] as V13.4.0 has them, AES-CBC under the GMK', () => {
    expect(named({ parameters: () => cbc(gmk, elements) })).toBe('key-parameters.cbc: fits');
    const noText = concatBytes(Uint8Array.of(0, 3), new Uint8Array(46));
    expect(named({ parameters: () => cbc(gmk, noText) })).toBeNull();
  });

  it('[TS 33.180 §E.6.1] two of them at once', () => {
    const parameters = (_usual: Uint8Array, csbId: number) =>
      protectedParameters(csbId, {
        key: kdf(gmk, 0xaa, uint32ToBytes(csbId)).slice(-16),
        aad: () => new Uint8Array(0),
      });
    expect(named({ parameters })).toBe('key-parameters.fc-aa + key-parameters.aad-empty: proved');
  });
});
