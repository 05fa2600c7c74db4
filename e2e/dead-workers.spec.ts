import { chooseMode, openKeyladder, openSetup } from './support/keyladder-page.ts';
import { test } from './support/test.ts';

const modes = { end: 'Two GMKs, once', loop: 'Two GMKs, twice', midway: 'One GMK' } as const;

/** Longer than the page waits for a word of a worker. */
const longer = 16_000;

test('workers that end or loop without a word are replaced, and the run is made', async ({
  page,
}) => {
  await page.clock.install();
  await page.addInitScript(() => {
    const made: Worker[] = [];
    const Original = window.Worker;
    window.Worker = class extends Original {
      constructor(...args: ConstructorParameters<typeof Worker>) {
        super(...args);
        made.push(this);
      }
    };
    Object.assign(window, { made });
  });
  await openKeyladder(page);
  await openSetup(page);
  const endAll = () => page.evaluate('for (const worker of window.made) worker.terminate()');
  for (const harm of ['end', 'loop', 'midway'] as const) {
    if (harm === 'loop')
      void page
        .workers()[0]
        ?.evaluate('for (;;);')
        .catch(() => undefined);
    else if (harm === 'end') await endAll();
    const mode = modes[harm];
    await page.getByRole('radiogroup', { name: /GMK/ }).getByText(mode, { exact: true }).click();
    if (harm === 'midway') await endAll();
    await page.clock.runFor(longer);
    await chooseMode(page, mode);
  }
});
