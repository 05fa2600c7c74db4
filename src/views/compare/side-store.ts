import { useEffect, useMemo } from 'react';
import { type AppStore, createAppStore } from '../../store/app-store.ts';
import type { SideRun } from '../../store/compare-state.ts';
import { useAppStore } from '../../store/use-app-store.tsx';
import type { EngineClient } from '../../worker/engine-client.ts';

/** A side only plays what has been run: nothing is ever asked of its engine. */
const playsOnly: EngineClient = {
  run: async () => ({ status: 'cancelled' }),
  totals: async () => null,
  find: async () => null,
  readKeys: async () => null,
  openPackets: async () => null,
  sakkeForm: async () => null,
  probe: async () => ({ status: 'cancelled' }),
  diagnose: async () => ({ status: 'cancelled' }),
  whoReads: async () => ({ status: 'cancelled' }),
  releases: async () => ({ status: 'cancelled' }),
};

/** A store of its own for one side, which holds the trace of a run, at the level of the figure. */
export function createSideStore({ scenario, trace }: SideRun): AppStore {
  const view = { scenario, level: 'figure', followed: null, unfolded: [] } as const;
  const store = createAppStore(playsOnly, { view, drawSeed: () => '' });
  const count = trace.events.length;
  const { at: act = 1 } = scenario;
  store.setState({ act, trace, run: { status: 'done', done: count, total: count } });
  return store;
}

/** The store of a side, which shows what lies ahead where the page does. */
export function useSideStore(run: SideRun): AppStore {
  const store = useMemo(() => createSideStore(run), [run]);
  const wholeRun = useAppStore((state) => state.wholeRun);
  useEffect(() => store.setState({ wholeRun }), [store, wholeRun]);
  return store;
}
