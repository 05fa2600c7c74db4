import {
  actsOf,
  type CommonPart,
  createPartOrder,
  eventsOfCommon,
  eventsOfMember,
  everMembers,
  type RunSource,
  type Scenario,
  type Talker,
  type TalkPart,
  totalsOfParts,
} from '../engine/index.ts';
import { partOf } from '../parts/part.ts';
import type { EngineClient, RunEnd, RunUpdate } from './engine-client.ts';
import type { MemberSums, Opened, Timed } from './engine-service.ts';
import { createEventOutbox } from './event-outbox.ts';
import { oneTurn } from './in-slices.ts';
import { onOneWorker } from './on-one-worker.ts';
import { cutInPieces } from './pieces.ts';
import { asFailure, whenAborted } from './run-end.ts';
import { runWhole } from './run-whole.ts';
import { openSharedWork } from './shared-work.ts';
import { ask, createWorkers, heard, type PoolWorker } from './workers.ts';

const loadShareProbe = partOf(async () => (await import('./share-probe.ts')).shareProbe);

/** Members that are worth a worker of their own. */
const membersPerWorker = 4;

/** An engine client over up to `size` workers. The members of a scenario are shared among them;
 *  their parts are put in the order of the run, so that the trace is the same for any number of
 *  workers. A worker that breaks down is replaced and its work done again. */
export function createPoolClient(spawn: () => PoolWorker, size: number): EngineClient {
  const workers = createWorkers(spawn, size);

  /** Makes every member's part on the workers; calls back in the order they are made. */
  const share = async (scenario: Scenario, signal: AbortSignal, take: Taker): Promise<void> => {
    const id = workers.nextId();
    const members = memberCount(scenario);
    const slots = Math.min(size, Math.max(1, Math.ceil(members / membersPerWorker)));
    const session = {
      async open(worker: PoolWorker) {
        const common = await ask(worker, worker.openSession(id, scenario));
        if (!signal.aborted) take.common(common);
      },
      close: (worker: PoolWorker) => void worker.closeSession(id),
    };
    const work = openSharedWork(workers, session, signal);
    try {
      await work.doAll(cutInPieces(members, slots), slots, async (worker, indexes) => {
        await take.members(worker, id, indexes);
      });
      // The use of the keys in each act, when every member has its own.
      for (const at of Array.from(actsOf(scenario), (_, place) => place + 1)) {
        const talkers = signal.aborted ? null : take.talkers?.(at);
        if (!talkers) continue;
        await work.doAll([`use ${at}`], 1, async (worker) => {
          const made = await ask(worker, worker.talkPart(id, at, talkers));
          if (made !== null && !signal.aborted) take.use?.(made);
        });
      }
    } finally {
      work.end();
    }
  };

  const runScenario = async (
    source: RunSource & { kind: 'scenario' },
    onUpdate: (update: RunUpdate) => void,
    signal: AbortSignal,
  ): Promise<RunEnd> => {
    // What starts a run is on the screen before workers take the processor.
    await oneTurn();
    const outbox = createEventOutbox(onUpdate);
    const order = createPartOrder(source.scenario);
    await share(source.scenario, signal, {
      common({ part, timings, outlook }) {
        outbox.expect(outlook);
        outbox.put(order.addCommon(part), timings, eventsOfCommon(part).length);
      },
      async members(worker, id, indexes) {
        const made = await ask(worker, worker.memberParts(id, indexes));
        if (made === null || signal.aborted) return;
        const events = made.part.flatMap(order.addMember);
        const size = made.part.reduce((sum, part) => sum + eventsOfMember(part).length, 0);
        outbox.put(events, made.timings, size);
      },
      talkers: order.talkers,
      use: ({ part, timings }) => outbox.put(order.addUse(part), timings, part.events.length),
    });
    await outbox.drain(signal);
    return { status: signal.aborted ? 'cancelled' : 'done' };
  };

  /** Asks the first worker; where that breaks down, once more another one. */
  const askFirst = <T>(question: (worker: PoolWorker) => T | Promise<T>): Promise<T> => {
    const worker = workers.workerAt(0);
    return ask(worker, Promise.resolve(question(worker))).catch((error: unknown) => {
      workers.replace(0, worker);
      throw error;
    });
  };
  const askTwice = <T>(question: (worker: PoolWorker) => T | Promise<T>): Promise<T | null> =>
    Promise.resolve(question)
      .then(askFirst)
      .catch(() => askFirst(question))
      .catch(() => null);

  /** Has one worker do what tells how far it is. */
  const inSteps = <Step, End>(
    onStep: (step: Step) => void,
    signal: AbortSignal,
    work: (worker: PoolWorker, id: number, emit: (step: Step) => void) => End | Promise<End>,
  ) => {
    const working = onOneWorker(workers, signal, (worker, id) =>
      work(worker, id, (step) => {
        heard(worker);
        if (!signal.aborted) onStep(step);
      }),
    );
    return Promise.race([whenAborted(signal), working.catch(asFailure)]);
  };

  return {
    find: (input) => askTwice((worker) => worker.find(input)),
    readKeys: (inputs) => askTwice((worker) => worker.readKeys(inputs)),
    openPackets: (task) => askTwice((worker) => worker.openPackets(task)),
    sakkeForm: () => askTwice((worker) => worker.sakkeForm()),
    async probe(task, onUpdate, signal) {
      const shareProbe = await loadShareProbe();
      return shareProbe(workers, task, onUpdate, signal).catch(asFailure);
    },
    diagnose(source, onStep, signal) {
      return inSteps(onStep, signal, (worker, id, emit) => worker.diagnose(id, source, emit));
    },
    whoReads(task, onStep, signal) {
      return inSteps(onStep, signal, (worker, id, emit) => worker.whoReads(id, task, emit));
    },
    releases(task, onStep, signal) {
      return inSteps(onStep, signal, (worker, id, emit) => worker.releases(id, task, emit));
    },
    async run(source, onUpdate, signal) {
      if (signal.aborted) return { status: 'cancelled' };
      const running =
        source.kind === 'scenario'
          ? runScenario(source, onUpdate, signal)
          : runWhole(workers, source, onUpdate, signal);
      return Promise.race([whenAborted(signal), running.catch(asFailure)]);
    },
    async totals(scenario, signal) {
      let common: CommonPart | null = null;
      const parts = new Map<number, MemberSums>();
      const take: Taker = {
        common: ({ part }) => {
          common ??= part;
        },
        async members(worker, id, indexes) {
          const sums = await ask(worker, worker.memberSums(id, indexes));
          for (const sum of sums ?? []) parts.set(sum.index, sum);
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

type Taker = {
  common: (made: Opened) => void;
  /** Asks a worker for what is wanted of some members. */
  members: (worker: PoolWorker, id: number, indexes: readonly number[]) => Promise<void>;
  /** Absent where nobody asks for the use of the keys. */
  talkers?: (at: number) => readonly Talker[] | null;
  use?: (made: Timed<TalkPart>) => void;
};

const memberCount = (scenario: Scenario): number => everMembers(scenario).length;
