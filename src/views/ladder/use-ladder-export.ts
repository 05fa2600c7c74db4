import { useCallback, useRef } from 'react';
import { useAppStoreApi } from '../../store/use-app-store.tsx';
import { downloadText } from '../download-text.ts';
import { layoutInSteps } from './layout-ladder.ts';
import { runInSlices } from './use-ladder-layout.ts';
import { useCatalogueWords } from './use-words.ts';

/** Width of the drawing that is saved, in pixels: every lifeline of a small group fits. */
const drawingWidth = 1200;

const loadDrawing = async () => {
  const { ladderSvg, loadSvgWriter } = await import('./ladder-svg.tsx');
  return { ladderSvg, write: await loadSvgWriter() };
};

/** Saves the whole ladder of the run on the screen as an SVG file. A long one is drawn in slices
 *  between other tasks; asking again begins anew. What draws it is loaded when first asked for.
 *  `suffix` ends the name of the file, `heading` stands above the drawing. */
export function useLadderExport(suffix: string = '', heading: string = ''): () => void {
  const store = useAppStoreApi();
  const words = useCatalogueWords();
  const stop = useRef(() => {});
  return useCallback(() => {
    stop.current();
    const { actors, events } = store.getState().trace;
    const input = { actors, events, width: drawingWidth, opened: false, words };
    let wanted = true;
    stop.current = () => {
      wanted = false;
    };
    void loadDrawing().then(({ ladderSvg, write }) => {
      if (!wanted) return;
      stop.current = runInSlices(layoutInSteps(input), (layout) => {
        const figure = layout.names.regroup ? 'figure-7.4.3.3-1' : 'figure-7.4.2-1';
        stop.current = runInSlices(ladderSvg(layout, words, write, heading), (parts) =>
          downloadText(`${figure}${suffix}.svg`, 'image/svg+xml', parts.join('')),
        );
      });
    });
  }, [store, words, suffix, heading]);
}
