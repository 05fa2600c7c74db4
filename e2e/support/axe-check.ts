import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { expectWrittenInNames } from './written-names.ts';

/** Fails where axe finds a serious or critical barrier on the page as it stands. `within`: the part
 *  of it that changed since the whole page was checked; `without`: a rule that does not apply. */
export async function axeCheck(page: Page, within?: string, without?: string): Promise<void> {
  // Colours in the middle of a transition are nobody's choice.
  await page.waitForFunction(() =>
    document.getAnimations().every(({ playState }) => playState === 'finished'),
  );
  // No frames here, so no page of its own is needed to put their results together.
  const axe = new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).setLegacyMode();
  if (without !== undefined) axe.disableRules(without);
  const { violations } = await (within === undefined ? axe : axe.include(within)).analyze();
  const barriers = violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, impact, help, nodes }) => ({
      rule: `${id} (${impact}): ${help}`,
      at: nodes.map((node) => node.target.join(' ')),
    }));
  expect(barriers, 'accessibility barriers').toEqual([]);
}

/** `axeCheck` dark on a small screen, light on a larger one, and in forced colours, and once whether names
 *  hold what is written; the page is left as it was. */
export async function axeEveryWay(page: Page, within?: string): Promise<void> {
  await expectWrittenInNames(page);
  const before = page.viewportSize();
  for (const { colorScheme, ...viewport } of [
    { colorScheme: 'dark', width: 1280, height: 720 },
    { colorScheme: 'light', width: 1440, height: 900 },
  ] as const) {
    await page.setViewportSize(viewport);
    await page.emulateMedia({ colorScheme });
    await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', colorScheme);
    await test.step(`${colorScheme}, ${viewport.width} wide`, () => axeCheck(page, within));
  }
  await axeForced(page, within);
  if (before !== null) await page.setViewportSize(before);
}

/** `axeCheck` in forced colours. Axe reads the colours of the style sheet there, not those that the system
 *  has put in their place. */
export async function axeForced(page: Page, within?: string): Promise<void> {
  await page.emulateMedia({ forcedColors: 'active' });
  await test.step('forced colours', () => axeCheck(page, within, 'color-contrast'));
  await page.emulateMedia({ forcedColors: 'none' });
}
