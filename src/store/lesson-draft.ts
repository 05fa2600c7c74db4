import * as v from 'valibot';
import { parseLesson } from '../lesson/read-lesson.ts';
import type { AppStore } from './app-store.ts';
import { shownProblems } from './lesson-file.ts';
import type { OpenLesson } from './lesson-state.ts';

/** The lesson that is open, kept for a reload of the page. */

/** The part of `sessionStorage` in use. */
export type DraftStorage = Pick<globalThis.Storage, 'getItem' | 'setItem' | 'removeItem'>;

const key = 'keyladder.lesson';
const writeAfterMilliseconds = 300;

const draftSchema = v.object({
  lesson: v.unknown(),
  origin: v.picklist(['shipped', 'file', 'own']),
  at: v.pipe(v.number(), v.integer(), v.minValue(0)),
  unsaved: v.boolean(),
});

/** `now`: keeps a last change without waiting; `end`: that, and nothing from then on. */
export type KeptDraft = Readonly<{ now(): void; end(): void }>;

/** What was open when the page was left; null where nothing was, or nothing that can be read. */
export function readDraft(open: () => DraftStorage): OpenLesson | null {
  try {
    const text = open().getItem(key);
    const draft = v.safeParse(draftSchema, JSON.parse(text ?? 'null'));
    if (!draft.success) return null;
    const lesson = parseLesson(draft.output.lesson, { checkShown: shownProblems });
    if (!lesson.ok) return null;
    const at = Math.min(draft.output.at, lesson.value.moments.length - 1);
    return { ...draft.output, lesson: lesson.value, at };
  } catch {
    // Closed to the page, or no JSON.
    return null;
  }
}

/** Keeps what is open from now on, shortly after each change. */
export function keepDraft(store: AppStore, open: () => DraftStorage): KeptDraft {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const write = () => {
    clearTimeout(timer);
    timer = undefined;
    const { openedLesson } = store.getState();
    try {
      if (openedLesson === null) open().removeItem(key);
      else open().setItem(key, JSON.stringify(openedLesson));
    } catch {
      // No room, or closed to the page: leaving it asks first, as long as something is unsaved.
    }
  };
  const stop = store.subscribe(({ openedLesson }, before) => {
    if (openedLesson !== before.openedLesson) timer ??= setTimeout(write, writeAfterMilliseconds);
  });
  const now = () => {
    if (timer !== undefined) write();
  };
  const end = () => {
    stop();
    now();
  };
  return { now, end };
}
