import { alterationCount, type ProbeFacts, type Verdict } from '../engine/index.ts';
import { ask, type Crew, openShift, type PoolWorker } from './crew.ts';
import type { ProbeEnd, ProbeTask, ProbeUpdate } from './engine-client.ts';

/** Alterations in a piece of work: small, so that a request to cancel is soon heard. */
const alterationsPerPiece = 8;
const flushMilliseconds = 250;

/** Shares the alterations of a payload among the workers of a crew. The verdicts are handed on in
 *  the order of the octets, whoever found them. */
export async function shareProbe(
  crew: Crew,
  { source, place, plan }: ProbeTask,
  onUpdate: (update: ProbeUpdate) => void,
  signal: AbortSignal,
): Promise<ProbeEnd> {
  const id = crew.nextId();
  let facts: ProbeFacts | null = null;
  const session = {
    async open(worker: PoolWorker) {
      facts = (await ask(worker, worker.openProbe(id, { source, place }))) ?? facts;
    },
    close: (worker: PoolWorker) => void worker.closeProbe(id),
  };
  const shift = openShift(crew, session, signal);
  const work = async (): Promise<ProbeEnd> => {
    // The first worker says how many alterations there are.
    await shift.doAll([-1], 1, async () => {});
    if (facts === null) return { status: signal.aborted ? 'cancelled' : 'absent' };
    const outbox = createOutbox(facts, alterationCount(facts, plan), onUpdate, signal);
    await shift.doAll(outbox.pieces, crew.size, async (worker, from) => {
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
    shift.end();
  }
}

function createOutbox(
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

function whenAborted(signal: AbortSignal): Promise<ProbeEnd> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve({ status: 'cancelled' });
    signal.addEventListener('abort', () => resolve({ status: 'cancelled' }));
  });
}
