import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { strFromU8, unzipSync } from 'fflate';
import { expect } from './expect.ts';

/** Width of a PNG in dots. */
const widthOf = (png: Uint8Array) => new DataView(png.buffer, png.byteOffset).getUint32(16);

/** Saves a discussion paper of the run on the screen with a clause of one's own: its two figures are in the
 *  file, and the clause is nowhere else. */
export async function expectPaper(page: Page): Promise<void> {
  const dialog = page.getByRole('dialog', { name: 'Discussion paper (Word)' });
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Discussion paper (Word)' }).click();
  await dialog.getByRole('textbox', { name: 'Old wording' }).fill('once using one GMK');
  await dialog.getByRole('textbox', { name: 'New wording' }).fill('once for obtaining a GMK');
  await expect(dialog.getByText('3 words inserted, 2 words deleted')).toBeVisible();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    dialog.getByRole('button', { name: 'Save as .docx' }).click(),
  ]);
  await expect(dialog.getByText('Saved.')).toBeVisible();
  const parts = unzipSync(await readFile(await download.path()));
  const text = strFromU8(parts['word/document.xml'] ?? new Uint8Array());
  expect(text).toMatch(/<w:del [^>]*>.*using one.*<\/w:del><w:ins [^>]*>.*for obtaining a</);
  const media = Object.entries(parts).filter(([name]) => name.startsWith('word/media/'));
  const pictures = media.filter(([name]) => name.endsWith('.png')).map(([, png]) => widthOf(png));
  expect(pictures.length).toBeGreaterThan(1);
  // 160 mm at 288 dots an inch.
  expect(new Set(pictures)).toEqual(new Set([1814]));
  expect(media.length).toBe(2 * pictures.length);
  expect(strFromU8(media.find(([name]) => name.endsWith('.svg'))?.[1] ?? new Uint8Array())).toMatch(
    /Notification of group metadata/,
  );
  await dialog.getByRole('button', { name: 'Forget both texts' }).click();
  await dialog.getByRole('button', { name: 'Close the discussion paper' }).click();
  expect(page.url()).not.toContain('obtaining');
  expect(await page.evaluate(() => JSON.stringify(localStorage))).not.toContain('obtaining');
}
