import { readFileSync } from 'node:fs';
import { expect, type Locator, type Page, test } from '@playwright/test';
import type { FaultEntry } from '../src/engine/index.ts';
import { encodeLink } from '../src/store/link.ts';
import { defaultView, type View } from '../src/store/view.ts';
import { foreignTexts, say } from './support/foreign-words.ts';
import { regroupLink } from './support/regroup-link.ts';

test.setTimeout(180_000);
// A control that is not found is a finding, not a reason to wait.
test.use({ actionTimeout: 15_000 });

const link = (change: Partial<View> = {}) =>
  encodeLink({ ...defaultView(), setupOpen: true, ...change });
const withScenario = (change: Partial<View['scenario']>, view: Partial<View> = {}) =>
  link({ ...view, scenario: { ...defaultView().scenario, ...change } });
const entry = (fault: string): FaultEntry => ({
  ...{ fault, at: { procedure: 1, step: 1 }, to: ['ue1'], parameters: {} },
});

const runDone = (page: Page) =>
  expect(page.getByText(new RegExp(`${say('Run done: ')}[\\d,]+`)).first()).toBeVisible({
    timeout: 30_000,
  });

async function openPseudo(page: Page, hash = ''): Promise<void> {
  await page.goto(`./?lang=en-XA${hash}`);
  await runDone(page);
  // The texts of what opens later are there.
  await page.waitForLoadState('networkidle');
}

/** Fails where the page shows a text that is neither from the catalogue nor one of the `others`. */
async function allSaid(page: Page, where: string, others: readonly string[] = []): Promise<void> {
  expect.soft(await foreignTexts(page, others), where).toEqual([]);
}

const inspector = (page: Page) => page.locator('[data-tour="inspector"]');
const button = (at: Page | Locator, text: string) => at.getByRole('button', { name: say(text) });
const dialog = (page: Page) => page.getByRole('dialog');

async function everyTab(page: Page, where: string): Promise<void> {
  for (const tab of await inspector(page).getByRole('tab').all()) {
    await tab.click();
    await openAll(page);
    await allSaid(page, `${where}: ${await tab.innerText()}`);
  }
}
const openAll = (page: Page) =>
  page.locator('details').evaluateAll((all) => {
    for (const details of all) details.toggleAttribute('open', true);
  });
