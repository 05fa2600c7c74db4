import { readFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import { defaultMembers } from '../src/engine/index.ts';
import { encodeLink } from '../src/store/link.ts';
import { defaultView, type View } from '../src/store/view.ts';
import { axeCheck } from './support/axe-check.ts';
import { expect } from './support/expect.ts';
import { openKeyladder, pasteLink } from './support/keyladder-page.ts';
import { linkedView } from './support/linked-view.ts';
import { test } from './support/test.ts';
import { watchErrors } from './support/watch-errors.ts';

test.setTimeout(120_000);

/** The compare screen, both designs run, with the numbers of the whole run. The runs for the plot wait until somebody
 *  looks at it. */
async function openCompare(page: Page, change: Partial<View> = {}): Promise<void> {
  await openKeyladder(page, compareLink(change));
  await compared(page);
}

/** The same in the page as it is open. */
async function compareNext(page: Page, change: Partial<View>): Promise<void> {
  await pasteLink(page, compareLink(change));
  await compared(page);
}

const compareLink = (change: Partial<View>) =>
  encodeLink({ ...defaultView(), screen: 'compare', wholeRun: true, ...change });

const growth = (page: Page) => page.getByRole('region', { name: 'Growth with the group' });

async function cancelGrowth(page: Page): Promise<void> {
  const cancel = growth(page).getByRole('button', { name: 'Cancel' });
  await expect(async () => {
    // Where they are done already, there is nothing to cancel.
    if (await cancel.isVisible()) await cancel.click({ timeout: 2_000 });
    const ended = /All marks are real runs|some marks are missing/;
    await expect(growth(page).getByRole('status')).toHaveText(ended, { timeout: 2_000 });
  }).toPass({ timeout: 60_000 });
}

/** The tops of the arrows and boxes of a side, by what is written on them. */
const topsOf = (page: Page, name: 'Left' | 'Right') =>
  side(page, name)
    .locator('button[data-item]')
    .evaluateAll((all) =>
      all.map((item) => Math.round(item.getBoundingClientRect().top)).sort((a, b) => a - b),
    );

/** What is said at rows of a side, as it is read out. */
const note = (page: Page, name: 'Left' | 'Right', text: string) =>
  side(page, name).locator('[data-beside] span').getByText(text, { exact: true });

/** Parts of the page that scroll by themselves, downwards. */
const scrollers = (page: Page) =>
  page.evaluate(
    () =>
      [...document.querySelectorAll('main, main *')].filter(
        (part) =>
          ['auto', 'scroll'].includes(getComputedStyle(part).overflowY) &&
          part.scrollHeight > part.clientHeight + 1,
      ).length,
  );

const compared = (page: Page) =>
  expect(page.getByRole('heading', { name: 'Ledger of the two runs' })).toBeVisible({
    timeout: 60_000,
  });
const place = (page: Page) =>
  page
    .getByRole('status')
    .filter({ hasText: /^Stop \d+ of \d+/ })
    .innerText();
const side = (page: Page, name: 'Left' | 'Right') =>
  page.getByRole('region', { name: `${name} design` });
const choose = (page: Page, name: 'Left' | 'Right', label: string) =>
  page.getByRole('combobox', { name, exact: true }).selectOption({ label });

/** Waits until what a failed half costs is there: it is run behind the designs themselves. */
const halvesRun = (page: Page) =>
  expect(page.locator('tr[data-count="half.all.messages"]')).not.toContainText('–', {
    timeout: 60_000,
  });

/** Every row of the ledger on the screen: name, left and right as plain numbers. */
async function ledgerShown(page: Page): Promise<Map<string, readonly number[]>> {
  const table = page.getByRole('table', { name: 'Ledger of the two runs' });
  await expect(table).toBeVisible();
  const rows = await table.locator('tbody tr[data-count]').evaluateAll((all) =>
    all.map((row) => ({
      name: row.querySelector('th')?.firstChild?.textContent ?? '',
      cells: [...row.querySelectorAll('td')].map((cell) => cell.textContent ?? ''),
    })),
  );
  const number = (text: string) => Number(text.replaceAll(',', '').replace('−', '-'));
  return new Map(rows.map(({ name, cells }) => [name.trim(), cells.slice(0, 3).map(number)]));
}

/** Waits until the ledger, which is drawn behind the figures, has these rows. */
const expectLedger = (page: Page, rows: Readonly<Record<string, readonly number[]>>) =>
  expect
    .poll(async () => {
      const shown = await ledgerShown(page);
      return Object.fromEntries(Object.keys(rows).map((name) => [name, shown.get(name)]));
    })
    .toEqual(rows);

async function savedCsv(page: Page): Promise<readonly (readonly string[])[]> {
  await page.locator('main').getByRole('button', { name: 'Export this table: Ledger' }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: 'Save table as CSV' }).click(),
  ]);
  const text = await readFile(await download.path(), 'utf8');
  return text
    .trimEnd()
    .split('\r\n')
    .map((line) =>
      [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)].map(([, cell = '']) =>
        cell.replace(/^"|"$/g, '').replaceAll('""', '"'),
      ),
    );
}

