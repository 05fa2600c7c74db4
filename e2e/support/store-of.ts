import type { JSHandle, Page } from '@playwright/test';
import type { AppStore } from '../../src/store/app-store.ts';

type Fiber = Readonly<{
  memoizedProps: Readonly<{ store?: AppStore }> | null;
  child: Fiber | null;
  sibling: Fiber | null;
}>;

/** The store of a page, for what no control of the page does yet. */
export async function storeOf(page: Page): Promise<JSHandle<AppStore>> {
  return page.evaluateHandle(() => {
    const root = document.getElementById('root') as unknown as Record<string, Fiber>;
    const key = Object.keys(root).find((name) => name.startsWith('__reactContainer$')) ?? '';
    const left: (Fiber | null | undefined)[] = [root[key]];
    while (left.length > 0) {
      const fiber = left.pop();
      const store = fiber?.memoizedProps?.store;
      if (store?.getState) return store;
      if (fiber) left.push(fiber.sibling, fiber.child);
    }
    throw new TypeError('the page has no store');
  });
}
