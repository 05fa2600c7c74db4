/** Comes into the page of the app and times one member's cryptography in workers beside it, then a whole run, from
 *  what starts it to its last event on the screen. */
import type { PageRun } from './page.ts';

declare global {
  interface Window {
    runInPage: (hash: string, expected: number, workers: number) => Promise<PageRun>;
  }
}

const membersTimed = 40;
const cryptoWorkers: Worker[] = [];

/** Milliseconds of one member's cryptography, while as many workers as in a run do nothing else. */
async function cryptoOfMember(workers: number): Promise<number> {
  while (cryptoWorkers.length < workers) {
    cryptoWorkers.push(
      new Worker(new URL('./member-worker.ts', import.meta.url), { type: 'module' }),
    );
  }
  const times = cryptoWorkers.map(
    (worker) =>
      new Promise<number>((resolve, reject) => {
        worker.onmessage = ({ data }) => resolve(data);
        worker.onerror = ({ message }) => reject(new Error(message));
        worker.postMessage(membersTimed);
      }),
  );
  return (await Promise.all(times)).reduce((sum, time) => sum + time / workers, 0);
}

const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));

/** The events of the run that the page says is done; 0 while it says that of none. */
function eventsDone(): number {
  const text = document.evaluate('//*[starts-with(text(), "Run done: ")]', document).iterateNext();
  return Number(text?.textContent?.replaceAll(/\D/g, '') ?? 0);
}

const until = async (holds: () => boolean) => {
  while (!holds()) await frame();
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

window.runInPage = async (hash, expected, workers) => {
  await until(() => eventsDone() > 0);
  const before = await cryptoOfMember(workers);
  const longTasks = watchLongTasks();
  const start = performance.now();
  window.location.hash = hash;
  const shown: number[] = [];
  await until(() => {
    shown.push(performance.now());
    return eventsDone() === expected;
  });
  await frame();
  const end = performance.now();
  const gaps = shown.map((at, index) => at - (shown[index - 1] ?? at));
  const after = await cryptoOfMember(workers);
  return {
    milliseconds: end - start,
    cryptoMilliseconds: (before + after) / 2,
    longestGap: Math.max(...gaps),
    longTasks: longTasks(),
  };
};
