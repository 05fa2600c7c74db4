import type { LessonSource } from '../../testing/lesson-source.ts';
import { whyAGroupKey } from './why-a-group-key.ts';

/** The lessons that ship, in the order they are listed. */
export const lessonSources: readonly LessonSource[] = [whyAGroupKey];
