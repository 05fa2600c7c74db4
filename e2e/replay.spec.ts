import { expect } from '@playwright/test';
import { encodeLink } from '../src/store/link.ts';
import { defaultView } from '../src/store/view.ts';
import { ladder, openKeyladder, openSetup, position } from './support/keyladder-page.ts';
import { test } from './support/test.ts';

/** A small linear congruential generator, so that the walk is the same every time. */
function* numbers(seed: number): Generator<number, never> {
  let state = seed;
  for (;;) {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    yield state;
  }
}

test('200 random moves end in the state of a straight replay', async ({ page }) => {
  test.setTimeout(120_000);
  await openKeyladder(page, encodeLink({ ...defaultView(), level: 'everything' }));
  await openSetup(page);
  await page.getByRole('heading', { name: 'Keyladder' }).click();
  const random = numbers(7);
  for (let i = 0; i < 200; i += 1) {
    const dice = random.next().value % 20;
    const key = dice === 0 ? 'Home' : dice === 1 ? 'End' : dice < 12 ? 'ArrowRight' : 'ArrowLeft';
    await page.keyboard.press(key);
  }
  const { event } = await position(page);
  const wandered = await snapshot();

  await page.keyboard.press('Home');
  for (let i = 1; i < event; i += 1) await page.keyboard.press('ArrowRight');
  expect((await position(page)).event).toBe(event);
  await expect.poll(snapshot).toEqual(wandered);

  async function snapshot() {
    return {
      hash: await settledHash(),
      ladder: await ladder(page)
        .locator('[aria-current="step"]')
        .evaluateAll((all) => all.map((one) => one.getAttribute('aria-label'))),
      inspector: await page.getByRole('complementary', { name: 'Inspector' }).ariaSnapshot(),
      outcome: await page.getByRole('region', { name: 'Outcome' }).ariaSnapshot(),
    };
  }

  /** The address follows the cursor a moment later: waits until it stands still. */
  async function settledHash(): Promise<string> {
    let last = '';
    await expect
      .poll(
        async () => {
          const before = last;
          last = await page.evaluate(() => window.location.hash);
          return last === before;
        },
        { intervals: [700] },
      )
      .toBe(true);
    return last;
  }
});
