import type { LessonSlice } from './lesson-state.ts';
import { viewOfMoment } from './lesson-view.ts';
import type { SliceCreator } from './store-state.ts';

/** The lesson that is open, and the moment of it on the screen. */
export const createLessonSlice: SliceCreator<LessonSlice> = (set, get) => {
  const show = (index: number) => {
    const { openedLesson: open } = get();
    const moment = open?.lesson.moments[index];
    if (open === null || moment === undefined) return;
    set({ openedLesson: { ...open, at: index } });
    get().showView(viewOfMoment(moment));
  };
  return {
    openedLesson: null,
    openLesson(lesson, origin, at = 0) {
      set({ openedLesson: { lesson, origin, at, unsaved: false } });
      show(at);
    },
    leaveLesson() {
      set({ openedLesson: null });
    },
    goToMoment(index) {
      show(index);
    },
  };
};
