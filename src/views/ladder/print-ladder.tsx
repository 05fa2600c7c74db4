import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { hasPartner } from '../../engine/index.ts';
import { useAppStore, useAppStoreApi } from '../../store/use-app-store.tsx';
import { headerHeight } from './header-text.ts';
import styles from './ladder.module.css';
import type { ladderSvg } from './ladder-svg.ts';
import { layoutLadder } from './layout-ladder.ts';
import { printPages } from './print-pages.ts';
import { useCatalogueWords } from './use-words.ts';

/** Width of the drawing that is printed and greatest height of its part on a page, in pixels: A4
 *  upright, or Letter, with its margins and a title. */
const drawingWidth = 1200;
const pageHeight = 1420;

type Draw = typeof ladderSvg;

/** The whole drawing as text: printing waits for nothing, so it is made at once. */
function drawWhole(draw: Draw, ...input: Parameters<Draw>): string {
  const steps = draw(...input);
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value.join('');
}

/** One page: the part of the drawing from `top` on. The first holds the drawing itself. */
function pageOf(drawing: Element, id: string, top: number, height: number): SVGElement {
  const name = 'http://www.w3.org/2000/svg';
  const page = document.createElementNS(name, 'svg');
  page.setAttribute('viewBox', `0 ${top} ${drawingWidth} ${height}`);
  page.setAttribute('aria-hidden', 'true');
  if (top === 0) {
    page.append(drawing);
  } else {
    const use = document.createElementNS(name, 'use');
    use.setAttribute('href', `#${id}`);
    page.append(use);
  }
  return page;
}

/** What goes to the printer in place of the ladder on the screen: the whole run as it ended, in
 *  light colours, on pages cut between its parts. Drawn when the page is about to be printed. */
export function PrintLadder() {
  const { t } = useTranslation();
  const words = useCatalogueWords();
  const store = useAppStoreApi();
  const place = useRef<HTMLDivElement>(null);
  const regroup = useAppStore((state) => hasPartner(state.scenario));
  const mode = useAppStore((state) => state.scenario.gmkMode);
  useEffect(() => {
    let draw: Draw | null = null;
    const loading = setTimeout(() => {
      void import('./ladder-svg.ts').then((module) => {
        draw = module.ladderSvg;
      });
    }, 2000);
    const fill = () => {
      if (draw === null || place.current === null) return;
      const { actors, events } = store.getState().trace;
      const input = { actors, events, width: drawingWidth, opened: false, words };
      const layout = layoutLadder(input);
      const text = drawWhole(draw, layout, words);
      const parsed = new DOMParser().parseFromString(text, 'image/svg+xml').documentElement;
      const id = 'kl-print-ladder';
      const drawing = document.importNode(parsed, true);
      drawing.id = id;
      drawing.setAttribute('height', String(headerHeight(layout) + layout.height));
      const pages = printPages(layout, pageHeight);
      place.current.replaceChildren(
        ...pages.map(({ top, height }) => pageOf(drawing, id, top, height)),
      );
    };
    const empty = () => place.current?.replaceChildren();
    window.addEventListener('beforeprint', fill);
    window.addEventListener('afterprint', empty);
    return () => {
      clearTimeout(loading);
      window.removeEventListener('beforeprint', fill);
      window.removeEventListener('afterprint', empty);
    };
  }, [store, words]);
  const figure = t(regroup ? 'ladder.figureRegroup' : 'ladder.figure');
  return (
    <div className={styles.print}>
      <h1>{t('ladder.print.title', { figure, mode: t(`app.topBar.gmkModes.${mode}`) })}</h1>
      <div ref={place} />
    </div>
  );
}
