import type { Page } from '@playwright/test';
import { expect } from './expect.ts';

/** Fails where the loaded page asks the network for anything while `during` runs, but for the parts
 *  of itself it loads when they are first shown. */
export async function expectNoRequests(page: Page, during: () => Promise<void>): Promise<void> {
  await page.waitForLoadState('networkidle');
  const requests: string[] = [];
  const note = (it: { url(): string }) => {
    const { origin } = new URL(page.url());
    const isOwnPart = it.url().startsWith(`${origin}/assets/`);
    if (!isOwnPart && !/^(blob|data):/.test(it.url())) requests.push(it.url());
  };
  page.on('request', note);
  page.on('websocket', note);
  try {
    await during();
  } finally {
    page.off('request', note);
    page.off('websocket', note);
  }
  expect(requests, 'requests after the page was loaded').toEqual([]);
}
