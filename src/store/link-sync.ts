import type { AppStore } from './app-store.ts';
import { decodeLink, encodeLink } from './link.ts';
import { sameView, viewOf } from './view.ts';

/** The parts of `window` that hold the link. */
export type Page = Pick<
  Window,
  'location' | 'history' | 'addEventListener' | 'removeEventListener'
>;

/** Keeps the hash of the page at the state of the store, and shows a link pasted into the page. A change
 *  is there at once, so that a reload does not lose it; of many only one in `delayMs`, as browsers allow.
 *  A pasted link that cannot be read leaves the screen as it was. Returns what ends it. */
export function syncLink(store: AppStore, page: Page, delayMs = 300): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let writtenAt = Number.NEGATIVE_INFINITY;
  const write = () => {
    timer = undefined;
    const state = store.getState();
    if (state.run.status === 'running') return;
    writtenAt = performance.now();
    const hash = encodeLink(viewOf(state));
    if (hash !== page.location.hash) page.history.replaceState(null, '', hash);
  };
  const stop = store.subscribe((state, before) => {
    const sameRun = state.run.status === before.run.status;
    if (sameRun && sameView(viewOf(state), viewOf(before))) return;
    timer ??= setTimeout(write, Math.max(0, writtenAt + delayMs - performance.now()));
  });
  const onHashChange = () => {
    const { hash } = page.location;
    if (hash === '' || hash === encodeLink(viewOf(store.getState()))) return;
    const link = decodeLink(hash);
    // In a task of its own: a link to a large group takes long enough to read.
    if (link.ok) return void setTimeout(() => store.getState().showView(link.view));
    store.getState().notify({ tone: 'error', key: link.key, values: link.values });
    write();
  };
  page.addEventListener('hashchange', onHashChange);
  return () => {
    clearTimeout(timer);
    stop();
    page.removeEventListener('hashchange', onHashChange);
  };
}
