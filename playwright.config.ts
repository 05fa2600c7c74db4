import { defineConfig, devices } from '@playwright/test';
import { browserHelp, findBrowser } from './bin/find-browser.mjs';
import { freePort } from './bin/free-port.mjs';
import { otherBrowsers } from './bin/other-browsers.mjs';

// The workers read this file again: they must come to the same port and browser.
process.env.KEYLADDER_E2E_PORT ??= String(await freePort(0));
process.env.CHROMIUM_PATH ||= findBrowser() ?? '';
if (process.env.CHROMIUM_PATH === '') throw new Error(browserHelp);

const port = Number(process.env.KEYLADDER_E2E_PORT);
const baseURL = `http://127.0.0.1:${port}/`;

const chromium = {
  ...devices['Desktop Chrome'],
  viewport: { width: 1440, height: 900 },
  launchOptions: {
    executablePath: process.env.CHROMIUM_PATH,
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  },
};

export default defineConfig({
  testDir: 'e2e',
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  retries: 0,
  // Unit tests run beside: on two cores a page that is loaded anew may take its time. What is right
  // passes no later for it.
  timeout: 120_000,
  expect: { timeout: 30_000 },
  workers: 2,
  reporter: 'list',
  // Each page would install one anew; the tests that are about it allow it.
  use: { baseURL, screenshot: 'only-on-failure', serviceWorkers: 'block' },
  projects: [
    // Movement is waited for where it is looked at: in the stories with the mouse and the map.
    {
      name: 'chromium',
      // The other tests tell that story here.
      grepInvert: /the whole story in this browser/,
      // One page for one test after the other, emptied in between: what it has compiled stays.
      use: { ...chromium, reuseContext: true, contextOptions: { reducedMotion: 'reduce' } },
      // Two cores shared with the unit tests: what fails is tried once more in a new page, and `npm test`
      // names what passed only then.
      retries: 1,
    },
    // Each by a protocol of its own, so that Playwright starts none; where there is none, it is left out.
    ...otherBrowsers
      .filter(({ find }) => find() !== undefined)
      .map(({ name }) => ({ name, testMatch: 'every-browser.spec.ts', workers: 1 })),
    // After everything else, so that no other test keeps the cores busy.
    {
      name: 'quiet',
      use: chromium,
      testMatch: '*.quiet.ts',
      dependencies: ['chromium'],
      workers: 1,
      // A processor that others share is now and then slower than the limit allows for: what is too long is
      // measured again in a new page, and fails only if it is too long each time.
      retries: 2,
    },
  ],
  webServer: {
    command: `node bin/serve.mjs dist ${port}`,
    url: baseURL,
    reuseExistingServer: false,
  },
});
