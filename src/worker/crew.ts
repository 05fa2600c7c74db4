import type { EngineService } from './engine-service.ts';

/** The workers of a page, and how they share work. */

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

/** Pieces asked of a worker at a time: the next is under way while one is being confirmed by the
 *  platform and another handed over. */
const lanesPerWorker = 3;
/** How often the same piece of work may bring a worker down before the work fails. */
const mostAttempts = 3;

class WorkerBroken extends Error {}
class RunFailed extends Error {}

export type Crew = Readonly<{
  size: number;
  /** A number nobody else has, to name a session. */
  nextId: () => number;
  /** The worker of a place, a new one where there is none. */
  workerAt: (slot: number) => PoolWorker;
  /** Puts an end to a worker; the next one in its place is new. */
  replace: (slot: number, worker: PoolWorker) => void;
}>;

/** Up to `size` workers, each made when it is first needed. */
export function createCrew(spawn: () => PoolWorker, size: number): Crew {
  const workers: PoolWorker[] = [];
  let lastId = 0;
  return {
    size,
    nextId() {
      lastId += 1;
      return lastId;
    },
    workerAt(slot) {
      const worker = workers[slot] ?? watched(spawn());
      workers[slot] = worker;
      return worker;
    },
    replace(slot, worker) {
      if (workers[slot] !== worker) return;
      worker.terminate();
      delete workers[slot];
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

/** What a worker does before its first piece of a work, and behind the last. */
type Session = Readonly<{
  open: (worker: PoolWorker) => Promise<void>;
  close: (worker: PoolWorker) => void;
}>;

export type Shift = Readonly<{
  /** Does every piece on up to `slots` workers, the first ones first; those of a worker that breaks
   *  down once more on another. Throws when the same piece brings down one after the other. */
  doAll: <P>(
    pieces: readonly P[],
    slots: number,
    work: (worker: PoolWorker, piece: P) => Promise<void>,
  ) => Promise<void>;
  /** Closes the session of every worker. */
  end: () => void;
}>;

/** Workers that share a work until it ends or is aborted. */
export function openShift(crew: Crew, session: Session, signal: AbortSignal): Shift {
  const opened = new Map<PoolWorker, Promise<void>>();
  const attempts = new Map<unknown, number>();
  const open = (worker: PoolWorker): Promise<void> => {
    const opening = opened.get(worker) ?? session.open(worker);
    opened.set(worker, opening);
    return opening;
  };
  /** Does one piece; says whether the worker broke down over it. */
  const attempt = async <P>(
    slot: number,
    piece: P,
    work: (worker: PoolWorker, piece: P) => Promise<void>,
  ): Promise<boolean> => {
    const worker = crew.workerAt(slot);
    try {
      await open(worker);
      if (!signal.aborted) await work(worker, piece);
      return false;
    } catch (error) {
      if (!(error instanceof WorkerBroken)) throw error;
      crew.replace(slot, worker);
      const count = (attempts.get(piece) ?? 0) + 1;
      attempts.set(piece, count);
      if (count >= mostAttempts) throw new RunFailed(error.message);
      return true;
    }
  };
  return {
    async doAll(pieces, slots, work) {
      const queue = [...pieces].reverse();
      const lane = async (slot: number): Promise<void> => {
        for (let piece = queue.pop(); piece !== undefined; piece = queue.pop()) {
          if (signal.aborted) return;
          if (await attempt(slot, piece, work)) queue.push(piece);
        }
      };
      const lanes = Array.from({ length: slots * lanesPerWorker }, (_, n) => lane(n % slots));
      try {
        await Promise.all(lanes);
        // A lane may have put work back after the others had gone home.
        while (queue.length > 0 && !signal.aborted) await lane(0);
      } finally {
        queue.length = 0;
      }
    },
    end() {
      for (const worker of opened.keys()) session.close(worker);
    },
  };
}
