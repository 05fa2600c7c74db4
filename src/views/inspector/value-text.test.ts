import { describe, expect, it } from 'vitest';
import type { NamedValue } from '../../engine/index.ts';
import { createFormats } from '../../i18n/formats.ts';
import { millisecondsText, valueText } from './value-text.ts';

const formats = createFormats('en');

const textOf = (value: NamedValue) => valueText(value, ({ code }) => code, formats);

describe('values as text', () => {
  it('writes octets as hex and gives their length', () => {
    expect(textOf({ name: 'HS', value: Uint8Array.of(0, 255) })).toEqual({
      text: '00ff',
      kind: 'octets',
      octets: 2,
    });
  });

  it('writes an integer of a fixed width with its leading zeros', () => {
    expect(textOf({ name: 'r', value: 258n, lengthBytes: 4 }).text).toBe('00000102');
    expect(textOf({ name: 'id', value: 0xfeb8389, lengthBytes: 4 }).text).toBe('0feb8389');
  });

  it('writes counts, texts and flags as they are', () => {
    expect(textOf({ name: 'n', value: 2592000 })).toEqual({
      text: '2,592,000',
      plain: '2592000',
      kind: 'number',
    });
    expect(textOf({ name: 't', value: 'sip:a@b' }).kind).toBe('text');
    expect(textOf({ name: 'f', value: false }).text).toBe('false');
  });

  it('gives two significant digits of a time', () => {
    const times = [0.0421, 0.5, 3.14, 9.97, 48.3, 123, 0];
    expect(times.map((time) => millisecondsText(time, formats))).toEqual([
      '0.042',
      '0.50',
      '3.1',
      '10',
      '48',
      '120',
      '0',
    ]);
  });
});
