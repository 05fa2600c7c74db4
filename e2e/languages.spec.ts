import { readFileSync } from 'node:fs';
import type { Locator, Page } from '@playwright/test';
import type { FaultEntry } from '../src/engine/index.ts';
import { encodeLink } from '../src/store/link.ts';
import { defaultView, type View } from '../src/store/view.ts';
import { eventsOf } from '../src/testing/events-of.ts';
import { expect } from './support/expect.ts';
import { foreignTexts, inFrench, type Say, say } from './support/foreign-words.ts';
import { regroupLink } from './support/regroup-link.ts';
import { test } from './support/test.ts';

test.setTimeout(180_000);
// A control that is not found is a finding, not a reason to wait.
test.use({ actionTimeout: 15_000 });

/** The view with all there is to see. */
const all = { setupOpen: true, inspectorOpen: true, level: 'everything', tab: 'message' } as const;
const link = (change: Partial<View> = {}) => encodeLink({ ...defaultView(), ...all, ...change });
const scenarioWith = (change: Partial<View['scenario']>) => ({
  ...defaultView().scenario,
  ...change,
});
/** With little behind a dialog, which is what is looked at. */
const plain = link({ level: 'figure' });
const withScenario = (change: Partial<View['scenario']>, view: Partial<View> = {}) =>
  link({ ...view, scenario: scenarioWith(change) });
/** Two members are enough for one to talk to the other. */
const twoKeys = {
  gmkMode: 'dual-one-procedure',
  systems: defaultView().scenario.systems.map((system) => ({
    ...system,
    members: system.members.slice(0, 2),
  })),
} as const;
const entry = (fault: string): FaultEntry => ({
  ...{ fault, at: { procedure: 1, step: 1 }, to: ['ue1'], parameters: {} },
});

const runDone = (page: Page) =>
  expect(page.getByText(new RegExp(`${say('Run done: ')}[\\d,]+`)).first()).toBeVisible({
    timeout: 30_000,
  });

async function openPseudo(page: Page, hash: string): Promise<void> {
  await page.goto('about:blank');
  await page.goto(`./?lang=en-XA${hash}`);
  await runDone(page);
  // The texts of what opens later are there.
  await page.waitForLoadState('networkidle');
}

/** Fails where the page shows a text that is neither from the catalogue nor one of the `others`. */
async function onlyWords(page: Page, where: string, others?: readonly string[]): Promise<void> {
  expect.soft(await foreignTexts(page.locator('body'), others), where).toEqual([]);
}

/** The same, and where something does not fit: the words of the pseudo-locale are longer than those of any
 *  language. */
async function allSaid(page: Page, where: string, others?: readonly string[]): Promise<void> {
  await onlyWords(page, where, others);
  await fits(page, where);
}

/** Shows a link in the page as it is open. */
const pasteLink = (page: Page, hash: string) =>
  page.evaluate((to) => {
    window.location.hash = to;
  }, hash);

const inspector = (page: Page) => page.locator('[data-tour="inspector"]');
const buttonIn = (tell: Say) => (at: Page | Locator, text: string) =>
  at.getByRole('button', { name: tell(text) });
const button = buttonIn(say);
const dialog = (page: Page) => page.getByRole('dialog');

async function everyTab(
  page: Page,
  where: string,
  look: Walk['look'] = (at) => allSaid(page, at),
): Promise<void> {
  for (const tab of await inspector(page).getByRole('tab').all()) {
    await tab.click();
    await openAll(page);
    await look(`${where}: ${await tab.innerText()}`);
  }
}

const openAll = (page: Page) =>
  page.locator('details').evaluateAll((all) => {
    for (const details of all) details.toggleAttribute('open', true);
  });
/** A walk through the page in a language: what is looked at, and what it is called. */
type Walk = Readonly<{
  page: Page;
  tell: Say;
  look: (where: string, others?: readonly string[]) => Promise<void>;
}>;

/** The dialogs of faults. */
async function faultDialogs({ page, tell, look }: Walk): Promise<void> {
  const button = buttonIn(tell);
  await button(page, 'Faults (').first().click();
  await expect(dialog(page)).toBeVisible();
  await look('list of faults');
  const faults = dialog(page).locator('nav button, li button');
  for (const index of [0, 12, 24, 36]) {
    await faults.nth(index).click();
    await look(`form of fault ${index}`);
  }
  await page.keyboard.press('Escape');
  await button(page, 'What nothing catches').first().click();
  await expect(dialog(page)).toBeVisible();
  await look('what nothing catches');
  await dialog(page)
    .getByRole('tab', { name: tell('Faults by design') })
    .click();
  await look('table of designs');
}