const withCarrier = {
  both: 'With carrier, second key document with both payloads (illustrative)',
  one: 'With carrier, second key document with the new payload only (illustrative)',
};

/** Copies the ledger as a table, and waits until that is said. */
async function copyLedger(page: Page): Promise<void> {
  const main = page.locator('main');
  await main.getByRole('button', { name: 'Export this table: Ledger' }).click();
  await page.getByRole('menuitem', { name: 'Copy the table' }).click();
  await expect(main.getByRole('button', { name: 'Copied' })).toBeVisible();
}

/** What has been copied, as plain text and as rich text. */
const clipboard = (page: Page) =>
  page.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    const read = async (type: string) => (await item?.getType(type))?.text();
    return Promise.all(['text/plain', 'text/html'].map(read));
  });

test('two designs by mouse: stepped to the end, ledger equals CSV and the clipboard', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const errors = watchErrors(page);
  await openCompare(page, { wholeRun: false });
  await choose(page, 'Left', 'One GMK');
  await choose(page, 'Right', 'Two GMKs, twice');
  await compared(page);
  await expect(side(page, 'Left').getByRole('heading', { name: 'One GMK' })).toBeVisible();

  const count = Number(/of (\d+)/.exec(await place(page))?.[1]);
  expect(await place(page)).toContain(
    '1. Notification of group metadata, Group Management Server to MCPTT UE',
  );
  await page.getByRole('button', { name: /^Compare what both send here/ }).click();
  const both = page.getByRole('dialog', { name: 'Compare two messages' });
  await expect(both.getByLabel('Where the message is from').first()).toHaveValue('side-left');
  await expect(both.getByLabel('Where the message is from').last()).toHaveValue('side-right');
  await expect(both.getByText('5 fields differ. 91 are the same.')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(both).toBeHidden();
  const forward = page.getByRole('button', { name: 'Forward in both' });
  let waited = false;
  const stopAt = (stop: number) =>
    page.getByRole('status').filter({ hasText: new RegExp(`^Stop ${stop} of ${count} `) });
  for (let stop = 2; stop < count; stop += 1) {
    await forward.click();
    await expect(stopAt(stop + 1)).toBeVisible();
    waited ||= await side(page, 'Left')
      .getByText(/Waits: nothing to do/)
      .isVisible();
  }
  expect(waited).toBe(true);
  expect(await place(page)).toContain('Use of the keys');
  await expect(forward).toHaveAttribute('aria-disabled', 'true');

  await halvesRun(page);
  await expectLedger(page, { Notifications: [3, 6, 3], OKs: [3, 6, 3] });
  const shown = await ledgerShown(page);
  const [head, ...saved] = await savedCsv(page);
  expect(head?.slice(0, 4)).toEqual(['Quantity', 'Unit', 'One GMK', 'Two GMKs, twice']);
  const rows = saved.slice(0, shown.size);
  expect(saved.slice(shown.size).map(([name]) => name)).toEqual(
    expect.arrayContaining(['Figure', 'Members (N)', 'Profile', 'Seed', 'Bit rate', 'Round trip']),
  );
  expect(rows.map(([name]) => name)).toEqual([...shown.keys()]);
  await copyLedger(page);
  const [plain, html] = await clipboard(page);
  for (const [name = ''] of rows) {
    expect(plain?.split('\n').map((line) => line.split('\t')[0])).toContain(name);
    expect(html).toContain(`>${name}<`);
  }
  for (const [name = '', , left, right, difference] of rows) {
    const values = [left, right, difference].map((text) =>
      text === '' ? Number.NaN : Number(text),
    );
    for (const [index, value] of (shown.get(name) ?? []).entries()) {
      // Seconds stand with two digits on the screen; what a design does not have is not a number.
      expect(Math.round(value * 100), name).toBe(Math.round((values[index] ?? 0) * 100));
    }
  }
  expect(errors).toEqual([]);
});

