import { describe, expect, it } from 'vitest';
import type { Fact } from '../../engine/index.ts';
import { groupThousands, millisecondsText, utcText, valueText } from './value-text.ts';

const tell = ({ code }: Fact) => code;

describe('values as text', () => {
  it('writes octets as hex and gives their length', () => {
    expect(valueText({ name: 'HS', value: Uint8Array.of(0, 255) }, tell)).toEqual({
      text: '00ff',
      kind: 'octets',
      octets: 2,
    });
  });

  it('writes an integer of a fixed width with its leading zeros', () => {
    expect(valueText({ name: 'r', value: 258n, lengthBytes: 4 }, tell).text).toBe('00000102');
    expect(valueText({ name: 'id', value: 0xfeb8389, lengthBytes: 4 }, tell).text).toBe('0feb8389');
  });

  it('writes counts, texts and flags as they are', () => {
    expect(valueText({ name: 'n', value: 2592000 }, tell)).toEqual({
      text: '2,592,000',
      plain: '2592000',
      kind: 'number',
    });
    expect(valueText({ name: 't', value: 'sip:a@b' }, tell).kind).toBe('text');
    expect(valueText({ name: 'f', value: false }, tell).text).toBe('false');
  });

  it('groups thousands and writes times in UTC', () => {
    expect(groupThousands(999)).toBe('999');
    expect(utcText(1795510800)).toBe('2026-11-24 09:00:00 UTC');
    expect(utcText(0)).toBeNull();
    expect(utcText(2 ** 40 - 1)).toContain('UTC');
  });

  it('gives two significant digits of a time', () => {
    expect([0.0421, 0.5, 3.14, 9.97, 48.3, 123, 0].map(millisecondsText)).toEqual([
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
