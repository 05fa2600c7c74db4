import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** Fails where axe finds a serious or critical barrier on the page as it stands. */
export async function axeCheck(page: Page): Promise<void> {
  // Colours in the middle of a transition are nobody's choice.
  await page.waitForFunction(() => document.getAnimations().length === 0);
  const { violations } = await new AxeBuilder({ page }).analyze();
  const barriers = violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, impact, help, nodes }) => ({
      rule: `${id} (${impact}): ${help}`,
      at: nodes.map((node) => node.target.join(' ')),
    }));
  expect(barriers, 'accessibility barriers').toEqual([]);
}