test('both figures are whole, in line, and say where they differ; nothing ahead is told', async ({
  page,
}) => {
  await openCompare(page, { wholeRun: false });
  const [left, right] = [await topsOf(page, 'Left'), await topsOf(page, 'Right')];
  // Boxes, arrows and the band stand at the same heights; the second procedure is on the left only.
  expect(left.length - right.length).toBe(2);
  expect(right.every((top) => left.includes(top))).toBe(true);
  expect(await scrollers(page)).toBe(1);
  const heads = page.getByRole('list', { name: 'Actors' });
  const boxes = [await heads.nth(0).boundingBox(), await heads.nth(1).boundingBox()];
  expect(boxes[0]?.height).toBe(boxes[1]?.height);
  expect(boxes[0]?.y).toBe(boxes[1]?.y);

  await expect(note(page, 'Right', 'Not here')).toHaveCount(2);
  await expect(note(page, 'Left', 'Differs: other keys')).toHaveCount(1);
  await expect(note(page, 'Left', 'Only here')).toHaveCount(0);
  await expectLedger(page, { Notifications: [3, 3, 0], OKs: [0, 0, 0] });
  await expect(page.getByText(/fewer messages/)).toBeHidden();

  await side(page, 'Left')
    .getByRole('button', { name: /^1\. Notification/ })
    .nth(1)
    .click();
  await expect(page.getByText(/^Stop 4 of 6/)).toBeVisible();
  await expectLedger(page, { Notifications: [6, 3, -3] });
  await expect(side(page, 'Right').getByText(/Waits: nothing to do/)).toBeVisible();
  await expect(page.locator('main section button[aria-current="step"]')).toHaveCount(1);
  await expect.poll(() => linkedView(page)?.compare.stop).toBe('2.1');

  await page.getByRole('checkbox', { name: 'Show the whole run' }).check();
  await expect(page.getByText(/fewer messages/)).toBeVisible();
  await expectLedger(page, { OKs: [6, 3, -3] });
  await axeCheck(page);
});

async function everyMemberCounts(page: Page): Promise<void> {
  const view = defaultView();
  const [system] = view.scenario.systems;
  if (!system) throw new TypeError('no system');
  const systems = [{ ...system, members: defaultMembers(20) }];
  await compareNext(page, { scenario: { ...view.scenario, systems }, wholeRun: false });
  await page.keyboard.press('ArrowRight');
  await expect(side(page, 'Left').getByRole('button', { name: /stored by 20 of 20/ })).toHaveCount(
    1,
  );
  await expect(side(page, 'Right').getByText('20 of 20').first()).toBeVisible();
}

