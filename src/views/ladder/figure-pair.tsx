import '@xyflow/react/dist/base.css';
import { useElementSize } from '@mantine/hooks';
import { ReactFlowProvider } from '@xyflow/react';
import { type ReactNode, type Ref, useMemo } from 'react';
import { AppStoreProvider } from '../../store/use-app-store.tsx';
import type { Words } from '../actor-names.ts';
import { alignFigures } from './align-figures.ts';
import { BesideContext } from './beside-context.ts';
import { CurrentRow } from './current-row.tsx';
import type { Sides } from './figure-rows.ts';
import styles from './ladder.module.css';
import type { LadderLayout } from './ladder-drawing.ts';
import { LadderFlow } from './ladder-flow.tsx';
import { LadderHeaders } from './ladder-headers.tsx';
import { figureInput, type PairSide } from './pair-side.ts';
import { PrintPair } from './print-pair.tsx';
import { useLadderLayout } from './use-ladder-layout.ts';
import { NamesContext, useCatalogueWords, WordsContext } from './use-words.ts';

type PairProps = Sides<PairSide> & Readonly<{ children: (ladders: Sides<ReactNode>) => ReactNode }>;

/** Widths change in steps of this many pixels. */
const widthStep = 4;

function useSideLayout({ store }: PairSide, width: number, words: Words): LadderLayout {
  const input = useMemo(() => figureInput(store, width, words), [store, width, words]);
  return useLadderLayout(input);
}

/** Two figures side by side, whole, with the same step at the same height; `children` puts them where they
 *  belong. */
export function FigurePair({ left, right, children }: PairProps) {
  const words = useCatalogueWords();
  const { ref, width: measured } = useElementSize();
  const width = Math.max(Math.floor(measured / widthStep) * widthStep, 1);
  const layouts = {
    left: useSideLayout(left, width, words),
    right: useSideLayout(right, width, words),
  };
  const notes = { left: left.notes, right: right.notes };
  const aligned = useMemo(
    () =>
      alignFigures(
        { left: layouts.left, right: layouts.right },
        { left: notes.left, right: notes.right },
      ),
    [layouts.left, layouts.right, notes.left, notes.right],
  );
  const drawn = measured > 0;
  return (
    <WordsContext value={words}>
      {children({
        left: <FigureBeside {...left} layout={aligned.left} drawn={drawn} measure={ref} />,
        right: <FigureBeside {...right} layout={aligned.right} drawn={drawn} />,
      })}
      <PrintPair left={left} right={right} />
    </WordsContext>
  );
}

type BesideProps = PairSide &
  Readonly<{ layout: LadderLayout; drawn: boolean; measure?: Ref<HTMLDivElement> }>;

function FigureBeside({ store, label, at, waits, layout, drawn, measure }: BesideProps) {
  const state = useMemo(() => ({ at, waits }), [at, waits]);
  return (
    <AppStoreProvider store={store}>
      <BesideContext value={state}>
        <NamesContext value={layout.names}>
          <ReactFlowProvider>
            <div ref={measure} className={styles.ladder} data-level="figure" data-beside="">
              {drawn && <Figure layout={layout} label={label} />}
            </div>
          </ReactFlowProvider>
        </NamesContext>
      </BesideContext>
    </AppStoreProvider>
  );
}

function Figure({ layout, label }: { layout: LadderLayout; label: string }) {
  const area = useMemo(() => ({ width: layout.width, height: layout.height }), [layout]);
  return (
    <>
      <div className={styles.head} style={{ height: layout.beside?.headHeight }}>
        <LadderHeaders layout={layout} />
      </div>
      <div className={styles.area} style={{ height: layout.height }}>
        <CurrentRow layout={layout} whole />
        <LadderFlow layout={layout} area={area} label={label} whole />
      </div>
    </>
  );
}
