import * as Comlink from 'comlink';
import * as engine from '../engine/index.ts';
import type { RunUpdate } from './engine-client.ts';
import { runInSlices } from './run-in-slices.ts';

type Emit = ((update: RunUpdate) => void) & Comlink.ProxyMarked;

const cancelledRuns = new Set<number>();

const api = {
  async run(id: number, source: engine.RunSource, emit: Emit) {
    const end = await runInSlices(engine, { source, emit, cancelled: () => cancelledRuns.has(id) });
    cancelledRuns.delete(id);
    return end;
  },
  cancel(id: number) {
    cancelledRuns.add(id);
  },
};

export type WorkerApi = typeof api;

Comlink.expose(api);