test('two designs by keyboard, in the regroup', async ({ page }) => {
  const view = defaultView();
  const [primary] = view.scenario.systems;
  if (!primary) throw new TypeError('no system');
  const partner = {
    ...primary,
    kmsUri: 'kms.partner.example.net',
    gmsUri: 'sip:gms@partner.example.net',
    members: ['sip:medic.1@partner.example.net'],
  };
  const scenario = {
    ...view.scenario,
    procedure: 'group-regroup' as const,
    systems: [{ ...primary, members: primary.members.slice(0, 2) }, partner],
  };
  await openCompare(page, { scenario });
  await page.getByRole('combobox', { name: 'Right', exact: true }).focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Tab');
  await compared(page);
  await expect(
    side(page, 'Right').getByRole('heading', { name: /two keys in one payload \(illustrative\)/ }),
  ).toBeVisible();

  await page.getByRole('button', { name: 'Forward in both' }).focus();
  await page.keyboard.press('End');
  await expect(page.getByText(/^Stop (\d+) of \1\b/)).toBeVisible();
  await page.keyboard.press('Home');
  await expect(page.getByText(/^Stop 1 of /)).toBeVisible();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByText(/^Stop 2 of .*Primary GMS to Primary MCPTT UE$/)).toBeVisible();
  await page.keyboard.press('ArrowLeft');
  await expect(page.getByText(/^Stop 1 of /)).toBeVisible();

  // N = 2, M = 1: twice 2(N + 1 + M) of each, once N + 1 + M.
  await expectLedger(page, { Notifications: [8, 4, -4], OKs: [8, 4, -4] });
  await expect(page.getByText(/N = 2 primary and M = 1 partner members/)).toBeVisible();
});

test('from a link of version 2 at the step of its message: carrier, growth, time on the air', async ({
  page,
}) => {
  await openCompare(page, { compare: { ...defaultView().compare, stop: '2.ue1.answer.2' } });
  expect(await place(page)).toContain('Procedure 2: 2. OK');
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowRight');
  await expect(page.getByText(/^Stop 2 of /)).toBeVisible();
  await carrierOpens(page);
  await growthIsShown(page);
  await airFollows(page);
});

/** The carrier of the stop opens to the texts. */
async function carrierOpens(page: Page): Promise<void> {
  await page.getByText('Carrier: the stage 3 messages at this stop').click();
  const message = (within: Page | Locator) =>
    within.getByText(/^SIP NOTIFY, GMS to UE 1: [\d,]+ octets$/).first();
  await message(page).click();
  await expect(page.getByText(/NOTIFY sip:officer\.1@192\.0\.2\.10/).first()).toBeVisible();
  await expect(page.getByText(/illustrative: addresses, tags and counters/).first()).toBeVisible();
  await axeCheck(page);
}

/** Runs and formula stand on the plot and in its table, and the plot is had as a file. The runs of up to ten
 *  members are waited for; that they end is tested without a browser (store/compare-slice.test.ts). */
async function growthIsShown(page: Page): Promise<void> {
  await growth(page).scrollIntoViewIfNeeded();
  // It opens on a quantity in which the two designs differ: their payloads have the same octets.
  const show = page.getByRole('combobox', { name: 'Show' });
  await expect(show).toHaveValue('carrierOctets');
  await expect(page.getByText('The lines lie on each other')).toBeHidden();
  const plot = page.getByRole('img', {
    name: /^Octets with carrier .* over the size of the group$/,
  });
  await expect(plot.locator('[data-series] > path')).toHaveCount(2);
  const marks = plot.locator('[data-series] [data-mark="run"]');
  await expect.poll(() => marks.count(), { timeout: 60_000 }).toBeGreaterThanOrEqual(6);
  await cancelGrowth(page);

  await page.getByText('The plot as a table').click();
  const ten = page.getByRole('row', { name: /^10 / });
  const cells = await ten.getByRole('cell').allInnerTexts();
  expect(cells).toHaveLength(4);
  expect(cells[0]).toBe(cells[1]);
  expect(cells[2]).toBe(cells[3]);
  expect(cells[0]).not.toBe(cells[2]);
  await axeCheck(page, 'main');

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Plot as SVG' }).click(),
  ]);
  const svg = await readFile(await download.path(), 'utf8');
  expect(svg).toContain('xmlns="http://www.w3.org/2000/svg"');
  expect(svg).toContain('>Members (logarithmic).');
  expect(svg).not.toContain('var(');
}

