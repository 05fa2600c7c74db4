import type { WorkerTrouble } from './engine-client.ts';
import type { EngineService } from './engine-service.ts';
import { WorkerBroken } from './worker-broken.ts';

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

export type Workers = Readonly<{
  size: number;
  /** A number nobody else has, to name a session. */
  nextId: () => number;
  /** The worker of a place, a new one where there is none; throws WorkerBroken where none can be made. */
  workerAt: (slot: number) => PoolWorker;
  /** Puts an end to a worker; the next one in its place is new. */
  replace: (slot: number, worker: PoolWorker) => void;
}>;

/** Up to `size` workers, each made when it is first needed. */
export function createWorkers(spawn: () => PoolWorker, size: number): Workers {
  const slots: PoolWorker[] = [];
  let lastId = 0;
  const make = (): PoolWorker => {
    try {
      return watched(spawn());
    } catch (error) {
      throw new WorkerBroken('not-loaded', String(error), false);
    }
  };
  return {
    size,
    nextId() {
      lastId += 1;
      return lastId;
    },
    workerAt(slot) {
      const worker = slots[slot] ?? make();
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

/** Seconds without a word of a worker that owes an answer, until it is held to be dead. The longest
 *  piece of work takes a fifth of this on a slow machine; a first word needs its program first. */
const patience = { first: 60, next: 15 } as const;

/** Who waits for an answer of a worker, and why there will be none. A set of its own for each,
 *  emptied as answers come: a race against `broken` would keep every answer alive. */
type Waiting = {
  rejects: Set<(error: WorkerBroken) => void>;
  error?: WorkerBroken;
  hasAnswered: boolean;
  /** Seconds of silence while an answer is owed, by ticks of a clock: a machine that slept ticks once. */
  silence: number;
  clock?: ReturnType<typeof setInterval> | undefined;
};
const waiting = new WeakMap<PoolWorker, Waiting>();

function watched(worker: PoolWorker): PoolWorker {
  const own: Waiting = { rejects: new Set(), hasAnswered: false, silence: 0 };
  waiting.set(worker, own);
  void worker.broken.then((reason) =>
    giveUp(own, own.hasAnswered ? 'ended' : 'not-loaded', reason),
  );
  return worker;
}

function giveUp(own: Waiting, trouble: WorkerTrouble, reason: string): void {
  own.error ??= new WorkerBroken(trouble, reason, own.hasAnswered);
  for (const reject of own.rejects) reject(own.error);
  own.rejects.clear();
  rest(own);
}

function rest(own: Waiting): void {
  clearInterval(own.clock);
  own.clock = undefined;
  own.silence = 0;
}

function listen(own: Waiting): void {
  own.clock ??= setInterval(() => {
    own.silence += 1;
    const limit = own.hasAnswered ? patience.next : patience.first;
    if (own.silence >= limit) giveUp(own, 'silent', `no answer for ${limit} s`);
  }, 1000);
}

/** Notes that something came from a worker. */
export function heard(worker: PoolWorker): void {
  const own = waiting.get(worker);
  if (!own) return;
  own.silence = 0;
  own.hasAnswered = true;
}

/** What the worker answers; throws WorkerBroken when it breaks down first, or falls silent. */
export function ask<T>(worker: PoolWorker, answer: T | Promise<T>): Promise<T> {
  const own = waiting.get(worker);
  if (own === undefined) return Promise.resolve(answer);
  if (own.error) return Promise.reject(own.error);
  return new Promise<T>((resolve, reject) => {
    own.rejects.add(reject);
    listen(own);
    Promise.resolve(answer)
      .finally(() => {
        own.rejects.delete(reject);
        heard(worker);
        if (own.rejects.size === 0) rest(own);
      })
      .then(resolve, reject);
  });
}