/** Help, the tour, and a message that is opened. */
async function helpTourAndOpen({ page, tell, look }: Walk): Promise<void> {
  const button = buttonIn(tell);
  await page.keyboard.press('?');
  await expect(dialog(page)).toBeVisible();
  await look('help');
  await page.keyboard.press('Escape');
  await button(page, 'Take the tour').first().click();
  for (let stop = 1; stop <= 5; stop += 1) {
    await look(`tour ${stop}`);
    await dialog(page)
      .getByRole('button', { name: tell(stop < 5 ? 'Next' : 'Done') })
      .click();
  }
  await button(page, 'Open a message…').first().click();
  await look('open');
  const bundle = readFileSync('src/engine/vectors/message-bundle.json', 'utf8');
  const submit = dialog(page)
    .getByRole('button', { name: tell('Open'), exact: false })
    .last();
  for (const bad of ['{"version": 1,', '12.5 %', '{"colour": "red"}', '[]']) {
    await dialog(page).getByRole('textbox').first().fill(bad);
    await submit.click();
    await expect(dialog(page).getByText(tell('This cannot be opened'))).toBeVisible();
    // What was typed, and the keys of a scenario.
    await look(`open ${bad}`, [bad, 'version', ...Object.keys(defaultView().scenario)]);
  }
  await dialog(page).getByRole('textbox').first().fill(bundle);
  await look('open a bundle');
  await submit.click();
  await expect(dialog(page)).toBeHidden();
  await page.keyboard.press('End');
  await everyTab(page, 'opened message', look);
}

/** The editor of octets, and what an edit leads to. */
async function octetEditor({ page, tell, look }: Walk): Promise<void> {
  await buttonIn(tell)(inspector(page), 'Edit octets').click();
  await look('editor');
  await buttonIn(tell)(inspector(page), 'Bit ').nth(4).click();
  await expect(inspector(page).getByTestId('edit-result')).toContainText(
    tell('refuses the payload'),
    {
      timeout: 30_000,
    },
  );
  await look('an octet edited');
}

/** The map of a payload with every octet broken. */
async function octetMap({ page, tell, look }: Walk): Promise<void> {
  await buttonIn(tell)(inspector(page), 'Break every octet').click();
  await expect(buttonIn(tell)(dialog(page), 'Run again')).toBeVisible({ timeout: 60_000 });
  await dialog(page).getByTestId('marks').getByRole('gridcell').first().hover();
  await look('octet map');
}

/** The menus of the bar. */
async function menus({ page, tell, look }: Walk): Promise<void> {
  const button = buttonIn(tell);
  // Its longer words need more room before they give way to one menu.
  await page.setViewportSize({ width: 2200, height: 900 });
  for (const name of ['Share', 'Language', 'Colours']) {
    await button(page, name).first().click();
    await expect(page.getByRole('menu')).toBeVisible();
    await look(`menu ${name}`);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('menu')).toHaveCount(0);
  }
  await page.setViewportSize({ width: 600, height: 800 });
  await button(page, 'More').click();
  await expect(page.getByRole('menu')).toBeVisible();
  await look('menu of the bar');
}

/** Custody of the run on the screen, and the lineage of a key in it. */
async function custodyAndLineage({ page, tell, look }: Walk): Promise<void> {
  const button = buttonIn(tell);
  await button(page, 'Key custody').click();
  await expect(
    page.getByRole('table', { name: tell('Parties and keys at the cursor') }),
  ).toBeVisible();
  await look('custody');
  await button(page, 'does not hold it, could compute it').first().click();
  await look('a cell that could compute a key');
  await button(page, 'holds it in clear').last().click();
  await look('a cell that holds a key');
  await button(page, 'Where does it come from').click();
  await expect(page.getByRole('heading', { name: tell('Lineage of ') })).toBeVisible();
  await look('lineage as a graph');
  await page.getByText(tell('List'), { exact: false }).last().click();
  await openAll(page);
  await look('lineage as a list');
}

