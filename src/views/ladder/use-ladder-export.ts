import { useCallback, useRef } from 'react';
import { driveSteps } from '../../store/drive-steps.ts';
import { skipsOfTrace } from '../../store/skip-selectors.ts';
import { useAppStoreApi } from '../../store/use-app-store.tsx';
import { downloadText } from '../download-text.ts';
import { useSkipWords } from '../use-skip-words.ts';
import { drawLadder } from './draw-ladder.ts';
import { useCatalogueWords } from './use-words.ts';

/** Saves the whole ladder of the run on the screen as an SVG file. A long one is drawn in slices
 *  between other tasks; asking again begins anew. `suffix` ends the name of the file, `heading` stands
 *  above the drawing, and so do the checks that are left out. */
export function useLadderExport(suffix: string = '', heading: string = ''): () => void {
  const store = useAppStoreApi();
  const words = useCatalogueWords();
  const { one: skipWords } = useSkipWords();
  const running = useRef(new AbortController());
  return useCallback(() => {
    running.current.abort();
    running.current = new AbortController();
    const { signal } = running.current;
    const state = store.getState();
    const skips = skipsOfTrace(state.trace).map(skipWords);
    const said = skips.length > 0 ? words('skips.said', { list: skips.join(', ') }) : '';
    const above = [heading, said].filter((part) => part !== '').join(' · ');
    const draw = async () => {
      const drawn = await drawLadder(state, words, (steps) => driveSteps(steps, signal), {
        heading: above,
      });
      if (drawn === null) return;
      const figure = drawn.layout.names.regroup ? 'figure-7.4.3.3-1' : 'figure-7.4.2-1';
      downloadText(`${figure}${suffix}.svg`, 'image/svg+xml', drawn.svg);
    };
    void draw();
  }, [store, words, skipWords, suffix, heading]);
}
