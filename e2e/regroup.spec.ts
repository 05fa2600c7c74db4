import type { Page } from '@playwright/test';
import { expect } from './support/expect.ts';
import {
  chooseMode,
  inspector,
  openKeyladder,
  openSetup,
  partOf,
  position,
  runDone,
} from './support/keyladder-page.ts';
import { detailedView } from './support/link-to.ts';
import { linkedView } from './support/linked-view.ts';
import { regroupLink } from './support/regroup-link.ts';
import { tabTo } from './support/tab-to.ts';
import { test } from './support/test.ts';
import { watchErrors } from './support/watch-errors.ts';

test.setTimeout(90_000);

const ladder = (page: Page) =>
  partOf(page, 'ladder').getByRole('region', { name: /^Figure 7\.4\.3\.3-1/ });
const heading = (page: Page) => inspector(page).getByRole('heading', { level: 2 });
const actors = (page: Page) => page.getByRole('list', { name: 'Actors' }).getByRole('listitem');
const group = (page: Page, name: string) => page.getByRole('group', { name, exact: true });
const opened = (page: Page, packets: string) =>
  expect(page.locator('dl').filter({ hasText: 'Packets opened' })).toContainText(packets, {
    timeout: 30_000,
  });

/** → goes from phase to phase of each member, the message of the cursor beside it. */
const byPhases = { ...detailedView, level: 'members', wholeRun: true } as const;

type Arrow = Readonly<{ text: string; from: string; to: string; crosses?: true }>;
const notification = 'Notification of group metadata';

/** The messages of Figure 7.4.3.3-1 in its order, for so many members of each system, and the
 *  packets of the use of the keys after its last step. */
function messagesOf(primary: number, partner: number): readonly Arrow[] {
  const answered = (system: string, members: number, first: number): Arrow[] =>
    Array.from({ length: members }, (_, index) => {
      const [gms, ue] = [`${system} GMS`, `${system} UE ${index + 1}`];
      return [
        { text: `${first}. ${notification}`, from: gms, to: ue },
        { text: `${first + 1}. OK`, from: ue, to: gms },
      ];
    }).flat();
  const packets = (from: string, to: string): Arrow[] =>
    ['Voice packet (SRTP)', 'Floor Request (SRTCP)'].map((text) => ({
      text,
      from,
      to,
      crosses: true,
    }));
  return [
    ...answered('Primary', primary, 1),
    { text: `3. ${notification}`, from: 'Primary GMS', to: 'Partner GMS', crosses: true },
    ...answered('Partner', partner, 4),
    { text: '6. OK', from: 'Partner GMS', to: 'Primary GMS', crosses: true },
    ...packets('Primary UE 1', 'Partner UE 1'),
    ...packets('Partner UE 1', 'Primary UE 1'),
  ];
}

/** The message at the cursor is this one: in the inspector, and on the ladder with its gate. */
async function isAt(page: Page, { text, from, to, crosses }: Arrow): Promise<void> {
  const title = (name: string) => name.replace(' UE', ' MCPTT UE');
  await expect(heading(page)).toHaveText(`${text} — ${title(from)} → ${title(to)}`);
  const current = ladder(page).getByRole('button', { name: `${text}, ${from} to ${to}` });
  const now = current.filter({ visible: true }).and(page.getByRole('button', { name: /, now$/ }));
  const crossing = /, crosses the border between the systems, now$/;
  await expect(now).toHaveCount(1);
  if (crosses) await expect(now).toHaveAccessibleName(crossing);
  else await expect(now).not.toHaveAccessibleName(crossing);
  const gates = ladder(page)
    .locator('[data-crossing]')
    .getByRole('button', { name: /, now$/ });
  await expect(gates).toHaveCount(crosses ? 1 : 0);
}

/** Goes on until the next message, by phases; at the end it stays. */
async function nextMessage(page: Page, forward: () => Promise<void>): Promise<void> {
  for (let stops = 0; stops < 20; stops += 1) {
    await forward();
    if (/ → |^Outcome/.test(await heading(page).innerText())) return;
  }
}

const inClear = (page: Page, name: string) =>
  expect(actors(page).filter({ hasText: name })).toContainText('GMK in clear');
const notInClear = (page: Page, name: string) =>
  expect(actors(page).filter({ hasText: name })).not.toContainText('GMK in clear');

