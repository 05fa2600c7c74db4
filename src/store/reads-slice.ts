import { outsider } from '../engine/index.ts';
import { partOf } from '../parts/part.ts';
import type { EngineClient } from '../worker/engine-client.ts';
import type { ReadsFound, ReadsSearch, ReadsSlice } from './reads-state.ts';
import type { SliceCreator } from './store-state.ts';
import type { Trace } from './trace.ts';
import type { View } from './view.ts';

/** What gathers from a run, and what would have helped, come when they are asked for. */
const loadFinding = partOf(() => import('./find-reads.ts'));
const loadHelps = partOf(() => import('./reads-help.ts'));

/** What is asked, without which cell is looked at. */
const questionOf = ({ compromised, recorded, shown }: ReadsFound['view']) =>
  JSON.stringify([compromised, recorded, shown]);

export const createReadsSlice =
  (client: EngineClient, view: View): SliceCreator<ReadsSlice> =>
  (set, get) => {
    let searching = new AbortController();
    /** What was found in a run, by what was asked. */
    const kept = new WeakMap<Trace['events'], Map<string, ReadsFound>>();
    const tell = (change: Partial<ReadsSearch>) =>
      set(({ readsSearch }) => ({ readsSearch: readsSearch && { ...readsSearch, ...change } }));
    return {
      reads: view.reads,
      readsSearch: null,
      readsBefore: null,
      toggleReads() {
        const { screen, showScreen } = get();
        showScreen(screen === 'reads' ? 'ladder' : 'reads');
      },
      askReads(change) {
        const reads = { ...get().reads, ...change };
        const isOther = 'compromised' in change || 'recorded' in change;
        set({ reads, ...(isOther && { readsBefore: null }) });
      },
      async findReads() {
        searching.abort();
        const { reads, quiz, trace, readsSearch } = get();
        const whole = quiz.whole ?? trace;
        const question = questionOf(reads);
        const known = kept.get(whole.events)?.get(question);
        if (known) {
          return set({ readsSearch: { status: 'done', done: 0, total: 0, found: known } });
        }
        searching = new AbortController();
        const { signal } = searching;
        const found = readsSearch?.found ?? null;
        set({ readsSearch: { status: 'running', done: 0, total: 0, found } });
        const finding = await loadFinding().catch(() => null);
        if (signal.aborted) return;
        if (finding === null) return tell({ status: 'failed' });
        const telling = (done: number, total: number) => tell({ done, total });
        const end = await finding.findReads(client, whole, reads, telling, signal);
        if (signal.aborted) return;
        if (typeof end === 'string') return tell({ status: end });
        const ofRun = kept.get(whole.events) ?? new Map<string, ReadsFound>();
        kept.set(whole.events, ofRun.set(question, end));
        tell({ status: 'done', found: end });
      },
      cancelReads() {
        if (get().readsSearch?.status !== 'running') return;
        searching.abort();
        tell({ status: 'cancelled' });
      },
      async tryHelp(help) {
        const helps = await loadHelps();
        const { reads, readsSearch, scenario } = get();
        const made = helps.helped(scenario, reads, help);
        if (!made || !readsSearch?.found) return;
        const { found } = readsSearch;
        const { acts, faults } = made.scenario;
        get().changeScenario({ acts, faults });
        const { scenario: after } = get();
        // Whoever forges a key knows it: what that one opens is part of the answer.
        const forger = { actor: outsider, at: 0, stays: true };
        const asked = help === 'forge' ? [...reads.compromised, forger] : reads.compromised;
        set({
          reads: { ...reads, compromised: asked },
          readsBefore: { help, found, inserted: made.inserted, after },
        });
      },
      undoHelp() {
        const { readsBefore } = get();
        if (readsBefore === null) return;
        const { scenario, view } = readsBefore.found;
        const { acts, faults } = scenario;
        set({ readsBefore: null, reads: { ...get().reads, compromised: view.compromised } });
        get().changeScenario({ acts, faults });
      },
    };
  };
