import { useCallback, useRef } from 'react';
import { driveSteps } from '../../store/drive-steps.ts';
import { skipsOfTrace } from '../../store/skip-selectors.ts';
import { useAppStoreApi } from '../../store/use-app-store.tsx';
import { downloadText } from '../download-text.ts';
import { useSkipWords } from '../use-skip-words.ts';
import { drawingOf } from './drawing-of.ts';
import { layoutInSteps } from './layout-ladder.ts';
import { useCatalogueWords } from './use-words.ts';

const loadDrawing = async () => {
  const { ladderSvg, loadSvgWriter } = await import('./ladder-svg.tsx');
  return { ladderSvg, write: await loadSvgWriter() };
};

/** Saves the whole ladder of the run on the screen as an SVG file. A long one is drawn in slices
 *  between other tasks; asking again begins anew. What draws it is loaded when first asked for.
 *  `suffix` ends the name of the file, `heading` stands above the drawing, and so do the checks that
 *  are left out. */
export function useLadderExport(suffix: string = '', heading: string = ''): () => void {
  const store = useAppStoreApi();
  const words = useCatalogueWords();
  const { one: skipWords } = useSkipWords();
  const running = useRef(new AbortController());
  return useCallback(() => {
    running.current.abort();
    running.current = new AbortController();
    const { signal } = running.current;
    const { input, run } = drawingOf(store.getState(), words);
    const skips = skipsOfTrace(store.getState().trace).map(skipWords);
    const said = skips.length > 0 ? words('skips.said', { list: skips.join(', ') }) : '';
    const above = [heading, said].filter((part) => part !== '').join(' · ');
    const draw = async () => {
      const { ladderSvg, write } = await loadDrawing();
      const layout = await driveSteps(layoutInSteps(input), signal);
      if (layout === null) return;
      const figure = layout.names.regroup ? 'figure-7.4.3.3-1' : 'figure-7.4.2-1';
      const parts = await driveSteps(ladderSvg({ layout, words, run }, write, above), signal);
      if (parts !== null) downloadText(`${figure}${suffix}.svg`, 'image/svg+xml', parts.join(''));
    };
    void draw();
  }, [store, words, skipWords, suffix, heading]);
}
