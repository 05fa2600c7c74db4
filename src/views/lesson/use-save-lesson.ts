import { useState } from 'react';
import type { InputProblem } from '../../engine/index.ts';
import { lessonAsFile } from '../../store/lesson-file.ts';
import { useAppStoreApi } from '../../store/use-app-store.tsx';
import { downloadText } from '../download-text.ts';

/** Hands the open lesson to the user as a file. One that could not be opened again is not: `problems` says
 *  why. */
export function useSaveLesson() {
  const store = useAppStoreApi();
  const [problems, setProblems] = useState<readonly InputProblem[]>([]);
  const save = (): boolean => {
    const open = store.getState().openedLesson;
    if (open === null) return false;
    const file = lessonAsFile(open.lesson);
    setProblems(file.ok ? [] : file.problems);
    if (!file.ok) return false;
    downloadText(file.value.name, 'application/json', file.value.text);
    store.getState().lessonSaved();
    return true;
  };
  return { save, problems };
}