/** Time on the air follows bit rate and round trip, and the link keeps them. */
async function airFollows(page: Page): Promise<void> {
  const group = async () => (await ledgerShown(page)).get('Time on the air, group') ?? [];
  const [before = 0] = await group();
  await page.getByLabel('Bit rate, kbit/s').fill('32');
  await page.getByLabel('Round trip, ms').fill('0');
  const carrier = (await ledgerShown(page)).get(withCarrier.both)?.[0] ?? 0;
  await expect.poll(async () => (await group())[0]).toBeCloseTo((carrier * 8) / 32_000, 2);
  expect((await group())[0]).not.toBe(before);
  await page.getByLabel('Bit rate, kbit/s').fill('0');
  await expect(page.getByRole('alert').filter({ hasText: 'Takes 0.1 to' })).toBeVisible();
  await page.getByLabel('Bit rate, kbit/s').fill('32');
  await expect.poll(() => linkedView(page)?.compare.kilobitsPerSecond).toBe(32);
  await page.reload();
  await compared(page);
  await expect(page.getByLabel('Bit rate, kbit/s')).toHaveValue('32');
}

test('the key document of a second procedure: both numbers, a choice, the limits', async ({
  page,
}) => {
  const view = defaultView();
  const systems = view.scenario.systems.map((system) => ({
    ...system,
    members: system.members.slice(0, 1),
  }));
  await openCompare(page, { scenario: { ...view.scenario, systems } });
  await expectLedger(page, { [withCarrier.both]: [7901, 5127, -2774] });
  const shown = await ledgerShown(page);
  expect(shown.get(withCarrier.one)).toEqual([6410, 5127, -1283]);
  expect(shown.get('Stage 3 messages')).toEqual([10, 6, -4]);
  expect(shown.get('Round trips one after the other, first member')).toEqual([5, 3, -2]);

  await page.getByText('Assumptions: each with the octets of all its choices').click();
  const choice = page.getByRole('table', { name: 'Assumptions, table' });
  const row = (name: string) => choice.getByRole('row').filter({ hasText: name });
  await expect(row('Both payloads')).toContainText('favours one');
  await expect(row('Only the new payload')).toContainText('1,283−20.0%');
  // Six messages more with headers below them in one procedure, ten in two: 42 octets and a record of TLS.
  await expect(row('With carrier, IP, UDP')).toContainText('8,521');
  await expect(row('With carrier, IP, UDP')).toContainText('5,499');
  const seconds = (shown.get('Time on the air, group') ?? [])[0] ?? 0;
  await choice.getByRole('radio', { name: 'Both payloads' }).focus();
  await page.keyboard.press('ArrowDown');
  await expect(choice.getByRole('radio', { name: 'Only the new payload' })).toBeChecked();
  const after = async () => ((await ledgerShown(page)).get('Time on the air, group') ?? [])[0];
  // 1,491 octets less at 64 kbit/s.
  await expect.poll(after).toBeCloseTo(seconds - (1491 * 8) / 64_000, 1);
  await expect.poll(() => linkedView(page)?.compare.keyDocument).toBe('new-payload');

  const saved = await savedCsv(page);
  const cell = (name: string, column: number) => saved.find(([head]) => head === name)?.[column];
  expect(cell(withCarrier.one, 5)).toBe('-20');
  expect(cell('Key document of a second procedure, for the times', 1)).toBe('Only the new payload');
  const limits = page.getByRole('region', { name: 'What the numbers count' });
  const named = await limits.getByRole('listitem').allInnerTexts();
  expect(named.join()).toContain('SUBSCRIBE');
  const counted = saved.flatMap(([head = '']) => /ounted: (.*)$/.exec(head)?.[1] ?? []);
  expect(counted).toEqual(named);
  await page.reload();
  await compared(page);
  await page.getByText('Assumptions: each with the octets of all its choices').click();
  await expect(choice.getByRole('radio', { name: 'Only the new payload' })).toBeChecked();
  await threeStandBeside(page);
});

/** A third design: in the headline, the ledger, the plot and the link, its figure on request; the ledger of the
 *  formula for 10,000 members; the plot over what else matters. */
