/** Comes into the page of the app: times members' cryptography in workers beside it, and whole runs, from what
 *  starts them to their last event on the screen. */
import type { MembersTimed } from './member-worker.ts';
import type { PageRun } from './page.ts';

declare global {
  interface Window {
    pageKept: () => Promise<boolean>;
    cryptoInPage: (workers: number, members: number) => Promise<MembersTimed>;
    runInPage: (hash: string, expected: number) => Promise<PageRun>;
  }
}

/** Resolves when the page is kept for use without a network, so that nothing is fetched beside what is timed. */
window.pageKept = async () => {
  await navigator.serviceWorker?.ready;
  return true;
};

const cryptoWorkers: Worker[] = [];

/** What so many members took in each worker, all together, while as many workers as in a run do nothing else. */
window.cryptoInPage = async (workers, members) => {
  await until(() => eventsDone() > 0);
  while (cryptoWorkers.length < workers) {
    cryptoWorkers.push(
      new Worker(new URL('./member-worker.ts', import.meta.url), { type: 'module' }),
    );
  }
  const times = cryptoWorkers.map(
    (worker) =>
      new Promise<MembersTimed>((resolve, reject) => {
        worker.onmessage = ({ data }) => resolve(data);
        worker.onerror = ({ message }) => reject(new Error(message));
        worker.postMessage(members);
      }),
  );
  return (await Promise.all(times)).reduce((sum, time) => ({
    operations: sum.operations + time.operations,
    everything: sum.everything + time.everything,
  }));
};

/** Milliseconds from one look at the page to the next. Each frame would make the browser draw for the measurement
 *  alone, a tenth of the processor time of a run. */
const lookEvery = 20;

const pause = () => new Promise((resolve) => setTimeout(resolve, lookEvery));

/** The events of the run that the page says is done; 0 while it says that of none. */
function eventsDone(): number {
  const text = document.evaluate('//*[starts-with(text(), "Run done: ")]', document).iterateNext();
  return Number(text?.textContent?.replaceAll(/\D/g, '') ?? 0);
}

const until = async (holds: () => boolean) => {
  while (!holds()) await pause();
};

/** Tasks of the main thread that the browser calls long, in milliseconds; null where it tells of none. */
function watchLongTasks(): () => readonly number[] | null {
  const long: number[] = [];
  const watch = new PerformanceObserver((list) =>
    long.push(...list.getEntries().map(({ duration }) => duration)),
  );
  const isTold = PerformanceObserver.supportedEntryTypes.includes('longtask');
  if (isTold) watch.observe({ entryTypes: ['longtask'] });
  return () => {
    watch.disconnect();
    return isTold ? long : null;
  };
}

window.runInPage = async (hash, expected) => {
  const longTasks = watchLongTasks();
  const start = performance.now();
  window.location.hash = hash;
  let longestGap = 0;
  let looked = start;
  let asked = start;
  await until(() => {
    const now = performance.now();
    longestGap = Math.max(longestGap, now - looked);
    looked = now;
    // Going through the page costs a millisecond: it is asked when a hundredth of the time so far has passed again.
    if (now - asked < (now - start) / 100) return false;
    asked = now;
    return eventsDone() === expected;
  });
  return {
    milliseconds: performance.now() - start,
    longestGap,
    longTasks: longTasks(),
  };
};
