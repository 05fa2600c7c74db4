import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import type { Lesson, LessonMoment } from '../src/lesson/lesson.ts';
import list from '../src/lesson/shipped/list.json' with { type: 'json' };
import { viewOfMoment } from '../src/store/lesson-view.ts';
import { encodeLink } from '../src/store/link.ts';
import { expect } from './support/expect.ts';
import { test } from './support/test.ts';
import { watchErrors } from './support/watch-errors.ts';

/** Every lesson that ships, before a class: by the one key of a clicker, the speaker in step. */

const readShipped = async (language: string, id: string): Promise<Lesson> =>
  JSON.parse(
    await readFile(
      new URL(`../src/lesson/shipped/${language}/${id}.json`, import.meta.url),
      'utf8',
    ),
  );

const stage = (page: Page) => page.locator('[data-presenter]');
const next = (page: Page) => page.keyboard.press('PageDown');

function linkToMoment({ id }: Lesson, moment: LessonMoment): string {
  return encodeLink({
    ...viewOfMoment(moment),
    lesson: `${id}/${moment.id}`,
    presenting: true,
  });
}

/** A question from its stem to what is right, and why. */
async function throughQuestion(page: Page, { question }: LessonMoment): Promise<void> {
  if (question === undefined) return;
  const card = stage(page).locator('[data-size="stage"]');
  await next(page);
  await expect(card.getByRole('heading', { name: question.stem })).toBeVisible();
  const whys = question.options.map(({ why }) => why).filter((why) => why !== '');
  await next(page);
  await next(page);
  // Closed: nothing is told yet.
  for (const why of whys) await expect(card.getByText(why)).toBeHidden();
  await expect(card.getByRole('alert')).toHaveCount(0);
  await next(page);
  for (const why of whys) await expect(card.getByText(why).first()).toBeVisible();
}

test('there are four lessons', () => {
  expect(list.map(({ id }) => id)).toEqual([
    'why-a-group-key',
    'two-keys-in-one-procedure',
    'across-two-systems',
    'what-each-check-is-for',
  ]);
});

for (const [index, { id }] of list.entries()) {
  const language = index % 2 === 0 ? 'en' : 'fr';
  test(`${id} in ${language}`, async ({ page, context }) => {
    test.setTimeout(180_000);
    const errors = watchErrors(page);
    const lesson = await readShipped(language, id);
    const [first] = lesson.moments;
    if (first === undefined) throw new TypeError(`${id} has no moments`);
    await page.setViewportSize({ width: 1280, height: 720 });
    await page.goto(`./?lang=${language}${linkToMoment(lesson, first)}`);
    await expect(stage(page).getByText(first.caption).first()).toBeVisible();
    const [speaker] = await Promise.all([context.waitForEvent('page'), page.keyboard.press('s')]);
    const panel = speaker.getByRole('complementary');
    for (const [at, moment] of lesson.moments.entries()) {
      await expect(stage(page).getByText(moment.caption).first()).toBeVisible({ timeout: 20_000 });
      const place = `${at + 1} / ${lesson.moments.length}`;
      await expect(stage(page).getByText(place)).toBeVisible();
      await expect(panel.getByText(moment.caption).first()).toBeVisible();
      const [note = ''] = moment.notes.split('\n');
      if (note !== '') await expect(panel.getByText(note).first()).toBeVisible();
      await throughQuestion(page, moment);
      await next(page);
    }
    expect(errors).toEqual([]);
  });
}
