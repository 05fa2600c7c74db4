import { useCallback } from 'react';
import { currentEvent } from '../../store/selectors.ts';
import type { AppStoreState } from '../../store/store-state.ts';
import { useStepNames } from '../use-step-names.ts';
import { captionOf } from './caption.ts';

/** The sentence of a moment: that of the lesson where one stands at its moment, else that of the run. */
export function useCaption(): (state: AppStoreState) => string {
  const told = useStepNames();
  return useCallback(
    (state) => {
      const moment = state.openedLesson?.lesson.moments[state.openedLesson.at];
      const stood = state.wanted?.eventId ?? currentEvent(state)?.id;
      const isAtMoment = moment !== undefined && stood === moment.at.eventId;
      return isAtMoment && moment.caption !== '' ? moment.caption : captionOf(state, told);
    },
    [told],
  );
}
