import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { AxeBuilder } from '@axe-core/playwright';
import { type Page, test } from '@playwright/test';
import { expect } from './expect.ts';
import { expectWrittenInNames } from './written-names.ts';

type Rule = Readonly<{ id: string; impact: string }>;
type Rules = Readonly<{ only?: string; without?: string }>;

const ofBuilder = createRequire(createRequire(import.meta.url).resolve('@axe-core/playwright'));
const source = readFileSync(ofBuilder.resolve('axe-core/axe.min.js'), 'utf8');

/** Loads axe into the page, once for each document: it is long. Gives the rules that find nothing serious:
 *  what they find has the grade of the rule. */
async function loadAxe(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(source);
  return page.evaluate(() => {
    const { axe } = window as unknown as { axe: { _audit: { rules: readonly Rule[] } } };
    const isMild = ({ impact }: Rule) => impact === 'minor' || impact === 'moderate';
    return axe._audit.rules.filter(isMild).map(({ id }) => id);
  });
}

/** Fails where axe finds a serious or critical barrier on the page as it stands. `within`: the part
 *  of it that changed since the whole page was checked; `rules`: one alone, or all but one. */
export async function axeCheck(page: Page, within?: string, rules: Rules = {}): Promise<void> {
  // Colours in the middle of a transition are nobody's choice.
  await page.waitForFunction(() =>
    document.getAnimations().every(({ playState }) => playState === 'finished'),
  );
  const mild = await loadAxe(page);
  // No frames here, so no page of its own is needed to put their results together.
  const axe = new AxeBuilder({ page, axeSource: ';' }).setLegacyMode();
  axe.options({ resultTypes: ['violations'] });
  if (rules.only !== undefined) axe.withRules(rules.only);
  else axe.disableRules([...mild, ...(rules.without === undefined ? [] : [rules.without])]);
  const { violations } = await (within === undefined ? axe : axe.include(within)).analyze();
  const barriers = violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, impact, help, nodes }) => ({
      rule: `${id} (${impact}): ${help}`,
      at: nodes.map((node) => node.target.join(' ')),
    }));
  expect(barriers, 'accessibility barriers').toEqual([]);
}

/** `axeCheck` in light, the contrast in dark too, where nothing else differs, and once whether names hold
 *  what is written. The whole page is looked at on a small screen as well, in dark; a part of it as it
 *  stands. The page is left in light. */
export async function axeEveryWay(page: Page, within?: string): Promise<void> {
  await expectWrittenInNames(page);
  const before = page.viewportSize();
  const isWhole = within === undefined;
  if (isWhole) await page.setViewportSize({ width: 1280, height: 720 });
  await inColours(page, 'dark', () => axeCheck(page, within, { only: 'color-contrast' }));
  if (isWhole && before !== null) await page.setViewportSize(before);
  await inColours(page, 'light', () => axeCheck(page, within));
}

async function inColours(
  page: Page,
  colorScheme: 'dark' | 'light',
  look: () => Promise<void>,
): Promise<void> {
  await page.emulateMedia({ colorScheme });
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', colorScheme);
  await test.step(colorScheme, look);
}

/** `axeCheck` in forced colours. Axe reads the colours of the style sheet there, not those that the system
 *  has put in their place. */
export async function axeForced(page: Page, within?: string): Promise<void> {
  await page.emulateMedia({ forcedColors: 'active' });
  await test.step('forced colours', () => axeCheck(page, within, { without: 'color-contrast' }));
  await page.emulateMedia({ forcedColors: 'none' });
}
