import type { Page } from '@playwright/test';
import { expect } from './support/expect.ts';
import {
  chooseMode,
  inspector,
  openKeyladder,
  openSetup,
  partOf,
} from './support/keyladder-page.ts';
import { detailedView } from './support/link-to.ts';
import { regroupLink } from './support/regroup-link.ts';
import { test } from './support/test.ts';

/** The message at the cursor, and the step: "step 4" or "use of the keys". */
async function place(page: Page): Promise<Readonly<{ message: string; step: string }>> {
  const text = await partOf(page, 'timeline')
    .getByText(/^Event [\d,]+ of [\d,]+/)
    .innerText();
  const step = /step \d|use of the keys/.exec(text)?.[0] ?? text;
  const message = await inspector(page).getByRole('heading', { level: 2 }).innerText();
  return { message, step };
}

async function chooseEncoding(page: Page, name: string): Promise<void> {
  await openSetup(page);
  const choice = page.getByRole('combobox', { name: 'How two keys travel in one procedure' });
  const option = choice.getByRole('option', { name });
  await choice.selectOption(await option.innerText());
}

/** Goes through every mode and encoding and back, and stays where it is. */
async function toggles(page: Page): Promise<void> {
  const here = await place(page);
  const stays = (what: string) => expect.poll(() => place(page), what).toEqual(here);
  await chooseMode(page, 'Two GMKs, twice');
  await stays('Two GMKs, twice');
  await chooseMode(page, 'Two GMKs, once');
  await stays('two payloads');
  await chooseEncoding(page, 'two keys in one payload');
  await stays('two keys in one payload');
  await chooseEncoding(page, 'two payloads');
  await chooseMode(page, 'One GMK');
  await stays('One GMK');
}

const shown = { ...detailedView, level: 'figure' } as const;

// Every step: src/store/mode-changes.test.ts.
for (const [figure, link, step] of [
  [
    '7.4.2-1',
    regroupLink({ primary: 2, partner: 1 }, { procedure: 'group-key-provisioning' }, shown),
    'step 1',
  ],
  ['7.4.3.3-1', regroupLink({ primary: 1, partner: 1 }, {}, shown), 'use of the keys'],
] as const) {
  test(`[Figure ${figure}] the GMK mode changes, and the step stays`, async ({ page }) => {
    test.setTimeout(120_000);
    await openKeyladder(page, link);
    await page.keyboard.press('Home');
    for (let stops = 0; stops < 20 && (await place(page)).step !== step; stops += 1) {
      await page.keyboard.press('ArrowRight');
    }
    expect((await place(page)).step).toBe(step);
    await toggles(page);
  });
}
