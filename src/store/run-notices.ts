import { type Fact, fact, type InputProblem } from '../engine/index.ts';
import type { RunEnd } from '../worker/engine-client.ts';
import { placeOf } from './fault-problems.ts';
import type { Notice } from './state.ts';

/** What is said of a run that does not come to its end. `hasTrace`: there is one before it, which stays
 *  on the screen. */

/** A run that failed: by the workers, or by a mistake of the engine. */
export function noticeOfFailure(
  { message, trouble }: RunEnd & { status: 'failed' },
  hasTrace: boolean,
): Notice {
  const key = trouble ? `worker.${trouble}` : hasTrace ? 'runFailed' : 'firstRunFailed';
  return { tone: 'error', key: `app.notice.${key}`, values: { message } };
}

/** A scenario that cannot run, and why; where there is nothing before it, the default is shown. */
export function noticeOfProblem({ path, problem }: InputProblem, hasTrace: boolean): Notice {
  const key = hasTrace ? 'scenarioRejected' : 'scenarioReplaced';
  return {
    tone: 'error',
    key: `app.notice.${key}`,
    values: { path: placeNamed(path), reason: problem },
  };
}

/** Where a problem is: an act by its number, anything else by its field. */
function placeNamed(path: string): Fact | string {
  const [, place] = /^acts\.(\d+)(\.|$)/.exec(path) ?? [];
  return place === undefined ? path : fact('act.numbered', { act: Number(place) + 2 });
}

/** Faults, checks left out, or values given, that were taken out of a scenario, as their problems have it,
 *  and the first reason of each. */
export function noticeOfTakenOut(problems: readonly InputProblem[]): Notice {
  const faults = problemsAt(problems, 'faults');
  const skips = problemsAt(problems, 'skips');
  const draws = problemsAt(problems, 'draws');
  const tone = 'info';
  if (faults.count + skips.count === 0) {
    return { tone, key: 'app.notice.drawsDropped', values: draws };
  }
  const { reason } = faults.count > 0 ? faults : skips;
  const counts = { faults: faults.count, skips: skips.count, draws: draws.count };
  if (draws.count > 0) {
    return { tone, key: 'app.notice.severalDropped', values: { ...counts, reason } };
  }
  if (skips.count === 0) return { tone, key: 'app.notice.faultsDropped', values: faults };
  if (faults.count === 0) return { tone, key: 'app.notice.skipsDropped', values: skips };
  const both = { faults: faults.count, reason, skips: skips.count, skipReason: skips.reason };
  return { tone, key: 'app.notice.bothDropped', values: both };
}

/** Faults that went with their act. */
export const noticeOfGone = (count: number, act: number): Notice => ({
  tone: 'info',
  key: 'app.notice.faultsDropped',
  values: { count, reason: fact('act.gone', { act }) },
});

function problemsAt(problems: readonly InputProblem[], list: 'faults' | 'skips' | 'draws') {
  const found = problems.filter(({ path }) => path.startsWith(`${list}.`));
  const places = new Set(found.map(placeOf));
  return { count: places.size, reason: found[0]?.problem ?? '' };
}
