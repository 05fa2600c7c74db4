import type { Actor, Context, RunSource, TraceEvent } from '../engine/index.ts';
import type { RunEnd, RunUpdate } from './engine-client.ts';
import { sliceMilliseconds, turn } from './in-slices.ts';
import type { ConfirmSignatures } from './platform-ecdsa.ts';
import { asFailure } from './run-end.ts';

/** What a run needs of the engine. */
export type RunnableEngine = Readonly<{
  contextFor(source: RunSource, stopwatch: () => number): Context;
  actorsOf(source: RunSource): readonly Actor[];
  expectedEvents(source: RunSource): number;
  runSource(source: RunSource, context: Context): Generator<TraceEvent, void>;
}>;

export type RunTask = Readonly<{
  source: RunSource;
  /** Gets the parts in order; the next part waits until the one before was taken. */
  emit: (update: RunUpdate) => void | Promise<void>;
  cancelled: () => boolean;
  /** Asked about a part before it is handed on. */
  confirm?: ConfirmSignatures;
}>;

const sliceEvents = 64;

/** Runs a source in slices of about 40 ms or 64 events and gives way between them, so that a
 *  request to cancel works at once. A mistake of the engine comes back as text. */
export async function runInSlices(engine: RunnableEngine, task: RunTask): Promise<RunEnd> {
  const channel = new MessageChannel();
  try {
    return await drive(engine, task, () => turn(channel));
  } catch (error) {
    return asFailure(error);
  } finally {
    channel.port1.close();
  }
}

async function drive(
  engine: RunnableEngine,
  { source, emit, cancelled, confirm }: RunTask,
  giveWay: () => Promise<void>,
): Promise<RunEnd> {
  const stopwatch = () => performance.now();
  const context = engine.contextFor(source, stopwatch);
  const actors = engine.actorsOf(source);
  const total = engine.expectedEvents(source);
  let events: TraceEvent[] = [];
  let done = 0;
  let sliceStart = stopwatch();
  const flush = async () => {
    done += events.length;
    const timings: Record<string, number> = {};
    for (const { id } of events) {
      const time = context.timings.get(id);
      if (time !== undefined) timings[id] = time;
    }
    await confirm?.(events);
    await emit({ actors, events, timings, done, total: Math.max(total, done) });
    events = [];
  };
  for (const event of engine.runSource(source, context)) {
    events.push(event);
    if (events.length < sliceEvents && stopwatch() - sliceStart < sliceMilliseconds) continue;
    await flush();
    await giveWay();
    if (cancelled()) return { status: 'cancelled' };
    sliceStart = stopwatch();
  }
  if (cancelled()) return { status: 'cancelled' };
  await flush();
  return { status: 'done' };
}