test('[Figure 7.4.3.3-1] a trainer steps the class through the regroup with the mouse', async ({
  page,
}) => {
  const errors = watchErrors(page);
  const start = regroupLink(
    { primary: 2, partner: 2 },
    { procedure: 'group-key-provisioning' },
    byPhases,
  );
  await openKeyladder(page, start);
  await page.getByRole('button', { name: '7.4.4.3 Regroup' }).click();
  await expect(ladder(page)).toBeVisible();
  await runDone(page);

  // The actors from left to right, in their systems, and a box of step 0 at each.
  await expect(actors(page)).toHaveText([
    /^Primary MCPTT UE 1/,
    /^Primary MCPTT UE 2/,
    /^Primary GMS/,
    /^Partner GMS/,
    /^Partner MCPTT UE 1/,
    /^Partner MCPTT UE 2/,
  ]);
  await expect(page.getByText('Primary MCPTT system', { exact: true })).toBeVisible();
  await expect(page.getByText('Partner MCPTT system', { exact: true })).toBeVisible();
  for (const actor of ['Primary UE 1', 'Primary GMS', 'Partner GMS', 'Partner UE 1']) {
    const box = ladder(page).getByRole('button', { name: `0. KMS Provisioning, ${actor}, done` });
    await expect(box).toBeVisible();
  }

  const forward = page.getByRole('button', { name: 'Step forward' });
  for (const message of messagesOf(2, 2)) {
    await isAt(page, message);
    if (message.text.startsWith('3.')) {
      await inClear(page, 'Primary GMS');
      await notInClear(page, 'Partner GMS');
    }
    if (message.text.startsWith('4.')) {
      await inClear(page, 'Partner GMS');
      if (message.to === 'Partner UE 1') await notInClear(page, 'Partner MCPTT UE 1');
    }
    if (message.text === 'Voice packet (SRTP)' && message.from === 'Primary UE 1') {
      await expect(ladder(page).getByText(/^Illustrative on the network: .*CSK/)).toBeVisible();
    }
    await nextMessage(page, () => forward.click());
  }
  await expect(heading(page)).toHaveText('Outcome of the run');
  await opened(page, '4 of 4');
  for (const actor of await actors(page).all()) await expect(actor).toContainText('GMK in clear');

  // With two keys the other one is tried on each packet, and does not open it.
  await chooseMode(page, 'Two GMKs, once');
  await opened(page, '4 of 4');
  const levels = page.getByRole('radiogroup', { name: 'How much is drawn' });
  await levels.getByText('Everything', { exact: true }).click();
  const tried = (ue: string) =>
    ladder(page).getByRole('button', {
      name: new RegExp(`^${ue} checks: Packet does not open with the other key, .*, passed, done$`),
    });
  await expect(tried('Primary UE 1')).toHaveCount(2);
  // The other one is above it.
  await ladder(page).hover();
  await page.mouse.wheel(0, -300);
  await expect(tried('Partner UE 1')).toHaveCount(2);
  expect(errors).toEqual([]);
});

test('[clause 7.4.4.3] with a RAND of its own in each system media stays closed, and the check says why', async ({
  page,
}) => {
  await openKeyladder(
    page,
    regroupLink({ primary: 2, partner: 1 }, {}, { ...detailedView, wholeRun: true }),
  );
  await opened(page, '4 of 4');
  await openSetup(page);
  const shared = page.getByRole('checkbox', { name: 'One RAND per GMK in both systems' });
  await shared.click();
  await opened(page, '0 of 4');
  await page.keyboard.press('End');
  await ladder(page)
    .getByRole('button', { name: /^Partner UE 1 checks: Packet opens: .*, failed, done$/ })
    .first()
    .click();
  const failed = inspector(page).getByRole('listitem').filter({ hasText: 'RFC 7714 §8.2' });
  await expect(failed.getByRole('img', { name: 'failed' })).toBeVisible();
  await expect(failed).toContainText('SRTP.tag');
  const rands = await failed.getByText(/^[0-9a-f]{32}$/).allInnerTexts();
  expect(new Set(rands).size).toBe(2);

  // Within one system the same keys fit; the pair is found by name.
  await group(page, 'Use of the keys').getByText('Use of the keys').click();
  await page.getByRole('combobox', { name: 'Other member' }).click();
  await page.getByRole('option', { name: /^Primary UE 2 · / }).click();
  await opened(page, '4 of 4');
  await expect(
    ladder(page).getByRole('button', { name: /to Primary UE 2, 74 octets/ }),
  ).toBeVisible();
  await expect.poll(() => linkedView(page)?.scenario.talk).toEqual({ from: 'ue1', to: 'ue2' });
  await page.reload();
  await runDone(page);
  await expect(shared).not.toBeChecked();
  await opened(page, '4 of 4');
});

