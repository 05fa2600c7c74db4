import jsQR from 'jsqr';
import { expect, it } from 'vitest';
import { qrDrawing } from './qr-code.tsx';

/** What a camera would see of the drawing, eight pixels a module. */
function read(text: string) {
  const { size, path } = qrDrawing(text);
  const scale = 8;
  const width = size * scale;
  const pixels = new Uint8ClampedArray(width * width * 4).fill(255);
  for (const [, x, y] of path.matchAll(/M(\d+) (\d+)h1v1h-1z/g)) {
    for (let at = 0; at < scale * scale; at += 1) {
      const column = Number(x) * scale + (at % scale);
      const row = Number(y) * scale + Math.floor(at / scale);
      pixels.fill(0, (row * width + column) * 4, (row * width + column) * 4 + 3);
    }
  }
  return { size, read: jsQR(pixels, width, width)?.data };
}

it('is read back as what went in', () => {
  for (const text of [
    'HTTP://192.168.178.123:4173/ABC234',
    'http://192.168.178.123:4173/speaker?key=0123456789abcdef0123456789abcdef',
    'étape 4 → UE 2',
  ]) {
    expect(read(text).read).toBe(text);
  }
});

it('of an upper-case address is a small one: 25 modules and the border', () => {
  expect(read('HTTP://192.168.178.123:4173/ABC234').size).toBeLessThanOrEqual(29 + 8);
});