test.describe('every text is of the catalogue, in', () => {
  test('the ladder, the inspector, the setup and the bar', async ({ page }) => {
    await openPseudo(page, link());
    await openAll(page);
    await allSaid(page, 'first view');
    await everyTab(page, 'notification');
    await page.keyboard.press('End');
    await everyTab(page, 'end');
    // In windows of their own sizes.
    await menus({ page, tell: say, look: (where) => onlyWords(page, where) });
  });

  test('events of a run with two keys, and the drawing of all of it', async ({ page }) => {
    // Every kind of event in every tab is looked at without a browser: inspector/every-event.test.tsx.
    await openPseudo(page, withScenario(twoKeys));
    const kinds = new Set<string>();
    const events = eventsOf({ kind: 'scenario', scenario: scenarioWith(twoKeys) });
    for (const [index, event] of events.entries()) {
      if (kinds.has(event.kind)) continue;
      kinds.add(event.kind);
      await pasteLink(page, withScenario(twoKeys, { eventId: event.id }));
      const place = `${say('Event ')}${index + 1} `;
      await expect(page.getByText(place, { exact: false }).first()).toBeVisible();
      await allSaid(page, event.id);
    }
    expect(kinds.size).toBe(6);
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
    await pasteLink(page, withScenario({ faults }, { predicting: true }));
    await page.keyboard.press('End');
    await expect(page.getByRole('heading', { name: say('Which check fires at') })).toBeVisible();
    await allSaid(page, 'question');
    await button(page, 'format').first().click();
    await allSaid(page, 'answer');
  });

  test('the regroup, custody, lineage and clauses', async ({ page }) => {
    await openPseudo(page, regroupLink({ primary: 2, partner: 1 }, {}, all));
    await openAll(page);
    await allSaid(page, 'regroup');
    await page.keyboard.press('End');
    await everyTab(page, 'end of the regroup');
    await custodyAndLineage({ page, tell: say, look: (where) => allSaid(page, where) });
    await button(page, 'Clauses and releases').click();
    await expect(page.getByRole('heading', { name: say('What this run rests on') })).toBeVisible();
    await openAll(page);
    await allSaid(page, 'clauses');
    await page.keyboard.press('v');
    await expect(page.getByRole('heading', { name: say('Every message at every') })).toBeVisible();
    await openAll(page);
    await allSaid(page, 'releases');
  });

  test('the dialogs of faults, the octet editor and the octet map', async ({ page }) => {
    const walk: Walk = {
      ...{ page, tell: say },
      look: (where, others) => allSaid(page, where, others),
    };
    await openPseudo(page, plain);
    await faultDialogs(walk);
    await page.keyboard.press('Escape');
    await expect(dialog(page)).toBeHidden();
    await octetMap(walk);
    await page.keyboard.press('Escape');
    await expect(dialog(page)).toBeHidden();
    await octetEditor(walk);
  });

  test('help, tour, and what is opened', async ({ page }) => {
    await openPseudo(page, plain);
    await helpTourAndOpen({
      page,
      tell: say,
      look: (where, others) => allSaid(page, where, others),
    });
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
      .first()
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

async function fitsAsItIs(page: Page, where: string): Promise<void> {
  expect.soft(await sideways(page), where).toBeLessThanOrEqual(0);
  expect.soft(await clipped(page), where).toEqual([]);
}

const larger = { width: 1440, height: 900 };
const smaller = { width: 1280, height: 720 };

/** Fails where something does not fit at one of the sizes that a screen is made for; the one it has
 *  comes first. */
async function fits(page: Page, where: string): Promise<void> {
  const isSmaller = page.viewportSize()?.width === smaller.width;
  for (const size of isSmaller ? [smaller, larger] : [larger, smaller]) {
    const { width, height } = size;
    await page.setViewportSize(size);
    // Two frames later the page has taken the new size.
    await page.evaluate(
      () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
    );
    await fitsAsItIs(page, `${where}, ${width} × ${height}`);
  }
}

async function openFrench(page: Page, hash: string): Promise<void> {
  await page.goto(`./?lang=fr${hash}`);
  await page.waitForLoadState('networkidle');
  await expect(page.locator('html')).toHaveAttribute('lang', 'fr');
}

test.describe('in French, at 1440 × 900 and 1280 × 720', () => {
  test('every view and menu fits', async ({ page }) => {
    await openFrench(page, link());
    await openAll(page);
    await fits(page, 'ladder');
    await pasteLink(page, regroupLink({ primary: 2, partner: 1 }, {}, all));
    await expect(page.getByRole('region', { name: /^Figure 7\.4\.3\.3-1/ })).toBeVisible();
    await openAll(page);
    await fits(page, 'regroup');
    const faults = [entry('sakke-data-altered')];
    await pasteLink(page, withScenario({ faults }, { predicting: true }));
    await page.keyboard.press('End');
    const question = inFrench('Which check fires at ');
    await expect(page.getByRole('heading', { name: question })).toBeVisible();
    await fits(page, 'prediction');
    await pasteLink(page, link({ screen: 'custody' }));
    await expect(page.getByRole('table', { name: 'Entités et clés' })).toBeVisible();
    await fits(page, 'custody');
    await pasteLink(page, link({ screen: 'compare' }));
    await expect(page.locator('section[aria-labelledby="kl-compare-ledger"]')).toBeVisible({
      timeout: 60_000,
    });
    await openAll(page);
    await fits(page, 'comparison');
    await pasteLink(page, plain);
    await menus({ page, tell: inFrench, look: (where) => fitsAsItIs(page, where) });
  });
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