test('the partner system is set up like the primary one, and a link keeps it', async ({ page }) => {
  await openKeyladder(page, regroupLink({ primary: 1, partner: 1 }, {}, byPhases));
  const partner = group(page, 'Partner system');
  await partner.getByRole('button', { name: 'One member more' }).click();
  await expect(actors(page)).toHaveCount(5);
  await partner.getByText('Partner group and servers').click();
  const kms = partner.getByRole('textbox', { name: /^KMS URI/ });
  const { of } = await position(page);

  // One GMS for both systems is refused at its field, and the run stays.
  const gms = partner.getByRole('textbox', { name: /^GMS URI/ });
  await gms.fill('sip:gms@mcptt.example.org');
  await gms.press('Enter');
  await expect(partner.getByText('Both systems have the same GMS.')).toBeVisible();
  expect((await position(page)).of).toBe(of);

  await kms.fill('kms.other.example.net');
  await kms.press('Enter');
  await gms.fill('sip:keys@other.example.net');
  await gms.press('Enter');
  const address = page.getByTitle('sip:keys@other.example.net');
  await expect(address.and(page.locator('span'))).toBeVisible();
  await runDone(page);
  await page.getByRole('heading', { name: 'Keyladder' }).click();
  const forward = () => page.keyboard.press('ArrowRight');
  for (let message = 1; message < 4; message += 1) await nextMessage(page, forward);
  await expect(heading(page)).toHaveText(/^4\. .* — Partner GMS → Partner MCPTT UE 1$/);
  await expect(inspector(page).getByText('sip:keys@other.example.net').first()).toBeVisible();
  const before = await position(page);
  await expect
    .poll(() => linkedView(page)?.eventId)
    .toBe('regroup.4.partner-ue1.message.notification');
  await page.reload();
  await runDone(page);
  expect(await position(page)).toEqual(before);
  await partner.getByText('Partner group and servers').click();
  await expect(kms).toHaveValue('kms.other.example.net');
});

test('[Figure 7.4.3.3-1] the regroup with the keyboard alone', async ({ page }) => {
  const start = regroupLink(
    { primary: 1, partner: 1 },
    { procedure: 'group-key-provisioning' },
    byPhases,
  );
  await openKeyladder(page, start);
  await tabTo(page, /^7\.4\.4\.3 Regroup$/);
  await page.keyboard.press('Enter');
  await expect(ladder(page)).toBeVisible();
  await runDone(page);
  for (const message of messagesOf(1, 1)) {
    await expect(heading(page)).toContainText(message.text);
    await nextMessage(page, () => page.keyboard.press('ArrowRight'));
  }
  await expect(heading(page)).toHaveText('Outcome of the run');
  await page.keyboard.press('Home');
  await expect.poll(async () => (await position(page)).event).toBe(1);

  // The mode, and how two keys travel, without leaving step 0.
  await tabTo(page, /^(One GMK|Two GMKs)/);
  await page.keyboard.press('ArrowLeft');
  await expect(page.getByRole('radio', { name: 'Two GMKs, once' })).toBeChecked();
  await tabTo(page, /^How two keys travel in one procedure/);
  await page.keyboard.press('ArrowDown');
  const encoding = page.getByRole('combobox', { name: 'How two keys travel in one procedure' });
  await expect(encoding).toHaveValue('two-keys-in-one-payload');
  expect((await position(page)).event).toBe(1);
  await opened(page, '4 of 4');

  // One RAND off, a look at the custody, and the comparison.
  await tabTo(page, /^One RAND per GMK in both systems$/);
  await page.keyboard.press('Space');
  await opened(page, '0 of 4');
  await tabTo(page, /^Key custody$/, 200);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('table', { name: 'Parties and keys at the cursor' })).toBeVisible();
});