test.describe('every text is of the catalogue, in', () => {
  test('the ladder, the inspector, the setup and the bar', async ({ page }) => {
    await openPseudo(page, link());
    await openAll(page);
    await allSaid(page, 'first view');
    await everyTab(page, 'notification');
    await page.keyboard.press('End');
    await everyTab(page, 'end');
    // Its longer words need more room before they give way to one menu.
    await page.setViewportSize({ width: 2200, height: 900 });
    for (const name of ['Share', 'Export', 'Language', 'Colours']) {
      await button(page, name).first().click();
      await expect(page.getByRole('menu')).toBeVisible();
      await allSaid(page, `menu ${name}`);
      await page.keyboard.press('Escape');
      await expect(page.getByRole('menu')).toHaveCount(0);
    }
    await page.setViewportSize({ width: 600, height: 800 });
    await button(page, 'More').click();
    await expect(page.getByRole('menu')).toBeVisible();
    await allSaid(page, 'menu of the bar');
  });

  test('every event of a run with two keys, seen by event', async ({ page }) => {
    await openPseudo(
      page,
      withScenario({ gmkMode: 'dual-one-procedure' }, { level: 'everything', tab: 'message' }),
    );
    await page.keyboard.press('Home');
    const seen = new Set<string>();
    for (let event = 0; event < 70; event += 1) {
      const title = await inspector(page).getByRole('heading', { level: 2 }).innerText();
      const kind = title.replace(/\d+/g, '');
      if (!seen.has(kind)) {
        seen.add(kind);
        await everyTab(page, `event ${event}`);
      }
      await page.keyboard.press('ArrowRight');
    }
    expect(seen.size).toBeGreaterThan(8);
  });

  test('an error, what led to it, and the guessing of it', async ({ page }) => {
    const faults = [entry('sakke-data-altered')];
    await openPseudo(page, withScenario({ faults }));
    await page.keyboard.press('End');
    await openAll(page);
    await everyTab(page, 'end with an error');
    await button(page, 'Caught by').first().click();
    await openAll(page);
    await allSaid(page, 'rejection');
    await openPseudo(page, withScenario({ faults }, { predicting: true }));
    await page.reload();
    await runDone(page);
    await page.keyboard.press('End');
    await expect(page.getByRole('heading', { name: say('Which check fires at') })).toBeVisible();
    await allSaid(page, 'question');
    await button(page, 'format').first().click();
    await allSaid(page, 'answer');
  });

  test('the regroup, custody and lineage', async ({ page }) => {
    await openPseudo(page, regroupLink({ primary: 2, partner: 1 }));
    await openAll(page);
    await allSaid(page, 'regroup');
    await page.keyboard.press('End');
    await everyTab(page, 'end of the regroup');
    await button(page, 'Key custody').click();
    await expect(page.getByRole('table', { name: say('at the cursor') })).toBeVisible();
    await allSaid(page, 'custody');
    await button(page, 'does not hold it, could compute it').first().click();
    await allSaid(page, 'a cell that could compute a key');
    await button(page, 'holds it in clear').last().click();
    await allSaid(page, 'a cell that holds a key');
    await button(page, 'Where does it come from').click();
    await expect(page.getByRole('heading', { name: say('Lineage of ') })).toBeVisible();
    await allSaid(page, 'lineage as a graph');
    await page.getByText(say('List'), { exact: false }).last().click();
    await openAll(page);
    await allSaid(page, 'lineage as a list');
  });

  test('the dialogs of faults', async ({ page }) => {
    await openPseudo(page, link());
    await button(page, 'Faults (').first().click();
    await expect(dialog(page)).toBeVisible();
    await allSaid(page, 'list of faults');
    const faults = dialog(page).locator('nav button, li button');
    for (const index of [0, 12, 24, 36]) {
      await faults.nth(index).click();
      await allSaid(page, `form of fault ${index}`);
    }
    await page.keyboard.press('Escape');
    await button(page, 'What nothing catches').first().click();
    await expect(dialog(page)).toBeVisible();
    await allSaid(page, 'what nothing catches');
    await dialog(page)
      .getByRole('tab', { name: say('Faults by design') })
      .click();
    await allSaid(page, 'table of designs');
  });

  test('help, tour, and what is opened', async ({ page }) => {
    await openPseudo(page);
    await page.keyboard.press('?');
    await expect(dialog(page)).toBeVisible();
    await allSaid(page, 'help');
    await page.keyboard.press('Escape');
    await button(page, 'Take the tour').first().click();
    for (let stop = 1; stop <= 5; stop += 1) {
      await allSaid(page, `tour ${stop}`);
      await dialog(page)
        .getByRole('button', { name: say(stop < 5 ? 'Next' : 'Done') })
        .click();
    }
    await button(page, 'Open a message…').first().click();
    await allSaid(page, 'open');
    const bundle = readFileSync('src/engine/vectors/message-bundle.json', 'utf8');
    const submit = dialog(page)
      .getByRole('button', { name: say('Open'), exact: false })
      .last();
    for (const bad of ['{"version": 1,', 'hello there!', '{"colour": "red"}', '[]']) {
      await dialog(page).getByRole('textbox').first().fill(bad);
      await submit.click();
      await expect(dialog(page).getByText(say('This cannot be opened'))).toBeVisible();
      // What was typed, and the keys of a scenario.
      await allSaid(page, `open ${bad}`, [bad, ...Object.keys(defaultView().scenario)]);
    }
    await dialog(page).getByRole('textbox').first().fill(bundle);
    await allSaid(page, 'open a bundle');
    await submit.click();
    await expect(dialog(page)).toBeHidden();
    await page.keyboard.press('End');
    await everyTab(page, 'opened message');
  });

  test('the octet editor and the octet map', async ({ page }) => {
    await openPseudo(page);
    await button(inspector(page), 'Edit octets').click();
    await allSaid(page, 'editor');
    await button(page, 'Bit 3 is').click();
    await expect(inspector(page).getByTestId('edit-result')).toContainText(say('refuses'), {
      timeout: 30_000,
    });
    await allSaid(page, 'an octet edited');
    await openPseudo(page);
    await page.reload();
    await runDone(page);
    await button(inspector(page), 'Break every octet').click();
    await expect(button(dialog(page), 'Run again')).toBeVisible({ timeout: 60_000 });
    await dialog(page).getByTestId('marks').getByRole('gridcell').first().hover();
    await allSaid(page, 'octet map');
  });

  test('the comparison', async ({ page }) => {
    await openPseudo(page, link({ screen: 'compare' }));
    await expect(page.getByRole('heading', { name: say('Ledger of the two runs') })).toBeVisible({
      timeout: 60_000,
    });
    await allSaid(page, 'comparison');
    await openAll(page);
    await allSaid(page, 'comparison, all open');
    await page
      .locator('main')
      .getByRole('button', { name: say('Export') })
      .click();
    await allSaid(page, 'exports');
  });
});

