import { readFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import { axeCheck, axeEveryWay } from './support/axe-check.ts';
import { expect } from './support/expect.ts';
import { openKeyladder, runDone } from './support/keyladder-page.ts';
import { linkedView } from './support/linked-view.ts';
import { tabTo } from './support/tab-to.ts';
import { test } from './support/test.ts';
import { watchErrors } from './support/watch-errors.ts';

const panel = (page: Page): Locator => page.getByRole('region', { name: 'Lessons', exact: true });
const moments = (page: Page): Locator =>
  panel(page).getByRole('list', { name: 'Moments' }).getByRole('button');
const button = (page: Page, name: string | RegExp): Locator =>
  panel(page).getByRole('button', { name, exact: true });

/** The file that is handed over meanwhile. */
async function saved(
  page: Page,
  save: () => Promise<void>,
): Promise<Readonly<{ name: string; text: string }>> {
  const [download] = await Promise.all([page.waitForEvent('download'), save()]);
  return {
    name: download.suggestedFilename(),
    text: await readFile(await download.path(), 'utf8'),
  };
}

const asFile = (name: string, text: string) => ({
  ...{ name, mimeType: 'application/json' },
  buffer: Buffer.from(text),
});

const captions = (text: string) =>
  (JSON.parse(text) as { moments: { caption: string }[] }).moments.map(({ caption }) => caption);

test('a lesson is made and saved by keyboard alone, and opens again where it was left', async ({
  page,
}) => {
  test.setTimeout(90_000);
  const errors = watchErrors(page);
  const press = (key: string) => page.keyboard.press(key);
  await openKeyladder(page);
  await tabTo(page, /^Lessons$/);
  await press('Enter');
  await tabTo(page, /^New lesson$/);
  await press('Enter');
  await expect(moments(page)).toHaveCount(1);
  await tabTo(page, /^Caption/);
  await page.keyboard.type('The key goes out.');
  await expect(moments(page)).toHaveText([/The key goes out\./]);

  // On to the next arrow, and keep that.
  await page.locator('[data-ladder]').focus();
  await press('ArrowRight');
  await tabTo(page, /^Keep this moment$/);
  await press('Enter');
  await expect(moments(page)).toHaveCount(2);
  await tabTo(page, /^Caption/);
  await page.keyboard.type('Each answers.');
  await tabTo(page, /^Add a question$/);
  await press('Enter');
  await expect(panel(page).getByRole('group', { name: 'Question' })).toBeVisible();
  await axeEveryWay(page, 'aside[data-lessons]');

  // The second moment before the first, and Enter goes to one.
  await moments(page).nth(1).focus();
  await press('Alt+ArrowUp');
  await expect(moments(page)).toHaveText([/Each answers\./, /The key goes out\./]);
  await expect(moments(page).nth(0)).toBeFocused();
  await press('ArrowDown');
  await press('Enter');
  await expect(moments(page).nth(1)).toHaveAttribute('aria-current', 'step');
  await expect.poll(() => linkedView(page)?.eventId).toMatch(/notification$/);

  await page.reload();
  await runDone(page);
  await expect(moments(page)).toHaveCount(2);
  await expect(panel(page).getByText('not saved')).toBeVisible();
  await tabTo(page, /^Save as a file$/);
  const { name, text } = await saved(page, () => press('Enter'));
  expect(name).toBe('my-lesson.json');
  expect(captions(text)).toEqual(['Each answers.', 'The key goes out.']);
  await expect(panel(page).getByText('not saved')).toBeHidden();
  expect(errors).toEqual([]);
});

test('a lesson is opened, changed and opened again by mouse; a broken one tells its line', async ({
  page,
}) => {
  test.setTimeout(90_000);
  const errors = watchErrors(page);
  await openKeyladder(page);
  await page.getByRole('button', { name: 'Lessons', exact: true }).click();
  await axeCheck(page, 'aside[data-lessons]');
  await button(page, /^Why a group key/).click();
  await expect(moments(page).first()).toHaveAttribute('aria-current', 'step');
  const count = await moments(page).count();
  const [first = '', second = ''] = await moments(page).allInnerTexts();
  await expect.poll(() => linkedView(page)?.lesson).toMatch(/^why-a-group-key\//);

  // Dragged below the next one, brought back, and the moment on the screen kept once more.
  await moments(page).nth(0).dragTo(moments(page).nth(1));
  await expect(moments(page).nth(1)).toContainText(first.replace(/^\d+\s*/, ''));
  await button(page, 'Undo the last change').click();
  await expect(moments(page).nth(1)).toContainText(second.replace(/^\d+\s*/, ''));
  await button(page, 'Keep this moment').click();
  await expect(moments(page)).toHaveCount(count + 1);
  await panel(page).getByRole('textbox', { name: 'Caption' }).fill('Kept once more.');
  const { text } = await saved(page, () => button(page, 'Save as a file').click());
  expect(captions(text)).toContain('Kept once more.');
  await button(page, 'Close the lesson').click();

  const input = panel(page).locator('input[type="file"]');
  const line = text.split('\n').findIndex((one) => one.includes('"minutes"')) + 1;
  const broken = text.replace('"minutes":', '"minutes"');
  await input.setInputFiles(asFile('broken.json', broken));
  await expect(panel(page).getByRole('alert').getByText(`line ${line}, column`)).toBeVisible();
  const newer = text.replace('"version": 1', '"version": 7');
  await input.setInputFiles(asFile('newer.json', newer));
  await expect(
    panel(page).getByText(/newer version of Keyladder \(lesson version 7\)/),
  ).toBeVisible();
  await axeCheck(page, 'aside[data-lessons]');

  // A file that says of a run what it does not come to opens, and says so.
  const drifted = text.replace('"firstFailedCheck": null', '"firstFailedCheck": "replay"');
  await input.setInputFiles(asFile('drifted.json', drifted));
  await expect(moments(page)).toHaveCount(count + 1);
  await expect(panel(page).getByText('1 thing differs from what the lesson says:')).toBeVisible();
  await expect(
    panel(page)
      .getByRole('listitem')
      .getByText(/was expected to fail first/),
  ).toBeVisible();

  // With a change that is not saved, another one that is dropped asks first.
  await panel(page).getByText('Write', { exact: true }).click();
  await panel(page).getByRole('textbox', { name: 'Caption' }).fill('Not saved yet.');
  const drop = (name: string, dropped: string) =>
    page.locator('main').evaluate(
      (element, file) => {
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(new File([file.dropped], file.name));
        element.dispatchEvent(
          new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }),
        );
      },
      { name, dropped },
    );
  await drop('own.json', text);
  const question = page.getByRole('alertdialog');
  await expect(question).toBeVisible();
  await question.getByRole('button', { name: 'Stay here' }).click();
  await expect(moments(page).filter({ hasText: 'Not saved yet.' })).toHaveCount(1);
  await drop('own.json', text);
  await question.getByRole('button', { name: 'Discard them' }).click();
  await expect(panel(page).getByText('Every moment comes to what the lesson says.')).toBeVisible();
  await expect(moments(page).filter({ hasText: 'Not saved yet.' })).toHaveCount(0);
  await drop('cut.json', '{"format": "keyladder-lesson", ');
  await expect(page.getByText(/cut\.json cannot be opened as a lesson/)).toBeVisible();
  expect(errors).toEqual([]);
});

test('a link names the moment of a lesson that ships, and opens it in the language of the page', async ({
  page,
}) => {
  await openKeyladder(page);
  await page.getByRole('button', { name: 'Lessons', exact: true }).click();
  await button(page, /^Why a group key/).click();
  await moments(page).nth(1).click();
  await expect.poll(() => linkedView(page)?.lesson).toBe('why-a-group-key/who-takes-part');
  const { hash } = new URL(page.url());
  await page.goto('about:blank');
  await page.goto(`./?lang=fr${hash}`);
  const lesson = page.getByRole('region', { name: 'Leçons', exact: true });
  await expect(lesson.getByRole('heading', { name: 'Pourquoi une clé de groupe' })).toBeVisible();
  const list = lesson.getByRole('list', { name: 'Moments' }).getByRole('button');
  await expect(list.nth(1)).toHaveAttribute('aria-current', 'step');
  await expect(page.locator('[data-ringed]').first()).toBeVisible();
});
