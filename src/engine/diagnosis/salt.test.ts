import { describe, expect, it } from 'vitest';
import { kdf } from '../crypto/kdf.ts';
import { uint32ToBytes, utf8ToBytes } from '../model/bytes.ts';
import {
  aliceUri,
  bobUri,
  bundleOf,
  diagnosed,
  gmk,
  gmkId,
  gmsUri,
  gukId,
  named,
  saltOf,
} from '../testing/deviating-sender.ts';

const xor = (salt: number, id = gmkId) => (id ^ (salt & 0x0fff_ffff)) >>> 0;
const swapped = (id: number) => new DataView(uint32ToBytes(id).reverse().buffer).getUint32(0);
const view = new DataView(kdf(gmk, 0x50, utf8ToBytes(aliceUri)).buffer);

const identifiers: Readonly<Record<string, number>> = {
  'gmk-id': gmkId,
  'uri-nul': xor(saltOf(`${aliceUri}\0`)),
  'uri-no-scheme': xor(saltOf(aliceUri.slice(4))),
  'byte-order': swapped(gukId),
  'salt-byte-order': xor(swapped(saltOf(aliceUri))),
  'first-octets': xor(view.getUint32(0)),
  'not-masked': (gmkId ^ saltOf(aliceUri)) >>> 0,
};

describe('the GUK-ID made otherwise', () => {
  it.each(Object.entries(identifiers))('[TS 33.179 §F.1.3] %s, by the SPI', (id, csbId) => {
    const { diagnosis } = diagnosed(bundleOf({ csbId, spi: true }));
    expect(diagnosis).toMatchObject({ deviation: `guk-id.${id}`, grade: 'fits' });
    expect(diagnosis?.thenPasses.stopsAt).toBeNull();
  });

  it('[TS 33.179 §F.1.3] is found by a GMK-ID that was stated, too', () => {
    const csbId = xor(saltOf(gmsUri));
    expect(named({ csbId, statesGmk: true })).toBe('guk-id.other-uri: fits');
    expect(named({ csbId: xor(saltOf(bobUri)), statesGmk: true })).toBe('guk-id.other-uri: fits');
    expect(named({ csbId })).toBeNull();
  });

  it('[TS 33.179 §7.3.1] any other identifier has no diagnosis', () => {
    expect(named({ csbId: 0x0765_4321, spi: true })).toBeNull();
  });
});
