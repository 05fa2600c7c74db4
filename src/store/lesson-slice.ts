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
      const { openedLesson, lessonsOpen } = get();
      const moment = openedLesson?.lesson.moments[index];
      if (openedLesson === null || moment === undefined) return;
      set({ openedLesson: { ...openedLesson, at: index } });
      const shown = viewOfMoment(moment);
      get().showView({ ...shown, lessonsOpen, setupOpen: shown.setupOpen && !lessonsOpen });
    };
    let lastChanged: string | undefined;
    const put = (openedLesson: OpenLesson | null) => {
      lastChanged = undefined;
      const nothing = { lessonsBefore: [], linkedMoment: null, leaving: null };
      set({ openedLesson, driftCheck: unchecked, ...nothing });
    };
    const open = (to: OpenLesson | null) => {
      put(to);
      if (to !== null) show(to.at);
    };
    return {
      openedLesson: null,
      lessonsBefore: [],
      linkedMoment: view.lesson,
      lessonsOpen: view.lessonsOpen,
      driftCheck: unchecked,
      leaving: null,
      openLesson(lesson, origin, at = 0) {
        open({ lesson, origin, at, unsaved: false });
      },
      resumeLesson: put,
      forgetLink() {
        set({ linkedMoment: null });
      },
      leaveLesson() {
        put(null);
      },
      offerLesson(to) {
        if (get().openedLesson?.unsaved)
          set({ leaving: { to }, lessonsOpen: true, setupOpen: false });
        else open(to);
      },
      settleLeaving(goOn) {
        const { leaving } = get();
        if (leaving === null) return;
        if (goOn) open(leaving.to);
        else set({ leaving: null });
      },
      goToMoment: show,
      changeLesson(lesson, at, what) {
        const { openedLesson: before, lessonsBefore } = get();
        if (before === null || before.lesson === lesson) return;
        // One that ships stays as it is: from here on it is a lesson of one's own.
        const origin = before.origin === 'shipped' ? 'own' : before.origin;
        const goesOn = what !== undefined && what === lastChanged && lessonsBefore.length > 0;
        lastChanged = what;
        set({
          openedLesson: { lesson, origin, at: at ?? before.at, unsaved: true },
          lessonsBefore: goesOn ? lessonsBefore : [...lessonsBefore, before].slice(-mostBefore),
        });
      },
      followRuns(lesson) {
        const { openedLesson } = get();
        if (openedLesson !== null) set({ openedLesson: { ...openedLesson, lesson } });
      },
      undoLesson() {
        lastChanged = undefined;
        const { lessonsBefore } = get();
        const openedLesson = lessonsBefore.at(-1);
        if (openedLesson === undefined) return;
        set({ openedLesson, lessonsBefore: lessonsBefore.slice(0, -1) });
      },
      lessonSaved() {
        const { openedLesson: saved } = get();
        // What was undone from here on would differ from the file again.
        const lessonsBefore = get().lessonsBefore.map((one) => ({ ...one, unsaved: true }));
        lastChanged = undefined;
        if (saved !== null) set({ openedLesson: { ...saved, unsaved: false }, lessonsBefore });
      },
      toggleLessons() {
        set(({ lessonsOpen }) => ({ lessonsOpen: !lessonsOpen, setupOpen: false }));
      },
      noteDrift(driftCheck) {
        set({ driftCheck });
      },
    };
  };
