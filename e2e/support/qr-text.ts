import type { Locator } from '@playwright/test';
import { readQr } from '../../src/testing/read-qr.ts';

/** What a camera reads off a QR code of the page. */
export async function qrText(code: Locator): Promise<string> {
  const [, , size = 0] = (await code.getAttribute('viewBox'))?.split(' ').map(Number) ?? [];
  return readQr(size, (await code.locator('path').getAttribute('d')) ?? '');
}
