import { useCallback } from 'react';
import { addLaterTexts } from '../../i18n/index.ts';
import { useTranslation } from '../../i18n/translation.tsx';
import { partOf } from '../../parts/part.ts';
import { useAppStoreApi } from '../../store/use-app-store.tsx';
import type { DiagramForm } from '../save-diagram.ts';

const writer = partOf(async () => import('../save-diagram.ts'));

/** Saves the ladder on the screen as a diagram in text. */
export function useDiagrams(): (form: DiagramForm) => void {
  const store = useAppStoreApi();
  const { i18n } = useTranslation();
  return useCallback(
    (form) => {
      const state = store.getState();
      void Promise.all([writer(), addLaterTexts(i18n)]).then(([{ saveDiagram }]) =>
        saveDiagram(form, state, i18n),
      );
    },
    [store, i18n],
  );
}
