import { describe, expect, it } from 'vitest';
import { concatBytes, hexToBytes } from '../model/bytes.ts';
import { bundleOf, diagnosed, named } from '../testing/deviating-sender.ts';

const withoutHeader = (text: Uint8Array) => text.slice(0, -2);

describe('fields of another text or stack', () => {
  it.each([
    ['prf-0', (text: Uint8Array) => text.with(3, 0)],
    ['v-set', (text: Uint8Array) => text.with(3, 0x81)],
    [
      'octets-behind-empty-map',
      (text: Uint8Array) => concatBytes(text.slice(0, 10), hexToBytes('0000'), text.slice(10)),
    ],
    ['sakke-announced-as-extension', announced],
  ])('[RFC 3830 §6.1] %s', (id, unsigned) => {
    const { diagnosis } = diagnosed(bundleOf({ unsigned }));
    expect(diagnosis).toMatchObject({ deviation: `format.${id}`, grade: 'proved', further: null });
    expect(diagnosis?.thenPasses.stopsAt).toBeNull();
    const two = diagnosed(bundleOf({ unsigned, covers: withoutHeader })).diagnosis;
    expect(two?.deviation).toBe(`format.${id}`);
    expect(two?.further?.deviation).toBe('signature.without-sign-header');
  });

  it('[TS 33.179 §E.5] ID scheme 1', () => {
    expect(
      named({ parts: (usual) => ({ ...usual, sakke: { ...usual.sakke, idScheme: 1 } }) }),
    ).toBe('field.id-scheme-1: fits');
  });

  it('[RFC 3830 §6.11] a RAND of 8 octets', () => {
    const rand = hexToBytes('3031323334353637');
    expect(named({ parts: (usual) => ({ ...usual, rand }) })).toBe('field.short-rand: fits');
  });
});

/** The last identity announces a general extension in place of SAKKE. */
function announced(text: Uint8Array): Uint8Array {
  const at = text.findIndex((octet, index) => octet === 26 && text[index + 1] === 7);
  return text.with(at, 21);
}
