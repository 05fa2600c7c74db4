import type { LessonSource } from '../../testing/lesson-source.ts';
import { acrossTwoSystems } from './across-two-systems.ts';
import { twoKeysInOneProcedure } from './two-keys-in-one-procedure.ts';
import { whatEachCheckIsFor } from './what-each-check-is-for.ts';
import { whyAGroupKey } from './why-a-group-key.ts';

/** The lessons that ship, in the order they are listed. */
export const lessonSources: readonly LessonSource[] = [
  whyAGroupKey,
  twoKeysInOneProcedure,
  acrossTwoSystems,
  whatEachCheckIsFor,
];
