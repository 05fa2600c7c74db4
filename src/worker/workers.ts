import type { EngineService } from './engine-service.ts';

/** The workers of a page: made when they are needed, replaced when they break down. */

type Later<T> = {
  [K in keyof T]: T[K] extends (...args: infer A) => infer R
    ? (...args: A) => Awaited<R> | Promise<Awaited<R>>
    : never;
};

/** A worker as the pool sees it. `broken` resolves, with a reason, when it will answer no more. */
export type PoolWorker = Later<EngineService> & {
  terminate(): void;
  broken: Promise<string>;
};

export class WorkerBroken extends Error {}

export type Workers = Readonly<{
  size: number;
  /** A number nobody else has, to name a session. */
  nextId: () => number;
  /** The worker of a place, a new one where there is none. */
  workerAt: (slot: number) => PoolWorker;
  /** Puts an end to a worker; the next one in its place is new. */
  replace: (slot: number, worker: PoolWorker) => void;
}>;

/** Up to `size` workers, each made when it is first needed. */
export function createWorkers(spawn: () => PoolWorker, size: number): Workers {
  const slots: PoolWorker[] = [];
  let lastId = 0;
  return {
    size,
    nextId() {
      lastId += 1;
      return lastId;
    },
    workerAt(slot) {
      const worker = slots[slot] ?? watched(spawn());
      slots[slot] = worker;
      return worker;
    },
    replace(slot, worker) {
      if (slots[slot] !== worker) return;
      worker.terminate();
      delete slots[slot];
    },
  };
}

/** Who waits for an answer of a worker, and why there will be none. A set of its own for each,
 *  emptied as answers come: a race against `broken` would keep every answer alive. */
type Waiting = { rejects: Set<(error: WorkerBroken) => void>; reason?: string };
const waiting = new WeakMap<PoolWorker, Waiting>();

function watched(worker: PoolWorker): PoolWorker {
  const own: Waiting = { rejects: new Set() };
  waiting.set(worker, own);
  void worker.broken.then((reason) => {
    own.reason = reason;
    for (const reject of own.rejects) reject(new WorkerBroken(reason));
  });
  return worker;
}

/** What the worker answers; throws WorkerBroken when it breaks down first. */
export function ask<T>(worker: PoolWorker, answer: T | Promise<T>): Promise<T> {
  const own = waiting.get(worker);
  return new Promise<T>((resolve, reject) => {
    if (own?.reason !== undefined) reject(new WorkerBroken(own.reason));
    own?.rejects.add(reject);
    Promise.resolve(answer)
      .then(resolve, reject)
      .finally(() => own?.rejects.delete(reject));
  });
}
