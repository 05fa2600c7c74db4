import { planOf } from '../../engine/index.ts';
import { stepKeyOf } from '../../store/depth.ts';
import { currentEvent } from '../../store/selectors.ts';
import type { AppStoreState } from '../../store/store-state.ts';
import { figureRounds, useKey } from '../figure-arrows.ts';

/** Where one stands: the moment of the lesson, or the arrow of the figure, of how many. */
export type Place = Readonly<{ kind: 'moment' | 'step' | 'use'; at: number; of: number }>;

type State = Pick<AppStoreState, 'trace' | 'cursor' | 'openedLesson'>;

/** Keys of the arrows of the figure, over all rounds: what digits jump to. */
export function arrowKeys({ trace: { source } }: Pick<State, 'trace'>): readonly string[] {
  if (source.kind !== 'scenario') return [];
  return figureRounds(planOf(source.scenario)).flatMap(({ arrows }) =>
    arrows.map(({ key }) => key),
  );
}

export function placeOf(state: State): Place {
  const { openedLesson } = state;
  if (openedLesson !== null) {
    return { kind: 'moment', at: openedLesson.at + 1, of: openedLesson.lesson.moments.length };
  }
  const arrows = arrowKeys(state);
  const key = stepKeyOf(currentEvent(state));
  if (key === useKey) return { kind: 'use', at: arrows.length, of: arrows.length };
  const placed = key === null ? -1 : arrows.indexOf(key);
  return { kind: 'step', at: placed + 1, of: arrows.length };
}
