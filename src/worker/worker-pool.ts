import {
  actorsOf,
  type CommonPart,
  createPartOrder,
  eventsOfCommon,
  expectedEvents,
  type MemberPart,
  type RunSource,
  type Scenario,
  systemsInUse,
  type Talker,
  type TalkPart,
  type TraceEvent,
  totalsOfParts,
} from '../engine/index.ts';
import type { EngineClient, RunEnd, RunUpdate } from './engine-client.ts';
import type { EngineService, Timed } from './engine-service.ts';

type Later<T> = {
  [K in keyof T]: T[K] extends (...args: infer A) => infer R
    ? (...args: A) => Awaited<R> | Promise<Awaited<R>>
    : never;
};

/** A worker as the pool sees it. `broken` resolves, with a reason, when it will answer no more. */
export type PoolWorker = Pick<
  Later<EngineService>,
  'openSession' | 'memberPart' | 'talkPart' | 'closeSession' | 'run' | 'cancel'
> & {
  terminate(): void;
  broken: Promise<string>;
};

/** Parts asked of a worker at a time: the next is under way while one is being confirmed by the
 *  platform and another handed over. */
const lanesPerWorker = 3;
/** How often the same piece of work may bring a worker down before the run fails. */
const mostAttempts = 3;
/** Members that are worth a worker of their own. */
const membersPerWorker = 4;
const flushMilliseconds = 150;
const flushEvents = 2_000;

class WorkerBroken extends Error {}
class RunFailed extends Error {}

/** An engine client over up to `size` workers. The members of a scenario are shared among them;
 *  their parts are put in the order of the run, so that the trace is the same for any number of
 *  workers. A worker that breaks down is replaced and its work done again. */
