import { type AppStore, createAppStore } from '../../store/app-store.ts';
import type { DesignRun } from '../../store/compare-state.ts';
import type { EngineClient } from '../../worker/engine-client.ts';

/** A side only plays what has been run: nothing is ever asked of its engine. */
const playsOnly: EngineClient = {
  run: async () => ({ status: 'cancelled' }),
  totals: async () => null,
  probe: async () => ({ status: 'cancelled' }),
};

/** A store of its own for one side, which holds the trace of a run. */
export function createSideStore({ scenario, trace }: DesignRun): AppStore {
  const store = createAppStore(playsOnly, { view: { scenario }, drawSeed: () => '' });
  const count = trace.events.length;
  store.setState({ trace, run: { status: 'done', done: count, total: count } });
  return store;
}
