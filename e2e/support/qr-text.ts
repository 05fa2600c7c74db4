import type { Locator } from '@playwright/test';
import jsQR from 'jsqr';

/** What a camera reads off a QR code of the page, eight pixels a module. */
export async function qrText(code: Locator): Promise<string> {
  const [, , size = 0] = (await code.getAttribute('viewBox'))?.split(' ').map(Number) ?? [];
  const path = (await code.locator('path').getAttribute('d')) ?? '';
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
  return jsQR(pixels, width, width)?.data ?? '';
}
