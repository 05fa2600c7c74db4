import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ProbeFacts, Verdict } from '../engine/index.ts';
import type { EngineClient, ProbeEnd, ProbeTask, WorkerTrouble } from '../worker/engine-client.ts';

/** A payload broken octet by octet: what has been asked, and what is known so far. */
export type OctetMapRun = Readonly<{
  task: ProbeTask | null;
  facts: ProbeFacts | null;
  /** In the order of the alterations of the plan. */
  verdicts: readonly Verdict[];
  done: number;
  total: number;
  status: 'running' | ProbeEnd['status'];
  /** Plain words, for `failed`. */
  message: string;
  trouble: WorkerTrouble | null;
}>;

export type OctetMapStore = StoreApi<
  OctetMapRun & Readonly<{ start: (task: ProbeTask) => Promise<void>; cancel: () => void }>
>;

const nothing: OctetMapRun = {
  task: null,
  facts: null,
  verdicts: [],
  done: 0,
  total: 0,
  status: 'cancelled',
  message: '',
  trouble: null,
};

/** The map of one payload at a time. What was found before a run is cancelled stays. */
export function createOctetMapStore(probe: EngineClient['probe']): OctetMapStore {
  let controller = new AbortController();
  return createStore((set, get) => ({
    ...nothing,
    async start(task) {
      controller.abort();
      controller = new AbortController();
      const { signal } = controller;
      set({ ...nothing, task, status: 'running' });
      const end = await probe(
        task,
        ({ facts, verdicts, done, total }) =>
          set({ facts, verdicts: [...get().verdicts, ...verdicts], done, total }),
        signal,
      );
      if (signal.aborted) return;
      if (end.status !== 'failed') return set({ status: end.status });
      set({ status: 'failed', message: end.message, trouble: end.trouble ?? null });
    },
    cancel() {
      if (get().status !== 'running') return;
      controller.abort();
      set({ status: 'cancelled' });
    },
  }));
}
