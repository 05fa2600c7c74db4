import { oneTurn } from './in-slices.ts';
import { WorkerBroken } from './worker-broken.ts';
import type { PoolWorker, Workers } from './workers.ts';

/** Work that is cut into pieces and shared among the workers. */

/** Pieces asked of a worker at a time: the next is under way while one is being confirmed by the
 *  platform and another handed over. */
const lanesPerWorker = 2;
/** How often the same piece of work may bring a worker down before the work fails. */
const mostAttempts = 3;

/** What a worker does before its first piece of a work, and behind the last. */
type Session = Readonly<{
  open: (worker: PoolWorker) => Promise<void>;
  close: (worker: PoolWorker) => void;
}>;

export type SharedWork = Readonly<{
  /** Does every piece on up to `slots` workers, the first ones first; those of a worker that breaks
   *  down once more on another. A place whose worker does not even start is left out, as long as others
   *  go on. Throws when the same piece brings down one after the other, or none starts. */
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
  const startless = new Set<WorkerBroken>();
  const open = (worker: PoolWorker): Promise<void> => {
    const opening = opened.get(worker) ?? session.open(worker);
    opened.set(worker, opening);
    return opening;
  };
  /** Ends when the first worker has begun, or cannot, and the page has taken what that brings: it draws the
   *  beginning of a run while all workers rest. */
  const openFirst = async (): Promise<void> => {
    try {
      await open(workers.workerAt(0));
    } catch {
      // Its own pieces meet the same.
    }
    await oneTurn();
  };
  /** Throws where there is no use in another attempt. */
  const count = (piece: unknown, error: WorkerBroken) => {
    const made = (attempts.get(piece) ?? 0) + 1;
    attempts.set(piece, made);
    if (made >= mostAttempts) throw error;
  };
  /** Does one piece; what broke down over it, if anything did. */
  const attempt = async <P>(
    slot: number,
    piece: P,
    work: (worker: PoolWorker, piece: P) => Promise<void>,
  ): Promise<WorkerBroken | null> => {
    let worker: PoolWorker | null = null;
    try {
      worker = workers.workerAt(slot);
      await open(worker);
      if (!signal.aborted) await work(worker, piece);
      return null;
    } catch (error) {
      if (!(error instanceof WorkerBroken)) throw error;
      if (worker) workers.replace(slot, worker);
      if (error.hasAnswered) count(piece, error);
      return error;
    }
  };
  return {
    async doAll(pieces, slots, work) {
      const queue = [...pieces].reverse();
      const able = new Set(Array.from({ length: slots }, (_, slot) => slot));
      const lane = async (slot: number): Promise<void> => {
        for (let piece = queue.pop(); piece !== undefined; piece = queue.pop()) {
          if (signal.aborted) return;
          const broken = await attempt(slot, piece, work);
          if (broken === null) continue;
          queue.push(piece);
          if (broken.hasAnswered) continue;
          able.delete(slot);
          if (able.size > 0) return;
          // The lanes of a worker meet the same end.
          startless.add(broken);
          if (startless.size >= mostAttempts) throw broken;
        }
      };
      await openFirst();
      const lanes = Array.from({ length: slots * lanesPerWorker }, (_, n) => lane(n % slots));
      try {
        await Promise.all(lanes);
        // A lane may have put work back after the others had gone home.
        while (queue.length > 0 && !signal.aborted) await lane([...able][0] ?? 0);
      } finally {
        queue.length = 0;
      }
    },
    end() {
      for (const worker of opened.keys()) session.close(worker);
    },
  };
}
