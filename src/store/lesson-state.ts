import type { Drift } from '../lesson/drift.ts';
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

/** How far the runs of an opened lesson are held to what it says of them: runs made, of how many. */
export type DriftCheck = Readonly<{
  status: 'idle' | 'running' | 'done' | 'cancelled';
  done: number;
  total: number;
  drifts: readonly Drift[];
}>;

export type LessonSlice = {
  openedLesson: OpenLesson | null;
  /** The lesson as it was before each change, the last one at the end. */
  lessonsBefore: readonly OpenLesson[];
  /** The moment of a lesson that ships which a link names, `lesson/moment`, until it is there. */
  linkedMoment: string | null;
  /** Whether the panel of lessons is unfolded; then the setup is not. */
  lessonsOpen: boolean;
  driftCheck: DriftCheck;
  /** What would take the place of a lesson with changes that are not saved, until that is decided; `to`
   *  null: nothing would. */
  leaving: Readonly<{ to: OpenLesson | null }> | null;
  /** Shows the first moment, or the one at `at`. */
  openLesson(lesson: Lesson, origin: LessonOrigin, at?: number): void;
  /** Opens a lesson as it was left; what is on the screen stays. */
  resumeLesson(open: OpenLesson): void;
  /** There is no such moment as the link names. */
  forgetLink(): void;
  /** Closes it; what is on the screen stays. */
  leaveLesson(): void;
  /** Opens another lesson, or with null closes this one; first asks where changes would be lost. */
  offerLesson(to: OpenLesson | null): void;
  /** Answers that: goes on, or stays with the open lesson. */
  settleLeaving(goOn: boolean): void;
  /** Puts a moment on the screen: its scenario, place in the run and view. */
  goToMoment(index: number): void;
  /** Puts a changed lesson in the place of the open one. `at`: where the moment on the screen is in it;
   *  `what` is changed: while that is written on, it is one change. */
  changeLesson(lesson: Lesson, at?: number, what?: string): void;
  /** The same lesson, at the events that today's runs have: nobody has changed it. */
  followRuns(lesson: Lesson): void;
  /** Takes the last change back. */
  undoLesson(): void;
  /** The lesson is in a file as it is now. */
  lessonSaved(): void;
  toggleLessons(): void;
  noteDrift(check: DriftCheck): void;
};
