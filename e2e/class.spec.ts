import type { Browser, Page } from '@playwright/test';
import { ask, joinClass, post } from '../bin/testing/class-phone.ts';
import type { LessonQuestion } from '../src/lesson/question.ts';
import { axeCheck } from './support/axe-check.ts';
import { startClassServer } from './support/class-server.ts';
import { expect } from './support/expect.ts';
import { position, runDone } from './support/keyladder-page.ts';
import { lessonFileOf } from './support/lesson-of.ts';
import { linkedView } from './support/linked-view.ts';
import { qrText } from './support/qr-text.ts';
import { test } from './support/test.ts';
import { watchErrors } from './support/watch-errors.ts';

test.setTimeout(90_000);

let server: Awaited<ReturnType<typeof startClassServer>>;
test.beforeAll(async () => {
  server = await startClassServer();
});
test.afterAll(() => server.stop());

const why = 'The KMS can make the key of every user.';
const question: LessonQuestion = {
  ...{ id: 'who-reads', kind: 'choice', about: {}, right: ['the-right-one'], discuss: '' },
  stem: 'Who can read the key on its way?',
  options: [
    { id: 'all', text: 'Every UE of the group', why: 'Each message is for one user.' },
    { id: 'the-right-one', text: 'UE 1 and its KMS', why },
    { id: 'nobody', text: 'Nobody', why: '' },
  ],
};

async function openHost(page: Page) {
  await page.goto(server.host);
  await runDone(page);
  await page.getByRole('button', { name: 'Class on phones…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Class' });
  await dialog.getByRole('button', { name: /Open the class|Lead it from here/ }).click();
  await expect(dialog.getByText(/phones? (is|are) here/)).toBeVisible();
  const code = (await dialog.locator('dd').last().textContent()) ?? '';
  return { dialog, code };
}

/** A phone of somebody else, with all that reaches it. */
async function openPhone(browser: Browser, path: string) {
  const context = await browser.newContext({
    ...{ viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, locale: 'en' },
  });
  const page = await context.newPage();
  const errors = watchErrors(page);
  const reached: string[] = [];
  page.on('response', (answer) => {
    if (!answer.url().includes('/events')) {
      void answer.text().then(
        (text) => reached.push(text),
        () => undefined,
      );
    }
  });
  await page.goto(`${server.phones}${path}`);
  return { context, page, reached, errors };
}

