import { sidesOf } from '../../store/compare-sides.ts';
import { designOf } from '../../store/designs.ts';
import { sideRunOf } from '../../store/side-run-of.ts';
import type { AppState } from '../../store/state.ts';

type Words = (key: string, values?: Record<string, unknown>) => string;

/** What is on the screen to write a paper of: the two runs of an open comparison, or else the run; null
 *  where it has not come to its end, or is an opened message. */
export function shownRuns(state: AppState) {
  const { screen, compare, trace, run } = state;
  if (screen === 'compare') {
    const sides = sidesOf(compare);
    const [left, right] = [sideRunOf(state, sides.left), sideRunOf(state, sides.right)];
    if (left === undefined || right === undefined) return null;
    const kind = compare.without === null ? 'designs' : 'check';
    return { kind, sides, left, right } as const;
  }
  const { source } = trace;
  if (source.kind !== 'scenario' || run.status !== 'done') return null;
  return { kind: 'run', trace, scenario: source.scenario } as const;
}

/** What a side of the open comparison is called, in full or in short. */
export const sideName = (
  { compare }: AppState,
  side: 'left' | 'right',
  texts: 'design' | 'designShort',
  t: Words,
): string => {
  const check = compare.without && t(`checks.short.${compare.without.check}`);
  return t(`compare.${texts}.${sidesOf(compare)[side]}`, { check });
};

/** What the paper will be of, in words; null where there is nothing to write it of. */
export function aboutOf(state: AppState, t: Words): string | null {
  const shown = shownRuns(state);
  if (shown === null) return null;
  if (shown.kind === 'run') {
    const design = t(`compare.design.${designOf(shown.scenario)}`);
    return t('paper.dialog.about.run', { design });
  }
  return t(`paper.dialog.about.${shown.kind}`, {
    left: sideName(state, 'left', 'design', t),
    right: sideName(state, 'right', 'design', t),
  });
}
