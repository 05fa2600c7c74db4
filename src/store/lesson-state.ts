import type { Lesson } from '../lesson/lesson.ts';

/** The state of the lesson that is open. */

/** Where a lesson came from: one that ships is never written over. */
export type LessonOrigin = 'shipped' | 'file' | 'own';

export type OpenLesson = Readonly<{
  lesson: Lesson;
  origin: LessonOrigin;
  /** Index of the moment on the screen. */
  at: number;
  /** Something was changed and not saved yet. */
  unsaved: boolean;
}>;

export type LessonSlice = {
  openedLesson: OpenLesson | null;
  /** Shows the first moment, or the one at `at`. */
  openLesson(lesson: Lesson, origin: LessonOrigin, at?: number): void;
  /** Closes it; what is on the screen stays. */
  leaveLesson(): void;
  /** Puts a moment on the screen: its scenario, place in the run and view. */
  goToMoment(index: number): void;
};
