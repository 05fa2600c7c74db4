import type { Page } from '@playwright/test';

/** Collects what the page reports as wrong from now on: errors on the console, exceptions nobody
 *  caught, requests that failed. */
export function watchErrors(page: Page): readonly string[] {
  const errors: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  page.on('pageerror', (error) => errors.push(String(error)));
  page.on('requestfailed', (request) => {
    // The page is left while its parts still load in the background.
    if (request.failure()?.errorText === 'net::ERR_ABORTED') return;
    errors.push(`request failed: ${request.url()}`);
  });
  return errors;
}
