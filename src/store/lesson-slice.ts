import type { LessonSlice, OpenLesson } from './lesson-state.ts';
import { viewOfMoment } from './lesson-view.ts';
import type { SliceCreator } from './store-state.ts';
import type { View } from './view.ts';

const unchecked: LessonSlice['driftCheck'] = { status: 'idle', done: 0, total: 0, drifts: [] };
const mostBefore = 100;

/** The lesson that is open, and the moment of it on the screen. */
export const createLessonSlice =
  (view: View): SliceCreator<LessonSlice> =>
  (set, get) => {
    const show = (index: number) => {
      const { openedLesson: open, lessonsOpen } = get();
      const moment = open?.lesson.moments[index];
      if (open === null || moment === undefined) return;
      set({ openedLesson: { ...open, at: index } });
      const shown = viewOfMoment(moment);
      get().showView({ ...shown, lessonsOpen, setupOpen: shown.setupOpen && !lessonsOpen });
    };
    const put = (openedLesson: OpenLesson | null) => {
      set({ openedLesson, lessonsBefore: [], linkedMoment: null, driftCheck: unchecked });
    };
    return {
      openedLesson: null,
      lessonsBefore: [],
      linkedMoment: view.lesson,
      lessonsOpen: view.lessonsOpen,
      driftCheck: unchecked,
      openLesson(lesson, origin, at = 0) {
        put({ lesson, origin, at, unsaved: false });
        show(at);
      },
      resumeLesson: put,
      leaveLesson() {
        put(null);
      },
      goToMoment: show,
      changeLesson(lesson, at) {
        const { openedLesson: open, lessonsBefore } = get();
        if (open === null || open.lesson === lesson) return;
        // One that ships stays as it is: from here on it is a lesson of one's own.
        const origin = open.origin === 'shipped' ? 'own' : open.origin;
        set({
          openedLesson: { lesson, origin, at: at ?? open.at, unsaved: true },
          lessonsBefore: [...lessonsBefore, open].slice(-mostBefore),
        });
      },
      undoLesson() {
        const { lessonsBefore } = get();
        const openedLesson = lessonsBefore.at(-1);
        if (openedLesson === undefined) return;
        set({ openedLesson, lessonsBefore: lessonsBefore.slice(0, -1) });
      },
      lessonSaved() {
        const { openedLesson: open } = get();
        // What was undone from here on would differ from the file again.
        const lessonsBefore = get().lessonsBefore.map((one) => ({ ...one, unsaved: true }));
        if (open !== null) set({ openedLesson: { ...open, unsaved: false }, lessonsBefore });
      },
      toggleLessons() {
        set(({ lessonsOpen }) => ({ lessonsOpen: !lessonsOpen, setupOpen: false }));
      },
      noteDrift(driftCheck) {
        set({ driftCheck });
      },
    };
  };
