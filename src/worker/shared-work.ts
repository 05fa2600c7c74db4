import { type PoolWorker, WorkerBroken, type Workers } from './workers.ts';

/** Work that is cut into pieces and shared among the workers. */

/** Pieces asked of a worker at a time: the next is under way while one is being confirmed by the
 *  platform and another handed over. */
const lanesPerWorker = 3;
/** How often the same piece of work may bring a worker down before the work fails. */
const mostAttempts = 3;

class WorkFailed extends Error {}

/** What a worker does before its first piece of a work, and behind the last. */
type Session = Readonly<{
  open: (worker: PoolWorker) => Promise<void>;
  close: (worker: PoolWorker) => void;
}>;

export type SharedWork = Readonly<{
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
export function openSharedWork(
  workers: Workers,
  session: Session,
  signal: AbortSignal,
): SharedWork {
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
    const worker = workers.workerAt(slot);
    try {
      await open(worker);
      if (!signal.aborted) await work(worker, piece);
      return false;
    } catch (error) {
      if (!(error instanceof WorkerBroken)) throw error;
      workers.replace(slot, worker);
      const count = (attempts.get(piece) ?? 0) + 1;
      attempts.set(piece, count);
      if (count >= mostAttempts) throw new WorkFailed(error.message);
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