async function threeStandBeside(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Add a design' }).press('Enter');
  const ledger = page.getByRole('table', { name: 'Ledger of the three runs' });
  await expect(ledger).toBeVisible({ timeout: 60_000 });
  await expect(
    page.getByText(/“One GMK” saves between [\d.]+ % and [\d.]+ % of the octets/),
  ).toBeVisible();
  const notifications = ledger.locator('tr[data-count="notifications"] td');
  await expect(notifications).toHaveText(['2', '1', '−1', '−50.0%', '1', '−1', '−50.0%']);
  await halvesRun(page);
  const alone = (count: string) => ledger.locator(`tr[data-count="half.alone.${count}"]`);
  await expect(alone('roundTrips')).toBeHidden();
  await page.getByRole('button', { name: /^What a failed half costs/ }).press('Enter');
  await expect(alone('roundTrips')).toBeVisible();
  const cells = ['4', '6', '+2', '+50.0%', '6', '+2', '+50.0%'];
  await expect(alone('messages').locator('td')).toHaveText(cells);

  const figures = page.getByRole('radiogroup', { name: 'Figure beside the first' });
  await figures.getByText('One GMK', { exact: true }).click();
  await expect(side(page, 'Right').getByRole('heading', { name: 'One GMK' })).toBeVisible();

  const plot = growth(page);
  await expect(plot.locator('[data-series] > path')).toHaveCount(3);
  await plot.scrollIntoViewIfNeeded();
  await cancelGrowth(page);
  await plot
    .getByRole('combobox', { name: 'Over' })
    .selectOption({ label: 'the loss of messages' });
  await expect(
    plot.getByRole('img', { name: /^Octets with carrier .* over the loss of messages$/ }),
  ).toBeVisible();
  await expect(plot.getByText(/1 \/ \(1 − p\)/)).toBeVisible();

  const source = page.getByRole('radiogroup', { name: 'Where the numbers come from' });
  await source.getByText('Formula', { exact: true }).click();
  await expect(page.getByLabel('Members in the formula')).toHaveValue('10000');
  await expect(notifications.first()).toHaveText('20,000');
  await page.getByLabel('Members in the formula').fill('50');
  await expect(notifications.first()).toHaveText('100');
  await expect
    .poll(() => linkedView(page)?.compare)
    .toMatchObject({
      ...{ third: 'single', beside: 'third', axis: 'loss', members: 50 },
    });
  await axeCheck(page, 'main');
}

test('runs that stored no key, a fault of one key, a large group', async ({ page }) => {
  const { scenario } = defaultView();
  const clockSkewSeconds = { ue1: 400, ue2: 400, ue3: 400 };
  await openCompare(page, { scenario: { ...scenario, clockSkewSeconds } });
  await test.step('it is said that there is nothing to compare', () => nothingToCompare(page));
  await test.step('it is on both sides, or a design says it has none', () => faultOnBoth(page));
  await test.step('every member is counted in both figures', () => everyMemberCounts(page));
});

async function nothingToCompare(page: Page): Promise<void> {
  await expect(page.getByText(/no key was stored on either side/)).toBeVisible();
  await expect(page.getByText(/fewer messages/)).toBeHidden();
}

async function faultOnBoth(page: Page): Promise<void> {
  const { scenario } = defaultView();
  const at = { procedure: 2, step: 1 } as const;
  const fault = { fault: 'sakke-data-altered', at, to: 'all' as const, parameters: {} };
  await compareNext(page, {
    scenario: { ...scenario, gmkMode: 'dual-two-procedures', faults: [fault] },
  });
  const told = 'SAKKE data altered by an insider: floor control key';
  await expect(side(page, 'Left')).toContainText(`${told} · step 1, procedure 2 · all`);
  await expect(side(page, 'Right')).toContainText(`${told} · step 1 · all`);
  await expectLedger(page, { Errors: [3, 3, 0] });
  await axeCheck(page);

  await choose(page, 'Right', 'One GMK');
  await compared(page);
  await expect(side(page, 'Right')).toContainText('no such fault in this design');
  await expect(side(page, 'Right')).toContainText('nothing hits the floor control key alone');
  await expect(side(page, 'Left')).toContainText(told);
}
