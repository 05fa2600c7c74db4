import { useCallback, useRef } from 'react';
import { addLaterTexts } from '../../i18n/index.ts';
import { useTranslation } from '../../i18n/translation.tsx';
import { partOf } from '../../parts/part.ts';
import { driveSteps } from '../../store/drive-steps.ts';
import type { AppState } from '../../store/state.ts';
import { useAppStoreApi } from '../../store/use-app-store.tsx';
import { useLadderExport } from './use-ladder-export.ts';
import { useCatalogueWords } from './use-words.ts';

const pictureFiles = partOf(async () => import('./picture-files.ts'));

/** What becomes of the ladder on the screen. */
export type PictureForm = 'svg' | 'png' | 'copy' | 'cite';

/** Saves or copies the ladder of the run on the screen as a picture for paper; of an opened message, which is
 *  no run, the whole drawing is saved. Asking again begins anew. */
export function usePictureExport(addressOf: (state: AppState) => URL): (form: PictureForm) => void {
  const store = useAppStoreApi();
  const { i18n } = useTranslation();
  const words = useCatalogueWords();
  const saveWhole = useLadderExport();
  const running = useRef(new AbortController());
  return useCallback(
    (form) => {
      running.current.abort();
      running.current = new AbortController();
      const { signal } = running.current;
      const state = store.getState();
      if (state.trace.source.kind !== 'scenario') return saveWhole();
      const link = addressOf(state).href;
      const draw = async () => {
        const [files] = await Promise.all([pictureFiles(), addLaterTexts(i18n)]);
        const save = {
          svg: files.saveSvgPictures,
          png: files.savePngPictures,
          copy: files.copyPicture,
          cite: files.copyCitation,
        };
        const drive = <T>(steps: Generator<void, T, void>) => driveSteps(steps, signal);
        const remark = await save[form]({ state, words, link, drive });
        if (remark && !signal.aborted) state.notify({ tone: 'info', ...remark });
      };
      void draw();
    },
    [store, i18n, words, saveWhole, addressOf],
  );
}
