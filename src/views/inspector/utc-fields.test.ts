import { describe, expect, it } from 'vitest';
import { createFormats } from '../../i18n/formats.ts';
import type { ByteField } from '../../ui/byte-field.ts';
import { utcOfField, withUtc } from './utc-fields.ts';

const formats = createFormats('en');
const field = (path: string, text: string, children: readonly ByteField[] = []): ByteField => ({
  ...{ path, label: path, start: 0, end: 4, clause: 'RFC 3830 §6.6', text, children },
});

describe('times among the fields', () => {
  it('[RFC 3830 §6.6] reads the timestamp as seconds since 1900', () => {
    expect(utcOfField(field('T.ntpSeconds', '4004499600'), formats)).toBe(
      'Nov 24, 2026, 09:00:00 UTC',
    );
  });

  it('[TS 33.179 §E.6.4] reads the times of key parameters as seconds since 1970', () => {
    for (const path of ['keyParameters.activationTime', 'expiryTime', 'GeneralExtension[1].time']) {
      expect(utcOfField(field(path, '1795510800'), formats)).toBe('Nov 24, 2026, 09:00:00 UTC');
    }
    expect(utcOfField(field('keyParameters.expiryTime', '0'), formats)).toBeNull();
  });

  it('leaves other numbers and broken values alone', () => {
    expect(utcOfField(field('T.fraction', '4004499600'), formats)).toBeNull();
    expect(utcOfField(field('T.ntpSeconds', 'eeaf'), formats)).toBeNull();
    expect(utcOfField(field('expiryTime', '99999999999999999'), formats)).toBeNull();
  });

  it('names the value, and lets the payload T read as its time', () => {
    const [t] = withUtc([field('T', '', [field('T.ntpSeconds', '4004499600')])], formats);
    expect(t?.text).toBe('Nov 24, 2026, 09:00:00 UTC');
    expect(t?.children[0]?.valueName).toBe('Nov 24, 2026, 09:00:00 UTC');
    expect(t?.children[0]?.text).toBe('4004499600');
  });
});
