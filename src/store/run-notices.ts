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
