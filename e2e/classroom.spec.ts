import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expect } from './support/expect.ts';
import {
  anotherRun,
  chooseMode,
  inspector,
  ladder,
  openKeyladder,
  position,
} from './support/keyladder-page.ts';
import { detailed, linkTo } from './support/link-to.ts';
import { test } from './support/test.ts';

const bundle = new URL('../src/engine/vectors/message-bundle.json', import.meta.url);

test('the arrow keys step after clicks; of two procedures the page says which', async ({
  page,
}) => {
  await openKeyladder(page, linkTo({ level: 'members', tab: 'message' }));
  await test.step('after a click on tabs, switches and lists', () => arrowsStep(page));
  await test.step('the end says who holds what', () => twoProcedures(page));
});

async function arrowsStep(page: Page): Promise<void> {
  const view = inspector(page);
  const clicks = [
    () => view.getByText('GMK (decrypted)').click(),
    () => view.getByRole('tab', { name: /^Checks/ }).click(),
    () => view.getByRole('tab', { name: 'Crypto' }).click(),
    () => view.getByRole('button', { name: /^SAKKE decapsulates/ }).click(),
    () => view.getByRole('tab', { name: 'Keys' }).click(),
  ];
  for (const click of clicks) {
    await click();
    const { event } = await position(page);
    await page.keyboard.press('ArrowRight');
    await expect.poll(async () => (await position(page)).event).toBeGreaterThan(event);
  }
}

test('times stand beside their seconds, terms explain themselves, the ladder scrolls', async ({
  page,
}) => {
  await openKeyladder(page, detailed());
  await test.step('by its bar', () => scrollsByBar(page));
  await test.step('times and terms, by key', () => timesAndTerms(page));
});

async function timesAndTerms(page: Page): Promise<void> {
  const view = inspector(page);
  await view.getByRole('treeitem', { name: /^T Nov 24, 2026, 09:00:00 UTC$/ }).dblclick();
  await expect(view.getByRole('treeitem', { name: /seconds since 1900/ })).toContainText(
    '4004499600 · Nov 24, 2026, 09:00:00 UTC',
  );
  await view.getByRole('tab', { name: 'Clause' }).click();
  await view.getByRole('region', { name: 'Clause' }).focus();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('tooltip')).toContainText('Group Management Server');
}

async function twoProcedures(page: Page): Promise<void> {
  const levels = page.getByRole('radiogroup', { name: 'How much is drawn' });
  await levels.getByText('Figure', { exact: true }).click();
  await inspector(page).getByRole('tab', { name: 'Message' }).click();
  for (const key of ['Home', 'ArrowRight', 'ArrowRight']) await page.keyboard.press(key);
  await chooseMode(page, 'Two GMKs, twice');
  await expect(page.getByText(/^Event \d+ of \d+ · procedure 1 · step 1$/)).toBeVisible();
  await page.keyboard.press('End');
  await expect(inspector(page).getByText('3 of 3 members hold their keys.')).toBeVisible();
  await expect(inspector(page).getByText('2 of 2 keys stored')).toHaveCount(3);
}

/** With its times and its sender. */
async function messageEndsInWords(page: Page): Promise<void> {
  const text = readFileSync(bundle, 'utf8');
  const { i_message_hex: message, responder } = JSON.parse(text) as Record<string, string>;
  for (const [input, shown] of [
    [text, 'Key accepted'],
    [
      text.replaceAll(/"i_message_base64":[^,]*,/g, '').replace(/0b105c6d/g, '0b105c6c'),
      'Key refused',
    ],
  ] as const) {
    await page.getByRole('button', { name: 'Open a message…' }).click();
    await page.getByRole('textbox', { name: 'Text' }).fill(input);
    const open = page.getByRole('button', { name: 'Open', exact: true });
    await anotherRun(page, () => open.click());
    await page.keyboard.press('End');
    await expect(ladder(page).getByRole('button', { name: shown })).toBeVisible();
  }
  await page.getByRole('button', { name: 'Open a message…' }).click();
  await page.getByRole('textbox', { name: 'Text' }).fill(message ?? '');
  await page.getByRole('button', { name: 'Open', exact: true }).click();
  await expect(page.getByText(/There are no keys of a receiver here/)).toBeVisible();
  await expect(page.getByRole('list', { name: 'Actors' })).toContainText(responder ?? '');
}

async function scrollsByBar(page: Page): Promise<void> {
  const bar = ladder(page).locator('[data-axis="y"]');
  const box = await bar.boundingBox();
  if (box === null) throw new Error('no scrollbar');
  const outcome = ladder(page).getByRole('button', { name: 'Outcome' });
  await expect(ladder(page).getByRole('button', { name: /^1\. .* UE 1,/ })).toBeInViewport();
  await page.mouse.move(box.x + 6, box.y + 20);
  await page.mouse.down();
  await page.mouse.move(box.x + 6, box.y + box.height, { steps: 5 });
  await page.mouse.up();
  await expect(outcome.or(ladder(page).getByText('Outcome'))).toBeInViewport();
}

test('colours follow the system until somebody chooses; an opened message ends in words', async ({
  page,
}) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await openKeyladder(page);
  const html = page.locator('html');
  await expect(html).toHaveAttribute('data-mantine-color-scheme', 'dark');
  for (const [name, scheme] of [
    ['Light', 'light'],
    ['Follow the system', 'dark'],
  ] as const) {
    await page.getByRole('button', { name: 'Colours' }).click();
    await page.getByRole('menuitem', { name }).click();
    await expect(html).toHaveAttribute('data-mantine-color-scheme', scheme);
  }
  await test.step('an opened message', () => messageEndsInWords(page));
});
