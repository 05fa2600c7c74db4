import { expect, it } from 'vitest';
import { readQr } from '../testing/read-qr.ts';
import { qrDrawing } from './qr-code.tsx';

function read(text: string) {
  const { size, path } = qrDrawing(text);
  return { size, read: readQr(size, path) };
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
