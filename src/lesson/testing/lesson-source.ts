import type { Scenario } from '../../engine/index.ts';
import type { ViewFields } from '../../store/view.ts';
import type { LessonMoment } from '../lesson.ts';
import type { LessonQuestion } from '../question.ts';
import type { ShippedLanguage } from '../shipped/index.ts';

/** What a lesson that ships is written as: every text in its languages beside each other, and of scenario and
 *  view only what differs from the defaults. `composeLesson` makes the complete files of it. */

export type Said = Readonly<Record<ShippedLanguage, string>>;

export type OptionSource = Readonly<{ id: string; text?: Said; why?: Said }>;

export type QuestionSource = Readonly<{
  id: string;
  kind: LessonQuestion['kind'];
  stem: Said;
  about?: LessonQuestion['about'];
  options: readonly OptionSource[];
  right?: readonly string[];
  discuss?: Said;
}>;

export type MomentSource = Readonly<{
  id: string;
  /** Differences from the default scenario. */
  scenario?: Partial<Scenario>;
  /** The id of the event at the cursor. */
  at: string;
  /** Differences from a first visit. */
  view?: Partial<Omit<ViewFields, 'eventId'>>;
  highlight?: LessonMoment['highlight'];
  caption: Said;
  text?: Said;
  notes?: Said;
  minutes?: number;
  question?: QuestionSource;
}>;

export type LessonSource = Readonly<{
  id: string;
  title: Said;
  minutes: number;
  moments: readonly MomentSource[];
}>;
