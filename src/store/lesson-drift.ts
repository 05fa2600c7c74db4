import { createDriftSearch, type Drift, momentsByRun, movedToFound } from '../lesson/drift.ts';
import type { LessonMoment } from '../lesson/lesson.ts';
import type { AppStore } from './app-store.ts';

/** Runs every moment of the open lesson, apart from the run on the screen, and notes what differs from
 *  what the lesson says. */

const checks = new WeakMap<AppStore, AbortController>();

export async function checkDrift(store: AppStore): Promise<void> {
  cancelDrift(store);
  const open = store.getState().openedLesson;
  if (open === null) return;
  const control = new AbortController();
  checks.set(store, control);
  // Another lesson in its place ends the check of this one.
  const stop = store.subscribe(({ driftCheck }) => {
    if (driftCheck.status === 'idle') control.abort();
  });
  const runs = momentsByRun(open.lesson);
  const drifts: Drift[] = [];
  const note = (status: 'running' | 'done', done: number) =>
    store.getState().noteDrift({ status, done, total: runs.length, drifts: [...drifts] });
  note('running', 0);
  for (const [index, moments] of runs.entries()) {
    const found = await driftsOfRun(store, moments, control.signal);
    if (control.signal.aborted) break;
    drifts.push(...found);
    note('running', index + 1);
  }
  stop();
  if (control.signal.aborted) return;
  note('done', runs.length);
  follow(store, drifts);
}

export function cancelDrift(store: AppStore): void {
  checks.get(store)?.abort();
  const { driftCheck, noteDrift } = store.getState();
  if (driftCheck.status === 'running') noteDrift({ ...driftCheck, status: 'cancelled' });
}

async function driftsOfRun(
  store: AppStore,
  moments: readonly LessonMoment[],
  signal: AbortSignal,
): Promise<readonly Drift[]> {
  const [first] = moments;
  if (first === undefined) return [];
  const search = createDriftSearch(moments);
  const source = { kind: 'scenario', scenario: first.scenario } as const;
  const { runApart } = store.getState();
  const end = await runApart(source, ({ events }) => events.forEach(search.add), signal);
  if (end.status === 'done') return search.drifts();
  const message = end.status === 'failed' ? end.message : '';
  return moments.map(({ id: moment }) => ({ moment, kind: 'failed', message }));
}

/** Has the moments stand where the like of their events was found, the one on the screen too. */
function follow(store: AppStore, drifts: readonly Drift[]): void {
  const { openedLesson: open, followRuns, goToMoment } = store.getState();
  if (open === null) return;
  followRuns(movedToFound(open.lesson, drifts));
  const shown = open.lesson.moments[open.at]?.id;
  if (drifts.some(({ kind, moment }) => kind === 'moved' && moment === shown)) goToMoment(open.at);
}
