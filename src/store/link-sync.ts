import type { AppStore, AppStoreState } from './app-store.ts';
import { decodeLink, encodeLink, type View } from './link.ts';
import { currentEvent } from './selectors.ts';

/** The parts of `window` that hold the link. */
export type Page = Pick<
  Window,
  'location' | 'history' | 'addEventListener' | 'removeEventListener'
>;

/** What a link to the present state holds. Of an opened message: the scenario only. */
export function viewOf(state: AppStoreState): View {
  const { custodyCell } = state;
  const { scenario, selection, screen, lineage, compare, tab, stepUnit, trace } = state;
  const { setupOpen, speed, predicting } = state;
  const panels = {
    screen,
    custodyCell,
    lineage,
    compare,
    tab,
    stepUnit,
    setupOpen,
    speed,
    predicting,
  };
  if (trace.source.kind !== 'scenario') {
    const nothing = { eventId: null, payload: 0, buffer: 'received', path: null } as const;
    return {
      ...panels,
      scenario,
      eventId: null,
      selection: nothing,
      lineage: null,
      custodyCell: null,
    };
  }
  return { ...panels, scenario, eventId: currentEvent(state)?.id ?? null, selection };
}

const inLink = (state: AppStoreState) => [
  state.scenario,
  state.run.status,
  state.trace,
  state.cursor,
  state.selection,
  state.screen,
  state.custodyCell,
  state.lineage,
  state.compare,
  state.tab,
  state.stepUnit,
  state.setupOpen,
  state.speed,
  state.predicting,
];

/** Keeps the hash of the page at the state of the store, and shows a link pasted into the page.
 *  A pasted link that cannot be read leaves the screen as it was. Returns what ends it. */
export function syncLink(store: AppStore, page: Page, delayMs = 300): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const write = () => {
    timer = undefined;
    const state = store.getState();
    if (state.run.status === 'running') return;
    const hash = encodeLink(viewOf(state));
    if (hash !== page.location.hash) page.history.replaceState(null, '', hash);
  };
  const stop = store.subscribe((state, before) => {
    const old = inLink(before);
    if (inLink(state).every((value, index) => Object.is(value, old[index]))) return;
    timer ??= setTimeout(write, delayMs);
  });
  const onHashChange = () => {
    const { hash } = page.location;
    if (hash === '' || hash === encodeLink(viewOf(store.getState()))) return;
    const link = decodeLink(hash);
    if (link.ok) return store.getState().showView(link.view);
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
