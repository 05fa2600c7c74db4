import { partOf } from '../parts/part.ts';
import type { EngineClient } from '../worker/engine-client.ts';
import type { StopSearch, StopsSlice, StopTable } from './stops-state.ts';
import type { SliceCreator } from './store-state.ts';
import { viewOf } from './view.ts';

/** What tries the faults of the catalogue comes when it is asked for. */
const loadTrials = partOf(() => import('./what-it-stops.ts'));

const emptyTable: StopTable = { status: 'idle', done: 0, total: 0, trials: [] };

export const createStopsSlice =
  ({ run }: EngineClient): SliceCreator<StopsSlice> =>
  (set, get) => {
    let searching = new AbortController();
    let filling = new AbortController();

    const tellSearch = (change: Partial<StopSearch>) =>
      set(({ stopSearch }) => ({ stopSearch: stopSearch && { ...stopSearch, ...change } }));
    const tellTable = (change: Partial<StopTable>) =>
      set(({ stopTable }) => ({ stopTable: { ...stopTable, ...change } }));

    return {
      stopSearch: null,
      stopTable: emptyTable,
      before: null,
      async showWhatStops(check, party) {
        searching.abort();
        searching = new AbortController();
        const { signal } = searching;
        const { scenario } = get();
        set({ stopSearch: { check, party, status: 'running', done: 0, total: 0 } });
        const tell = (done: number, total: number) => tellSearch({ done, total });
        const trials = await loadTrials().catch(() => null);
        if (signal.aborted) return;
        if (trials === null) return tellSearch({ status: 'failed' });
        const found = await trials.findStopped(run, scenario, { check, party }, tell, signal);
        if (signal.aborted) return;
        if (found === null) return tellSearch({ status: 'nothing' });
        if (trials.isBroken(found)) return tellSearch({ status: found.broken });
        set({ stopSearch: null });
        const alone = { faults: [found.entry], skips: [], clockSkewSeconds: {} };
        get().compareWithout({ ...scenario, ...alone }, { party: found.party, check });
      },
      cancelStopSearch() {
        if (get().stopSearch?.status !== 'running') return;
        searching.abort();
        tellSearch({ status: 'cancelled' });
      },
      compareWithout(scenario, without) {
        const state = get();
        const before = state.before ?? viewOf(state);
        state.loadScenario(scenario);
        if (get().scenario === state.scenario) return;
        const compare = { ...state.compare, without, stop: null };
        set({ before, compare, screen: 'compare', dialog: null });
      },
      async fillStopTable() {
        filling.abort();
        filling = new AbortController();
        const { signal } = filling;
        set({ stopTable: { ...emptyTable, status: 'running' } });
        const trials = await loadTrials().catch(() => null);
        if (signal.aborted) return;
        if (trials === null) return tellTable({ status: 'failed' });
        const broken = await trials.tryCatalogue(
          run,
          (trial, done, total) => {
            const known = get().stopTable.trials;
            tellTable({ done, total, trials: trial === null ? known : [...known, trial] });
          },
          signal,
        );
        if (!signal.aborted) tellTable({ status: broken?.broken ?? 'done' });
      },
      cancelStopTable() {
        if (get().stopTable.status !== 'running') return;
        filling.abort();
        tellTable({ status: 'cancelled' });
      },
      backToBefore() {
        const { before, showView } = get();
        if (before === null) return;
        set({ before: null });
        showView(before);
      },
    };
  };
