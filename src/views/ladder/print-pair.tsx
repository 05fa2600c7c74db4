import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { alignFigures } from './align-figures.ts';
import type { Sides } from './figure-rows.ts';
import styles from './ladder.module.css';
import type { LadderLayout } from './ladder-drawing.ts';
import type { DrawnRun, LadderDrawing } from './ladder-svg.tsx';
import { layoutLadder } from './layout-ladder.ts';
import { figureInput, type PairSide } from './pair-side.ts';
import { type PrintPage, printPages } from './print-pages.ts';
import { useCatalogueWords } from './use-words.ts';

/** Width of one of two drawings, and the greatest height of a part of them, in pixels: on upright paper
 *  the letters stay legible, on paper across a part fits on a page. */
const sideWidth = 520;
const partHeight = 560;

type Draw = typeof LadderDrawing;
type Drawn = Readonly<{ layout: LadderLayout; run: DrawnRun }>;
type Pages = Sides<Drawn> & Readonly<{ Drawing: Draw }>;

/** What a side shows: no more than has happened, unless the whole run is shown. */
function runOf({ store, waits }: PairSide): DrawnRun {
  const { trace, cursor, wholeRun } = store.getState();
  // Behind the event a side waits at nothing is current.
  const at = waits ? cursor + 0.5 : cursor;
  return { events: trace.events, at: wholeRun ? Number.MAX_SAFE_INTEGER : at };
}

const sides = ['left', 'right'] as const;

function Part({ pages, page, side }: { pages: Pages; page: PrintPage; side: keyof Sides<null> }) {
  const words = useCatalogueWords();
  const { layout, run } = pages[side];
  return (
    <svg viewBox={`0 ${page.top} ${layout.width} ${page.height}`} aria-hidden="true">
      <pages.Drawing {...{ layout, words, run }} />
    </svg>
  );
}

/** What goes to the printer in place of the two ladders on the screen: drawings in parts that fit on a page,
 *  as wide as the page. Drawn when the page is about to be printed. */
export function PrintPair({ left, right }: Sides<PairSide>) {
  const words = useCatalogueWords();
  const [pages, setPages] = useState<Pages | null>(null);
  useEffect(() => {
    let Drawing: Draw | null = null;
    void import('./ladder-svg.tsx').then((module) => {
      Drawing = module.LadderDrawing;
    });
    const fill = () => {
      if (Drawing === null) return;
      const laidOut = (side: PairSide) => layoutLadder(figureInput(side.store, sideWidth, words));
      const layouts = alignFigures(
        { left: laidOut(left), right: laidOut(right) },
        { left: left.notes, right: right.notes },
      );
      const drawn = {
        left: { layout: layouts.left, run: runOf(left) },
        right: { layout: layouts.right, run: runOf(right) },
        Drawing,
      };
      flushSync(() => setPages(drawn));
    };
    const empty = () => setPages(null);
    window.addEventListener('beforeprint', fill);
    window.addEventListener('afterprint', empty);
    return () => {
      window.removeEventListener('beforeprint', fill);
      window.removeEventListener('afterprint', empty);
    };
  }, [left, right, words]);
  return (
    <div className={styles.printPair}>
      {pages &&
        printPages(pages.left.layout, partHeight).map((page) => (
          <div key={page.top}>
            {sides.map((side) => (
              <Part key={side} {...{ pages, page, side }} />
            ))}
          </div>
        ))}
    </div>
  );
}
