import { alterationCount, type ProbeFacts, type Verdict } from '../engine/index.ts';
import type { ProbeEnd, ProbeTask, ProbeUpdate } from './engine-client.ts';
import { whenAborted } from './run-end.ts';
import { openSharedWork } from './shared-work.ts';
import { ask, type PoolWorker, type Workers } from './workers.ts';

/** Alterations in a piece of work: small, so that a request to cancel is soon heard. */
const alterationsPerPiece = 8;
const flushMilliseconds = 250;

/** Shares the alterations of a payload among the workers. The verdicts are handed on in
 *  the order of the octets, whoever found them. */
export async function shareProbe(
  workers: Workers,
  { source, place, plan }: ProbeTask,
  onUpdate: (update: ProbeUpdate) => void,
  signal: AbortSignal,
): Promise<ProbeEnd> {
  const id = workers.nextId();
  let facts: ProbeFacts | null = null;
  const session = {
    async open(worker: PoolWorker) {
      facts = (await ask(worker, worker.openProbe(id, { source, place }))) ?? facts;
    },
    close: (worker: PoolWorker) => void worker.closeProbe(id),
  };
  const shared = openSharedWork(workers, session, signal);
  const work = async (): Promise<ProbeEnd> => {
    // The first worker says how many alterations there are.
    await shared.doAll([-1], 1, async () => {});
    if (facts === null) return { status: signal.aborted ? 'cancelled' : 'absent' };
    const outbox = createVerdictOutbox(facts, alterationCount(facts, plan), onUpdate, signal);
    await shared.doAll(outbox.pieces, workers.size, async (worker, from) => {
      const to = Math.min(from + alterationsPerPiece, outbox.total);
      const verdicts = await ask(worker, worker.probe(id, plan, from, to));
      if (verdicts) outbox.put(from, verdicts);
    });
    outbox.flush();
    return { status: signal.aborted ? 'cancelled' : 'done' };
  };
  try {
    return await Promise.race([work(), whenAborted(signal)]);
  } finally {
    shared.end();
  }
}

function createVerdictOutbox(
  facts: ProbeFacts,
  total: number,
  onUpdate: (update: ProbeUpdate) => void,
  signal: AbortSignal,
) {
  const early = new Map<number, readonly Verdict[]>();
  let ready: Verdict[] = [];
  let next = 0;
  let done = 0;
  let last = performance.now();
  const flush = () => {
    if (!signal.aborted) onUpdate({ facts, verdicts: ready, done, total });
    ready = [];
    last = performance.now();
  };
  return {
    total,
    pieces: Array.from(
      { length: Math.ceil(total / alterationsPerPiece) },
      (_, piece) => piece * alterationsPerPiece,
    ),
    put(from: number, verdicts: readonly Verdict[]) {
      done += verdicts.length;
      early.set(from, verdicts);
      for (let turn = early.get(next); turn; turn = early.get(next)) {
        early.delete(next);
        ready.push(...turn);
        next += turn.length;
      }
      if (performance.now() - last >= flushMilliseconds) flush();
    },
    flush,
  };
}
