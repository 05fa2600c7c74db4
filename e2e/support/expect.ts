// biome-ignore lint/style/noRestrictedImports: here it is extended
import { expect as base, type ExpectMatcherState, type Locator } from '@playwright/test';

type Waiting = Readonly<{ timeout?: number }>;
type State = 'visible' | 'hidden';
const other = { visible: 'hidden', hidden: 'visible' } as const;

/** How it came to be seen or not: `message` says what is there instead where it did not. */
async function waited(locator: Locator, wanted: State, timeout: number) {
  const inVain = await locator.waitFor({ state: wanted, timeout }).then(
    () => null,
    (error: unknown) => error,
  );
  if (inVain === null) return null;
  const now = base(locator);
  const told =
    wanted === 'visible' ? now.toBeVisible({ timeout: 1 }) : now.toBeHidden({ timeout: 1 });
  // At the last moment it may be there after all.
  return told.then(
    () => null,
    (error: unknown) => String(error instanceof Error ? error.message : error),
  );
}

/** The expectations of Playwright, but for the two used most. Theirs describe the whole page for a message at every
 *  try that fails, 40 to 140 ms of the page's own thread each; these only when they have waited in vain. */
export const expect = base.extend({
  async toBeVisible(this: ExpectMatcherState, locator: Locator, options: Waiting = {}) {
    const { timeout = this.timeout } = options;
    return seen(this.isNot, await waited(locator, this.isNot ? other.visible : 'visible', timeout));
  },
  async toBeHidden(this: ExpectMatcherState, locator: Locator, options: Waiting = {}) {
    const { timeout = this.timeout } = options;
    return seen(this.isNot, await waited(locator, this.isNot ? other.hidden : 'hidden', timeout));
  },
});

const seen = (isNot: boolean, failure: string | null) => ({
  pass: (failure === null) !== isNot,
  message: () => failure ?? '',
});
