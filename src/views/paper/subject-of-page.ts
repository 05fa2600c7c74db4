import { airTime } from '../../engine/index.ts';
import { sideOf } from '../../paper/side-of.ts';
import type { PaperSide, PaperSubject, PaperWords } from '../../paper/subject.ts';
import type { SideRun } from '../../store/compare-state.ts';
import type { AppState } from '../../store/state.ts';
import { shownRuns, sideName } from './paper-about.ts';

/** What is on the screen as the subject of a paper; null where there is nothing to write one of. */
export function subjectOfPage(state: AppState, words: PaperWords): PaperSubject | null {
  const shown = shownRuns(state);
  if (shown === null) return null;
  const assumed = state.compare;
  if (shown.kind === 'run') {
    const { trace, scenario } = shown;
    const { actors, events } = trace;
    return { kind: 'run', assumed, left: sideOf({ scenario, actors, events }, assumed, words) };
  }
  const side = (of: 'left' | 'right', run: SideRun): PaperSide => ({
    name: sideName(state, of, 'design', words.t),
    short: sideName(state, of, 'designShort', words.t),
    ...run,
    ...run.trace,
    time: airTime(run.ledger.carrier, assumed.keyDocument, assumed),
  });
  const sides = { left: side('left', shown.left), right: side('right', shown.right) };
  const { without } = state.compare;
  if (without === null) return { kind: 'designs', assumed, ...sides };
  return { kind: 'check', assumed, check: words.t(`checks.short.${without.check}`), ...sides };
}
