import type { ReactElement } from 'react';
import type { Actor, TraceEvent } from '../engine/index.ts';
import type { LessonMoment } from '../lesson/lesson.ts';

/** A run that has been made apart from the one on the screen. */
export type MadeRun = Readonly<{ actors: readonly Actor[]; events: readonly TraceEvent[] }>;

/** Draws a moment of a run as it would be printed; null where `signal` stopped it. */
export type DrawMoment = (
  run: MadeRun,
  moment: LessonMoment,
  signal: AbortSignal,
) => Promise<ReactElement | null>;
