import * as Comlink from 'comlink';
import type { MemberPart } from '../engine/index.ts';
import type { PackingService } from './packing-service.ts';
import { unpack } from './unpack.ts';
import { createPoolClient } from './worker-pool.ts';
import type { PoolWorker } from './workers.ts';

/** Most workers a page keeps. */
const mostWorkers = 8;

/** The engine client of the page: a pool with one worker per core, at most 8. `spawn` makes a
 *  worker of `engine.worker.ts`. */
export function createWorkerClient(
  spawn: () => Worker,
  cores: number,
): ReturnType<typeof createPoolClient> {
  return createPoolClient(() => wrap(spawn()), Math.max(1, Math.min(cores, mostWorkers)));
}

function wrap(worker: Worker): PoolWorker {
  const remote = Comlink.wrap<PackingService>(worker);
  const broken = new Promise<string>((resolve) => {
    const tell = (event: Event) =>
      resolve((event instanceof ErrorEvent && event.message) || 'the engine could not be loaded');
    worker.addEventListener('error', tell);
    worker.addEventListener('messageerror', tell);
  });
  return {
    openSession: (id, scenario) => remote.openSession(id, scenario),
    async memberParts(id, indexes) {
      const made = await remote.memberParts(id, indexes);
      return made && { ...made, part: unpack(made.part) as readonly MemberPart[] };
    },
    memberSums: (id, indexes) => remote.memberSums(id, indexes),
    talkPart: (id, at, talkers) => remote.talkPart(id, at, talkers),
    closeSession: (id) => void remote.closeSession(id),
    openProbe: (id, task) => remote.openProbe(id, task),
    probe: (id, plan, from, to) => remote.probe(id, plan, from, to),
    closeProbe: (id) => void remote.closeProbe(id),
    run: (id, source, emit) => remote.run(id, source, Comlink.proxy(emit)),
    diagnose: (id, source, emit) => remote.diagnose(id, source, Comlink.proxy(emit)),
    whoReads: (id, task, emit) => remote.whoReads(id, task, Comlink.proxy(emit)),
    releases: (id, task, emit) => remote.releases(id, task, Comlink.proxy(emit)),
    cancel: (id) => void remote.cancel(id),
    find: (input) => remote.find(input),
    readKeys: (inputs) => remote.readKeys(inputs),
    openPackets: (task) => remote.openPackets(task),
    sakkeForm: () => remote.sakkeForm(),
    terminate() {
      worker.terminate();
    },
    broken,
  };
}
