import { useCallback, useRef } from 'react';
import { useAppStoreApi } from '../../store/use-app-store.tsx';
import { layoutInSteps } from './layout-ladder.ts';
import { runInSlices } from './use-ladder-layout.ts';
import { useCatalogueWords } from './use-words.ts';

/** Width of the drawing that is saved, in pixels: every lifeline of a small group fits. */
const drawingWidth = 1200;

function save(parts: readonly string[], name: string): void {
  const address = URL.createObjectURL(new Blob([...parts], { type: 'image/svg+xml' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}

const loadDrawing = () => import('./ladder-svg.ts');

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
    void loadDrawing().then(({ ladderSvg }) => {
      if (!wanted) return;
      stop.current = runInSlices(layoutInSteps(input), (layout) => {
        const figure = layout.names.regroup ? 'figure-7.4.3.3-1' : 'figure-7.4.2-1';
        stop.current = runInSlices(ladderSvg(layout, words, heading), (parts) =>
          save(parts, `${figure}${suffix}.svg`),
        );
      });
    });
  }, [store, words, suffix, heading]);
}
