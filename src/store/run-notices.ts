import type { InputProblem } from '../engine/index.ts';
import type { RunEnd } from '../worker/engine-client.ts';
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
  return { tone: 'error', key: `app.notice.${key}`, values: { path, reason: problem } };
}

/** Faults, or checks left out, that were taken out of a scenario, as their problems have it, and the
 *  first reason of each. */
export function noticeOfTakenOut(problems: readonly InputProblem[]): Notice {
  const faults = problemsAt(problems, 'faults');
  const skips = problemsAt(problems, 'skips');
  const which = skips.count === 0 ? 'faults' : faults.count === 0 ? 'skips' : 'both';
  const values = {
    faults,
    skips,
    both: {
      faults: faults.count,
      reason: faults.reason,
      skips: skips.count,
      skipReason: skips.reason,
    },
  }[which];
  return { tone: 'info', key: `app.notice.${which}Dropped`, values };
}

function problemsAt(problems: readonly InputProblem[], list: 'faults' | 'skips') {
  const found = problems.filter(({ path }) => path.startsWith(`${list}.`));
  const places = new Set(found.map(({ path }) => path.split('.')[1]));
  return { count: places.size, reason: found[0]?.problem ?? '' };
}
