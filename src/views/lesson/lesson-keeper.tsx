import { useEffect } from 'react';
import { shippedLessons } from '../../lesson/shipped/index.ts';
import type { AppStore } from '../../store/app-store.ts';
import { keepDraft, readDraft } from '../../store/lesson-draft.ts';
import { checkDrift } from '../../store/lesson-drift.ts';
import { useAppStore, useAppStoreApi } from '../../store/use-app-store.tsx';
import { useLessonLanguage } from './use-lesson-language.ts';

const storage = () => window.sessionStorage;

/** What goes on for the lesson that is open, whether or not its panel is unfolded: it outlives a reload, is not
 *  lost unasked, is there in the language of the page, and is held to its runs. Draws nothing. */
export function LessonKeeper() {
  const store = useAppStoreApi();
  useEffect(() => keptOverReload(store), [store]);
  useEffect(() => askBeforeLeaving(store), [store]);
  useShippedLesson(store);
  const waits = useAppStore(
    ({ openedLesson, driftCheck }) =>
      openedLesson?.origin === 'file' && driftCheck.status === 'idle',
  );
  useEffect(() => {
    if (waits) void checkDrift(store);
  }, [store, waits]);
  return null;
}

/** Brings back what was open, unless something is by now; what was changed goes before what a link names. */
function keptOverReload(store: AppStore): () => void {
  const left = readDraft(storage);
  const { openedLesson, linkedMoment, resumeLesson } = store.getState();
  if (left !== null && openedLesson === null && (linkedMoment === null || left.unsaved)) {
    resumeLesson(left);
  }
  const draft = keepDraft(store, storage);
  // A page that is left ends nothing.
  window.addEventListener('pagehide', draft.now);
  return () => {
    window.removeEventListener('pagehide', draft.now);
    draft.end();
  };
}

function askBeforeLeaving(store: AppStore): () => void {
  const ask = (event: BeforeUnloadEvent) => {
    if (store.getState().openedLesson?.unsaved) event.preventDefault();
  };
  window.addEventListener('beforeunload', ask);
  return () => window.removeEventListener('beforeunload', ask);
}

/** Opens the moment of a lesson that a link names, and has a lesson that ships speak the language of the page.
 *  What is on the screen stays: the link, or the user, has put it there. */
function useShippedLesson(store: AppStore): void {
  const language = useLessonLanguage();
  const wanted = useAppStore(({ linkedMoment, openedLesson: open }) => {
    if (linkedMoment !== null) return linkedMoment;
    if (open?.origin !== 'shipped' || open.lesson.language === language) return null;
    return `${open.lesson.id}/${open.lesson.moments[open.at]?.id}`;
  });
  useEffect(() => {
    if (wanted === null) return;
    let isWanted = true;
    void load(wanted, language).then((open) => {
      if (!isWanted) return;
      const { resumeLesson, notify, forgetLink } = store.getState();
      if (open !== null) return resumeLesson(open);
      notify({ tone: 'error', key: 'lesson.notice.unknown', values: { name: wanted } });
      forgetLink();
    });
    return () => {
      isWanted = false;
    };
  }, [store, wanted, language]);
}

async function load(name: string, language: Parameters<Shipped['load']>[0]) {
  const [id, momentId] = name.split('/');
  const lesson = await shippedLessons
    .find((one) => one.id === id)
    ?.load(language)
    .catch(() => null);
  const at = lesson?.moments.findIndex((moment) => moment.id === momentId) ?? -1;
  return lesson && at >= 0 ? { lesson, origin: 'shipped' as const, at, unsaved: false } : null;
}

type Shipped = (typeof shippedLessons)[number];
