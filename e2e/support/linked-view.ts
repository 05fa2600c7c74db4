import type { Page } from '@playwright/test';
import { decodeLink } from '../../src/store/link.ts';
import type { View } from '../../src/store/view.ts';

/** What the address of the page says; it follows a change a moment later. Null where there is no
 *  link yet. */
export function linkedView(page: Page): View | null {
  const link = decodeLink(new URL(page.url()).hash);
  return link.ok ? link.view : null;
}