/** Controls whose label does not fit. */
const clipped = (page: Page) =>
  page
    .locator('button, [role="tab"], [class*="SegmentedControl-label"], [role="menuitem"]')
    .evaluateAll((all) =>
      all
        .filter((one) => one.checkVisibility() && getComputedStyle(one).overflowX !== 'visible')
        .filter((one) => one.scrollWidth > one.clientWidth)
        .map((one) => one.textContent),
    );
const sideways = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

test.describe('in French', () => {
  for (const viewport of [
    { width: 1440, height: 900 },
    { width: 1280, height: 720 },
  ]) {
    test(`every view fits at ${viewport.width} × ${viewport.height}`, async ({ page }) => {
      await page.setViewportSize(viewport);
      const fits = async (where: string) => {
        expect.soft(await sideways(page), where).toBeLessThanOrEqual(0);
        expect.soft(await clipped(page), where).toEqual([]);
      };
      const open = async (hash: string) => {
        await page.goto('about:blank');
        await page.goto(`./?lang=fr${hash}`);
        await page.waitForLoadState('networkidle');
        await expect(page.locator('html')).toHaveAttribute('lang', 'fr');
      };
      await open('');
      await openAll(page);
      await fits('ladder');
      for (const tab of await inspector(page).getByRole('tab').all()) {
        await tab.click();
        await fits(`tab ${await tab.innerText()}`);
      }
      await page.keyboard.press('?');
      await expect(dialog(page)).toBeVisible();
      await fits('help');
      await open(regroupLink({ primary: 2, partner: 1 }));
      await openAll(page);
      await fits('regroup');
      await open(withScenario({ faults: [entry('sakke-data-altered')] }, { predicting: true }));
      await fits('prediction');
      await open(link({ screen: 'custody' }));
      await expect(page.getByRole('table', { name: 'Entités et clés' })).toBeVisible();
      await fits('custody');
      await open(link({ screen: 'compare' }));
      await expect(page.locator('section[aria-labelledby="kl-compare-ledger"]')).toBeVisible({
        timeout: 60_000,
      });
      await openAll(page);
      await fits('comparison');
    });
  }
});

test('the language is chosen in the bar, at once, remembered, and not in the link', async ({
  page,
}) => {
  await page.goto('./');
  await page.getByRole('button', { name: 'Language' }).click();
  await page.getByRole('menuitem', { name: 'Français' }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'fr');
  await expect(page.getByRole('button', { name: 'Langue' })).toBeVisible();
  expect(page.url()).not.toContain('lang');
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('lang', 'fr');
  await expect(page.getByRole('button', { name: 'Langue' })).toBeVisible();

  // What the address asks for comes first; a choice takes it out of the address.
  await page.goto('./?lang=en');
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await page.getByRole('button', { name: 'Language' }).click();
  await page.getByRole('menuitem', { name: 'Français' }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'fr');
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('lang', 'fr');
});

test('a link names the language only when asked for', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto('./?lang=fr');
  const copied = async (index: number) => {
    await page
      .locator('header')
      .getByRole('button', { name: /^(Share|Partager)$/ })
      .click();
    await page.getByRole('menuitem').nth(index).click();
    await expect(page.getByRole('menu')).toBeHidden();
    return page.evaluate(() => navigator.clipboard.readText());
  };
  expect(new URL(await copied(0)).search).toBe('');
  const named = await copied(1);
  expect(new URL(named).searchParams.get('lang')).toBe('fr');
  expect(page.url()).not.toContain('lang=');
  const other = await context.newPage();
  await other.goto(named);
  await expect(other.locator('html')).toHaveAttribute('lang', 'fr');
});
