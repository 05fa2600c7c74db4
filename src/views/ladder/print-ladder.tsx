import { memo, useEffect, useId, useState } from 'react';
import { flushSync } from 'react-dom';
import { hasPartner, planOf } from '../../engine/index.ts';
import { useTranslation } from '../../i18n/translation.tsx';
import { useAppStore, useAppStoreApi } from '../../store/use-app-store.tsx';
import { captionKey, withAct } from '../act-words.ts';
import { useNumberedNames } from '../use-actor-names.ts';
import { drawingOf } from './drawing-of.ts';
import styles from './ladder.module.css';
import type { LadderLayout } from './ladder-drawing.ts';
import type { DrawnRun, LadderDrawing } from './ladder-svg.tsx';
import { layoutLadder } from './layout-ladder.ts';
import { printPages } from './print-pages.ts';
import { useCatalogueWords } from './use-words.ts';

/** Greatest height of the part of the drawing on a page, in pixels: A4 upright, or Letter, with its margins
 *  and a title. */
const pageHeight = 1420;

type Draw = typeof LadderDrawing;

type PagesProps = Readonly<{ layout: LadderLayout; run: DrawnRun; Drawing: Draw }>;

/** The drawing cut into pages: the first holds it, the others show another part of it. */
function Pages({ layout, run, Drawing }: PagesProps) {
  const words = useCatalogueWords();
  // Two ladders are printed where two designs are compared.
  const drawingId = useId();
  return printPages(layout, pageHeight).map(({ top, height }) => (
    <svg key={top} viewBox={`0 ${top} ${layout.width} ${height}`} aria-hidden="true">
      {top === 0 ? (
        <g id={drawingId}>
          <Drawing {...{ layout, words, run }} />
        </g>
      ) : (
        <use href={`#${drawingId}`} />
      )}
    </svg>
  ));
}

/** What goes to the printer in place of the ladder on the screen: the whole run as it ended, in
 *  light colours, on pages cut between its parts. Drawn when the page is about to be printed, which
 *  waits for nothing. */
export const PrintLadder = memo(function PrintLadder() {
  const { t } = useTranslation();
  const words = useCatalogueWords();
  const store = useAppStoreApi();
  const [pages, setPages] = useState<PagesProps | null>(null);
  const source = useAppStore((state) => state.trace.source);
  const ofSetup = useAppStore((state) => state.scenario);
  const scenario = source.kind === 'scenario' ? source.scenario : ofSetup;
  const regroup = hasPartner(scenario);
  const names = useNumberedNames(regroup);
  const mode = scenario.gmkMode;
  useEffect(() => {
    let Drawing: Draw | null = null;
    const loading = setTimeout(() => {
      void import('./ladder-svg.tsx').then((module) => {
        Drawing = module.LadderDrawing;
      });
    }, 2000);
    const fill = () => {
      if (Drawing === null) return;
      const { input, run } = drawingOf(store.getState(), words);
      const filled = { layout: layoutLadder(input), run, Drawing };
      flushSync(() => setPages(filled));
    };
    const empty = () => setPages(null);
    window.addEventListener('beforeprint', fill);
    window.addEventListener('afterprint', empty);
    return () => {
      clearTimeout(loading);
      window.removeEventListener('beforeprint', fill);
      window.removeEventListener('afterprint', empty);
    };
  }, [store, words]);
  const figure = t(captionKey(planOf(scenario)));
  const title = t('ladder.print.title', { figure, mode: t(`app.topBar.gmkModes.${mode}`) });
  return (
    <div className={styles.print}>
      <h1>{withAct(title, scenario, words, names)}</h1>
      <div>{pages && <Pages {...pages} />}</div>
    </div>
  );
});
