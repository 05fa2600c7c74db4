import type { LessonQuestion } from '../../lesson/question.ts';
import type { AppStoreState } from '../../store/store-state.ts';

/** The question of the moment on the screen; null where no lesson is open, or it asks nothing. */
export const questionOfMoment = ({
  openedLesson: open,
}: Pick<AppStoreState, 'openedLesson'>): LessonQuestion | null =>
  open?.lesson.moments[open.at]?.question ?? null;
