import type { Page } from '@playwright/test';
import { axeEveryWay } from './support/axe-check.ts';
import { expect } from './support/expect.ts';
import { openKeyladder } from './support/keyladder-page.ts';
import { test } from './support/test.ts';
import { watchErrors } from './support/watch-errors.ts';

const pagesOf = (pdf: Buffer): number =>
  pdf.toString('latin1').match(/\/Type \/Page\b/g)?.length ?? 0;

/** Width and height of the first page in points. */
function sizeOf(pdf: Buffer): readonly number[] {
  const box = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(pdf.toString('latin1'));
  return [Math.round(Number(box?.[1])), Math.round(Number(box?.[2]))];
}

const dialog = (page: Page) => page.getByRole('dialog', { name: 'Handout of the lesson' });
const choose = (page: Page, text: string) => dialog(page).getByText(text, { exact: true }).click();
const printed = (page: Page) => page.pdf({ preferCSSPageSize: true });

test('a lesson, its exercises and its answers go on paper, by keyboard too', async ({ page }) => {
  test.setTimeout(120_000);
  const errors = watchErrors(page);
  await openKeyladder(page);
  await page.getByRole('button', { name: 'Lessons', exact: true }).click();
  await page.getByRole('button', { name: /Across two systems/ }).click();
  const open = page.getByRole('button', { name: 'Handout', exact: true });
  // The focus stays in the panel, although what had it has gone.
  const focused = page.getByRole('region', { name: 'Lessons' }).locator('button:focus');
  await expect(focused).not.toHaveText(/Across two systems/);
  await open.press('Enter');
  await expect(dialog(page).getByText(/^\d+ moments drawn from their runs$/)).toBeVisible({
    timeout: 60_000,
  });
  const preview = dialog(page).getByRole('region', { name: 'How it will be printed' });
  const moments = await preview.getByRole('heading', { name: /^Moment \d+ of \d+$/ }).count();
  expect(moments).toBeGreaterThan(5);
  // Of each moment its figure, or who holds what.
  const tables = await preview.getByRole('table').count();
  expect(tables).toBeGreaterThan(0);
  const figures = preview.getByRole('img', { name: /^Figure 7\.4\.3\.3-1/ });
  await expect(figures).toHaveCount(moments - tables);
  await axeEveryWay(page);

  const upright = await printed(page);
  expect(sizeOf(upright)).toEqual([595, 842]);
  expect(pagesOf(upright)).toBeGreaterThanOrEqual(moments / 2);
  expect(pagesOf(upright)).toBeLessThanOrEqual(moments + 1);

  await choose(page, 'Exercise sheet');
  await choose(page, 'Letter');
  await choose(page, 'Across');
  await dialog(page).getByRole('checkbox', { name: 'Black and white' }).press('Space');
  expect(sizeOf(await printed(page))).toEqual([792, 612]);
  const fills = await preview
    .locator('svg [fill^="#"]')
    .evaluateAll((all) => [...new Set(all.map((one) => one.getAttribute('fill') ?? ''))]);
  expect(fills.length).toBeGreaterThan(2);
  expect(fills.filter((fill) => !/^#(?:([0-9a-f])\1\1|([0-9a-f]{2})\2\2)$/.test(fill))).toEqual([]);
  const exercises = await preview.innerText();

  await choose(page, 'Answers');
  const answers = await preview.locator('li p').allInnerTexts();
  expect(answers.length).toBeGreaterThan(8);
  // Whoever answers is not told why meanwhile.
  expect(answers.filter((why) => exercises.includes(why))).toEqual([]);
  await expect(preview.getByText('the run does not tell')).toHaveCount(0);

  await page.keyboard.press('Escape');
  await expect(open).toBeFocused();

  await open.press('Enter');
  // On paper there is the sheet alone.
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('.kl-handout')).toBeVisible();
  await expect(page.locator('#root')).toBeHidden();
  await expect(dialog(page)).toBeHidden();
  expect(errors).toEqual([]);
});
