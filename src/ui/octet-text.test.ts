import { describe, expect, it } from 'vitest';
import type { ByteField } from './byte-field.ts';
import {
  asciiOf,
  base64Of,
  bitsOf,
  cArrayOf,
  cIdentifier,
  copyText,
  fieldValue,
  shortenMiddle,
  spacedHex,
} from './octet-text.ts';

const bytes = Uint8Array.of(0x01, 0x1a, 0x05, 0x81, 0x41, 0x42);
const child: ByteField = {
  path: 'HDR.version',
  label: 'version',
  start: 0,
  end: 1,
  clause: 'RFC 3830 §6.1',
  text: '1',
  children: [],
};
const hdr: ByteField = { ...child, path: 'HDR', label: 'HDR', end: 6, text: '', children: [child] };

describe('octets as text', () => {
  it('writes hex pairs and ASCII', () => {
    expect(spacedHex(bytes)).toBe('01 1a 05 81 41 42 ');
    expect(asciiOf(bytes)).toBe('....AB');
  });

  it('writes base64', () => {
    expect(base64Of(bytes)).toBe('ARoFgUFC');
  });

  it('writes a C array with a name that C takes, 12 octets a line', () => {
    expect(cArrayOf(bytes, 'SAKKE.sakkeData')).toBe(
      'static const unsigned char sakke_sakke_data[6] = {\n' +
        '    0x01, 0x1a, 0x05, 0x81, 0x41, 0x42\n};\n',
    );
    expect(cArrayOf(new Uint8Array(13), 'a').split('\n')).toHaveLength(5);
    expect(cIdentifier('SP.params[3].value')).toBe('sp_params_3_value');
    expect(cIdentifier('3gpp')).toBe('octets_3gpp');
  });

  it('copies a field or the whole buffer', () => {
    expect(copyText('hex', bytes, [hdr], child, 'received')).toBe('01');
    expect(copyText('hex', bytes, [hdr], undefined, 'received')).toBe('011a05814142');
    expect(JSON.parse(copyText('json', bytes, [hdr], undefined, 'received'))).toEqual({
      path: 'HDR',
      label: 'HDR',
      offset: 0,
      length: 6,
      value: '',
      clause: 'RFC 3830 §6.1',
      fields: [
        {
          path: 'HDR.version',
          label: 'version',
          offset: 0,
          length: 1,
          value: '1',
          clause: 'RFC 3830 §6.1',
          hex: '01',
        },
      ],
    });
  });

  it('shortens in the middle', () => {
    expect(shortenMiddle('0123456789', 10)).toBe('0123456789');
    expect(shortenMiddle('0123456789', 7)).toBe('012…789');
  });

  it('reads bits across octets', () => {
    expect(bitsOf(Uint8Array.of(0x20, 0x81), 0, 0, 4)).toBe('0010');
    expect(bitsOf(Uint8Array.of(0x20, 0x81), 0, 4, 12)).toBe('000010000001');
  });

  it('shows both ends of a long value and the bits of a narrow one', () => {
    const long = { ...child, end: 6, text: '011a…' };
    expect(fieldValue(long, bytes, 7)).toBe('011…142');
    expect(fieldValue({ ...child, end: 1, text: '0' }, Uint8Array.of(0), 7)).toBe('0');
    const narrow = { ...child, start: 3, end: 4, bits: { offset: 1, length: 7 } };
    expect(fieldValue(narrow, bytes, 20)).toBe('0000001₂ = 1');
  });
});
