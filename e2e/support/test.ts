import { test as base } from '@playwright/test';

/** The tests of the page. Its readers have asked for no more than is needed (Save-Data), unless a file says
 *  otherwise: what is never opened is not loaded, and a part that is opened is fetched then. */
export const test = base.extend<{ savesData: boolean }>({
  savesData: [true, { option: true }],
  context: async ({ context, savesData }, use) => {
    if (savesData) {
      await context.addInitScript(() => {
        Object.defineProperty(navigator, 'connection', { value: { saveData: true } });
      });
    }
    await use(context);
    // What is not taken back where the next test has the same context.
    await context.clearPermissions();
    await context.setOffline(false);
  },
});
