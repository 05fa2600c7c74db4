import { describe, expect, it } from 'vitest';
import { createFormats } from './formats.ts';

/** Written by hand from the rules of each language: no-break spaces as the CLDR has them. */
const english = createFormats('en');
const french = createFormats('fr');

describe('numbers, times and lists of a language', () => {
  it('separates thousands and rounds to the digits asked for', () => {
    expect([999, 2_592_000, 1234.567].map((value) => english.number(value))).toEqual([
      '999',
      '2,592,000',
      '1,235',
    ]);
    expect(english.number(2n ** 64n)).toBe('18,446,744,073,709,551,616');
    expect([english.number(0.25, 6), english.fixed(3, 2)]).toEqual(['0.25', '3.00']);
    expect([french.number(2_592_000), french.fixed(3, 2)]).toEqual(['2\u202f592\u202f000', '3,00']);
  });

  it('gives a difference its sign, and none where it rounds to nothing', () => {
    expect([-1234, 12, 0, -0.4].map((value) => english.signed(value))).toEqual([
      '−1,234',
      '+12',
      '0',
      '0',
    ]);
    expect([english.signed(-0.001, 2), english.signed(-33.34, 1)]).toEqual(['0', '−33.3']);
    expect(french.signed(-1234.5, 1)).toBe('−1\u202f234,5');
  });

  it('writes per cent as the language does', () => {
    expect([-50, 3.21, 0.01].map((value) => english.signedPercent(value, 1))).toEqual([
      '−50.0%',
      '+3.2%',
      '0%',
    ]);
    expect(french.signedPercent(-50)).toBe('−50\u00a0%');
  });

  it('writes times in UTC, without those that no calendar has', () => {
    expect(english.time(1_795_510_800)).toBe('Nov 24, 2026, 09:00:00 UTC');
    expect(french.time(1_795_510_800)).toBe('24 nov. 2026, 09:00:00 UTC');
    expect(english.time(1_795_564_800)).toBe('Nov 25, 2026, 00:00:00 UTC');
    expect(english.time(99_999_999_999_999)).toBeNull();
  });

  it('lists words', () => {
    expect(english.list(['GMS', 'KMS', 'UE 2'])).toBe('GMS, KMS, UE 2');
    expect(french.list(['GMS', 'KMS', 'UE 2'])).toBe('GMS, KMS et UE 2');
  });

  it('writes English for the pseudo-locale', () => {
    expect(createFormats('en-XA').number(1234)).toBe('1,234');
  });
});