test('twenty phones follow, answer, leave and come back; the tally is right', async ({
  page,
  browser,
}) => {
  const errors = watchErrors(page);
  const { dialog, code } = await openHost(page);
  const card = page.locator('[data-presenter] [data-size="stage"]');
  const next = () => page.keyboard.press('PageDown');
  const invited = await qrText(dialog.getByRole('img', { name: /QR code/ }).first());
  expect(invited.toLowerCase()).toBe(`${server.phones}/${code}`.toLowerCase());
  await axeCheck(page, '[role="dialog"]');
  const scripted = await Promise.all(
    Array.from({ length: 17 }, () => joinClass(server.phones, code)),
  );
  await Promise.all(scripted.map((phone) => phone.open()));
  const phones = await Promise.all([
    openPhone(browser, `/${code}`),
    openPhone(browser, '/'),
    openPhone(browser, `/${code.toLowerCase()}`),
  ]);
  const [scanned, typed, other] = phones;
  // It never gets a stream, and asks instead.
  await other.context.route('**/events?*', (route) => route.abort());
  await typed.page.getByRole('textbox', { name: 'Code of the class' }).fill('WRONG2');
  await typed.page.getByRole('button', { name: 'Join' }).tap();
  await expect(typed.page.getByRole('status')).toHaveText('This is not the code of the class.');
  await axeCheck(typed.page);
  await typed.page.getByRole('textbox', { name: 'Code of the class' }).fill(code);
  for (const phone of phones) await phone.page.getByRole('button', { name: 'Join' }).tap();
  await expect(dialog.getByText('20 phones are here')).toBeVisible();

  await test.step('they see the moment, and the ones before where they may', async () => {
    await expect(scanned.page.getByRole('img', { name: 'Figure of this step' })).toBeVisible();
    const first = await scanned.page.locator('.caption').innerText();
    await dialog.getByRole('checkbox', { name: /may look back/ }).check();
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    await next();
    await expect(scanned.page.locator('.caption')).not.toHaveText(first);
    await expect(scanned.page.locator('.caption')).toContainText('Each UE checks the message');
    await scanned.page.getByRole('button', { name: 'Earlier' }).tap();
    await expect(scanned.page.locator('.caption')).toHaveText(first);
    await scanned.page.getByRole('button', { name: 'To what the trainer shows' }).tap();
    await expect(scanned.page.locator('.caption')).toContainText('Each UE checks the message');
    const drawn = await scanned.page
      .getByRole('img', { name: 'Figure of this step' })
      .evaluate((img) => (img as HTMLImageElement).naturalWidth);
    expect(drawn).toBeGreaterThan(300);
  });

  await test.step('a question is shown, then opened', async () => {
    await page.getByRole('button', { name: 'Lessons', exact: true }).click();
    const file = lessonFileOf(question, 'The key goes out.', 'Wait for all of them.');
    await page.locator('input[type="file"]').setInputFiles(file);
    await page.getByRole('button', { name: 'Present', exact: true }).last().click();
    await expect(page.locator('[data-presenter]')).toBeVisible();
    await expect(scanned.page.locator('.caption')).toHaveText('The key goes out.');
    await next();
    await expect(card.getByRole('heading', { name: question.stem })).toBeVisible();
    await expect(scanned.page.getByText('The vote has not begun yet.')).toBeVisible();
    await next();
    for (const phone of phones) await expect(phone.page.getByText('Tap one answer.')).toBeVisible();
    await axeCheck(scanned.page);
  });

  await test.step('they answer; one sends rubbish, some leave and come back', async () => {
    for (const [at, phone] of scripted.entries()) {
      expect(await phone.vote(at % 3)).toMatchObject({ status: 200 });
    }
    const [bad, leaving] = scripted;
    for (const body of ['rubbish', '{"options":[99]}', `"${'x'.repeat(5000)}"`]) {
      const sent = await ask(server.phones, '/vote', { body });
      expect(sent.status).toBe(400);
    }
    expect(await bad?.vote('<script>', 9)).toMatchObject({ status: 400 });
    leaving?.leave();
    await scanned.page.getByRole('button', { name: 'Nobody' }).tap();
    await scanned.page.getByRole('button', { name: 'UE 1 and its KMS' }).tap();
    await expect(scanned.page.getByText('Your answer is in.')).toBeVisible();
    await scanned.page.reload();
    const mine = scanned.page.getByRole('button', { name: 'UE 1 and its KMS' });
    await expect(mine).toHaveAttribute('aria-pressed', 'true');
    await leaving?.open();
    expect(await leaving?.vote(1)).toMatchObject({ outcome: 'same' });
    await other.page.getByRole('button', { name: 'Every UE of the group' }).tap();
    await expect(other.page.getByText('Your answer is in.')).toBeVisible();
  });

  await test.step('one loses the network, and answers when it is back', async () => {
    await typed.context.setOffline(true);
    await expect(typed.page.getByRole('status')).toHaveText('Connection lost. Trying again …');
    await typed.page.getByRole('button', { name: 'Nobody' }).tap();
    await expect(typed.page.getByRole('status')).toContainText('Try again.');
    await typed.context.setOffline(false);
    await expect(typed.page.getByRole('status')).toHaveText('Connected again.');
    await typed.page.getByRole('button', { name: 'Nobody' }).tap();
    await expect(typed.page.getByText('Your answer is in.')).toBeVisible();
  });

  await test.step('nobody was told the answer, a count or a vote of another', async () => {
    await expect(typed.page.getByRole('listitem')).toHaveCount(3);
    const told = [
      ...scripted.map((phone) => phone.received()),
      ...phones.flatMap((it) => it.reached),
    ];
    for (const text of [...told, await scanned.page.content()]) {
      expect(text).not.toContain(why);
      expect(text).not.toContain('the-right-one');
      expect(text).not.toMatch(/"answer":\{|"counts":\[/);
    }
    expect(scripted[2]?.view()?.yours).toEqual([2]);
  });

  await test.step('locked and revealed, the tally is that of twenty', async () => {
    await expect(page.getByText('20 phones are here · 20 have answered')).toBeVisible();
    await next();
    await expect(card.getByText('20 have voted.')).toBeVisible();
    await expect(other.page.getByText('The vote has ended.')).toBeVisible();
    expect(await scripted[0]?.vote(1)).toMatchObject({ status: 409 });
    await next();
    const rows = card.getByRole('listitem');
    for (const [at, votes] of [7, 7, 6].entries()) {
      await expect(rows.nth(at)).toContainText(`${votes} votes`);
    }
    await expect(card.getByText('35% had it right.')).toBeVisible();
    await expect(scanned.page.getByText('Your answer was right.')).toBeVisible();
    await expect(other.page.getByText('Your answer was not right.')).toBeVisible();
    await expect(other.page.getByRole('listitem').nth(1)).toContainText(`7 of 20 chose this${why}`);
    await axeCheck(other.page);
  });

  await test.step('the page of the trainer goes on after a reload, and closes the class', async () => {
    // What a phone asks for once the class is closed is refused.
    expect(scanned.errors).toEqual([]);
    // Full screen goes first, where there is one; then Esc offers to leave, and once more leaves.
    await expect(async () => {
      await page.keyboard.press('Escape');
      await expect(card).toBeHidden({ timeout: 1000 });
    }).toPass();
    await expect.poll(() => linkedView(page)?.presenting).toBe(false);
    await page.reload();
    await page.getByRole('button', { name: 'Class on phones…' }).click();
    await expect(dialog.getByText(/ phones are here/)).toBeVisible();
    await dialog.getByRole('button', { name: 'Close the class for all' }).click();
    await expect(dialog.getByRole('button', { name: 'Open the class' })).toBeVisible();
    await expect(scanned.page.getByRole('status')).toContainText('The class has ended');
    expect((await post(server.phones, '/join', { code })).status).toBe(403);
  });
  for (const phone of scripted) phone.leave();
  for (const phone of phones) {
    await phone.context.close();
  }
  expect(errors).toEqual([]);
});

test('the phone of the speaker takes the page on and back', async ({ page, browser }) => {
  const { dialog } = await openHost(page);
  await dialog.getByRole('button', { name: 'Show the code for my own phone' }).click();
  const address = await qrText(dialog.getByRole('img', { name: /speaker/ }));
  expect(address.startsWith(server.phones)).toBe(true);
  await page.keyboard.press('Escape');
  const wrong = await openPhone(browser, '/speaker?key=0');
  await expect(wrong.page.getByRole('status')).toContainText('this address is of another class');
  await wrong.context.close();
  const { page: phone, context } = await openPhone(browser, address.slice(server.phones.length));
  await expect(phone.getByText(/^The GMS encrypts a new group key/).first()).toBeVisible();
  const at = async () => (await position(page)).event;
  const before = await at();
  await phone.getByRole('button', { name: 'Next' }).tap();
  await expect.poll(at).toBeGreaterThan(before);
  await phone.getByRole('button', { name: 'Back' }).tap();
  await expect.poll(at).toBe(before);
  await axeCheck(phone);
  await context.close();
  await page.getByRole('button', { name: 'Class on phones…' }).click();
  await dialog.getByRole('button', { name: 'Close the class for all' }).click();
});