export function createPoolClient(spawn: () => PoolWorker, size: number): EngineClient {
  const workers: PoolWorker[] = [];
  let lastId = 0;

  const workerAt = (slot: number): PoolWorker => {
    const worker = workers[slot] ?? watched(spawn());
    workers[slot] = worker;
    return worker;
  };
  const replace = (slot: number, worker: PoolWorker): void => {
    if (workers[slot] !== worker) return;
    worker.terminate();
    delete workers[slot];
  };

  /** Makes every member's part on the workers; calls back in the order they are made. */
  const share = async (scenario: Scenario, signal: AbortSignal, take: Taker): Promise<void> => {
    lastId += 1;
    const id = lastId;
    const queue = Array.from({ length: memberCount(scenario) }, (_, index) => index);
    queue.reverse();
    const attempts = new Map<number | 'use', number>();
    const slots = Math.min(size, Math.max(1, Math.ceil(queue.length / membersPerWorker)));
    const opened = new Map<PoolWorker, Promise<void>>();

    const open = (worker: PoolWorker): Promise<void> => {
      const known = opened.get(worker);
      if (known) return known;
      const opening = ask(worker, worker.openSession(id, scenario)).then((common) => {
        if (!signal.aborted) take.common(common);
      });
      opened.set(worker, opening);
      return opening;
    };
    /** Does one piece of work; says whether the worker broke down over it. */
    const attempt = async (
      slot: number,
      piece: number | 'use',
      work: (worker: PoolWorker) => Promise<void>,
    ): Promise<boolean> => {
      const worker = workerAt(slot);
      try {
        await open(worker);
        if (!signal.aborted) await work(worker);
        return false;
      } catch (error) {
        if (!(error instanceof WorkerBroken)) throw error;
        replace(slot, worker);
        const count = (attempts.get(piece) ?? 0) + 1;
        attempts.set(piece, count);
        if (count >= mostAttempts) throw new RunFailed(error.message);
        return true;
      }
    };
    const keyMember = async (slot: number, index: number): Promise<void> => {
      const broke = await attempt(slot, index, async (worker) => {
        const made = await ask(worker, worker.memberPart(id, index));
        if (made !== null && !signal.aborted) take.member(made);
      });
      if (broke) queue.push(index);
    };
    /** The use of the keys, when every member has its own. */
    const letTalk = async (talkers: readonly Talker[]): Promise<void> => {
      const broke = await attempt(0, 'use', async (worker) => {
        const made = await ask(worker, worker.talkPart(id, talkers));
        if (made !== null && !signal.aborted) take.use?.(made);
      });
      if (broke) await letTalk(talkers);
    };
    const lane = async (slot: number): Promise<void> => {
      for (let index = queue.pop(); index !== undefined; index = queue.pop()) {
        if (signal.aborted) return;
        await keyMember(slot, index);
      }
    };
    const lanes = Array.from({ length: slots * lanesPerWorker }, (_, n) => lane(n % slots));
    try {
      await Promise.all(lanes);
      // A lane may have put work back after the others had gone home.
      while (queue.length > 0 && !signal.aborted) await lane(0);
      const talkers = signal.aborted ? null : take.talkers?.();
      if (talkers) await letTalk(talkers);
    } finally {
      queue.length = 0;
      for (const worker of opened.keys()) worker.closeSession(id);
    }
  };

  const runScenario = async (
    source: RunSource & { kind: 'scenario' },
    onUpdate: (update: RunUpdate) => void,
    signal: AbortSignal,
  ): Promise<RunEnd> => {
    const outbox = createOutbox(source, onUpdate);
    const order = createPartOrder(source.scenario);
    await share(source.scenario, signal, {
      common: ({ part, timings }) =>
        outbox.put(order.addCommon(part), timings, eventsOfCommon(part).length),
      member: ({ part, timings }) =>
        outbox.put(order.addMember(part), timings, sizeOf([part.provision, ...part.rounds])),
      talkers: order.talkers,
      use: ({ part, timings }) => outbox.put(order.addUse(part), timings, part.events.length),
    });
    if (signal.aborted) return { status: 'cancelled' };
    outbox.flush();
    return { status: 'done' };
  };

  const runWhole = (
    source: RunSource,
    onUpdate: (update: RunUpdate) => void,
    signal: AbortSignal,
  ): Promise<RunEnd> => {
    lastId += 1;
    const id = lastId;
    const worker = workerAt(0);
    signal.addEventListener('abort', () => worker.cancel(id));
    const emit = (update: RunUpdate) => {
      if (!signal.aborted) onUpdate(update);
    };
    return ask(worker, worker.run(id, source, emit)).catch((error) => {
      replace(0, worker);
      throw error;
    });
  };

  return {
    async run(source, onUpdate, signal) {
      if (signal.aborted) return { status: 'cancelled' };
      const running =
        source.kind === 'scenario'
          ? runScenario(source, onUpdate, signal)
          : runWhole(source, onUpdate, signal);
      return Promise.race([whenAborted(signal), running.catch(asFailure)]);
    },
    async totals(scenario, signal) {
      let common: CommonPart | null = null;
      // Of each member only what is counted: the events stay with the worker.
      const parts = new Map<number, Pick<MemberPart, 'outcome' | 'refused' | 'totals'>>();
      const take: Taker = {
        common: ({ part }) => {
          common ??= part;
        },
        member: ({ part: { index, outcome, refused, totals } }) => {
          parts.set(index, { outcome, refused, totals });
        },
      };
      const running = share(scenario, signal, take).then(() =>
        common ? totalsOfParts(scenario, common, [...parts.values()]) : null,
      );
      const aborted = whenAborted(signal).then(() => null);
      return Promise.race([aborted, running.catch(() => null)]);
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
function ask<T>(worker: PoolWorker, answer: T | Promise<T>): Promise<T> {
  const own = waiting.get(worker);
  return new Promise<T>((resolve, reject) => {
    if (own?.reason !== undefined) reject(new WorkerBroken(own.reason));
    own?.rejects.add(reject);
    Promise.resolve(answer)
      .then(resolve, reject)
      .finally(() => own?.rejects.delete(reject));
  });
}

type Taker = {
  common: (made: Timed<CommonPart>) => void;
  member: (made: Timed<MemberPart>) => void;
  /** Absent where nobody asks for the use of the keys. */
  talkers?: () => readonly Talker[] | null;
  use?: (made: Timed<TalkPart>) => void;
};

function memberCount(scenario: Scenario): number {
  return systemsInUse(scenario).reduce((sum, { members }) => sum + members.length, 0);
}

const sizeOf = (lists: readonly (readonly TraceEvent[])[]) =>
  lists.reduce((sum, list) => sum + list.length, 0);

/** Gathers events and hands them on about every 150 ms, with the timings that came so far. */
function createOutbox(source: RunSource, onUpdate: (update: RunUpdate) => void) {
  const actors = actorsOf(source);
  const total = expectedEvents(source);
  let events: TraceEvent[] = [];
  let timings: Record<string, number> = {};
  /** Events that are made, those that wait for their turn among them. */
  let made = 0;
  let handedOn = 0;
  let last = performance.now();
  const flush = () => {
    handedOn += events.length;
    const done = Math.max(Math.min(made, total), handedOn);
    onUpdate({ actors, events, timings, done, total: Math.max(total, done) });
    events = [];
    timings = {};
    last = performance.now();
  };
  return {
    put(more: readonly TraceEvent[], times: Readonly<Record<string, number>>, size: number) {
      made += size;
      for (const event of more) events.push(event);
      Object.assign(timings, times);
      const due = performance.now() - last >= flushMilliseconds || events.length >= flushEvents;
      if (due || handedOn === 0) flush();
    },
    flush,
  };
}

function whenAborted(signal: AbortSignal): Promise<RunEnd> {
  return new Promise((resolve) => {
    signal.addEventListener('abort', () => resolve({ status: 'cancelled' }));
  });
}

function asFailure(error: unknown): RunEnd {
  const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return { status: 'failed', message };
}
