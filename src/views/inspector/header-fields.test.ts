import { describe, expect, it } from 'vitest';
import type { ByteField } from '../../ui/byte-field.ts';
import { withHeaderNotes } from './header-fields.ts';

const field = (path: string, length: number, text: string, children: readonly ByteField[] = []) =>
  ({
    path,
    label: path,
    start: 0,
    end: length,
    clause: 'TS 33.179 §E.2',
    text,
    children,
  }) as ByteField;

const header = (spi: number) =>
  field('HDR', 27, '', [
    field('HDR.csbId', 4, '0f5d2840'),
    field('HDR.csIdMapInfo', 17, '', [field('HDR.csIdMapInfo[0].spi', spi, 'aa'.repeat(spi))]),
  ]);

describe('the common header in the tree', () => {
  it('[TS 33.179 §E.2] is summed up by its CSB ID, not by what is longest in it', () => {
    const [hdr] = withHeaderNotes([header(8), field('T', 10, '')], 'note');
    expect(hdr?.text).toBe('0f5d2840');
  });

  it('[TS 33.180 §E.2] says something of an SPI with an MKI in it, and of no other', () => {
    const spiOf = (length: number) =>
      withHeaderNotes([header(length)], 'note')[0]?.children[1]?.children[0];
    expect(spiOf(8)).toMatchObject({ valueName: 'note', unverified: true });
    expect(spiOf(4)?.valueName).toBeUndefined();
    expect(spiOf(4)?.unverified).toBeUndefined();
  });
});
