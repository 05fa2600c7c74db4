import '@xyflow/react/dist/base.css';
import { useElementSize } from '@mantine/hooks';
import { ReactFlowProvider } from '@xyflow/react';
import { memo, useDeferredValue, useEffect, useMemo, useState } from 'react';
import { planOf } from '../../engine/index.ts';
import { useAppStore } from '../../store/use-app-store.tsx';
import { usePaged } from '../page-sizes.ts';
import { FigureText } from '../parts.ts';
import { useFigureNames } from '../use-actor-names.ts';
import { CurrentRow } from './current-row.tsx';
import { headerHeight } from './header-text.ts';
import styles from './ladder.module.css';
import { LadderFlow } from './ladder-flow.tsx';
import { LadderHeaders } from './ladder-headers.tsx';
import { LevelBar } from './level-bar.tsx';
import { useDepth, useKnownFailure } from './use-depth.ts';
import { useLadderLayout } from './use-ladder-layout.ts';
import { NamesContext, useCatalogueWords, useWords, WordsContext } from './use-words.ts';

/** Widths change in steps of this many pixels, so that dragging a panel lays out less often. */
const widthStep = 4;

type FoldBarProps = { opened: boolean; count: number; onToggle: (opened: boolean) => void };

/** Narrower than this, in pixels, the lifelines of two systems are legible no more: the ladder is moved
 *  sideways instead. */
const leastOfTwoSystems = 520;

/** Shown when there are more members than fit side by side. */
function FoldBar({ opened, count, onToggle }: FoldBarProps) {
  const words = useWords();
  return (
    <div className={styles.foldBar}>
      <span>{words('ladder.columns.members', { count })}</span>
      <button type="button" aria-expanded={opened} onClick={() => onToggle(!opened)}>
        {words(opened ? 'ladder.columns.close' : 'ladder.columns.open')}
      </button>
    </div>
  );
}

/** The run as its figure tells it, drawn or written: who sends what to whom, what is checked and what is
 *  kept. */
export const Ladder = memo(function Ladder() {
  const words = useCatalogueWords();
  const names = useFigureNames();
  const level = useAppStore((state) => state.level);
  const hasFigure = useAppStore((state) => state.trace.source.kind === 'scenario');
  const asText = useAppStore((state) => state.asText);
  const paged = usePaged();
  return (
    <WordsContext value={words}>
      <NamesContext value={names}>
        <div
          className={styles.ladder}
          data-level={hasFigure ? level : 'everything'}
          data-paged={paged || undefined}
        >
          {hasFigure && <LevelBar />}
          {hasFigure && asText ? <FigureText /> : <Drawing />}
        </div>
      </NamesContext>
    </WordsContext>
  );
});

function Drawing() {
  const words = useWords();
  const { ref, width: measured, height } = useElementSize();
  const width = Math.floor(measured / widthStep) * widthStep;
  // Laying out and drawing a new trace is a task of its own, after the panels have taken it.
  const { actors, events } = useDeferredValue(useAppStore((state) => state.trace));
  const withoutKeys = useAppStore((state) => state.trace.source.kind === 'message');
  const [opened, setOpened] = useState(false);
  const depth = useDepth();
  const paged = usePaged();
  const whole = paged && depth.level === 'figure';
  const plan = useAppStore(({ trace: { source } }) =>
    source.kind === 'scenario' ? planOf(source.scenario) : null,
  );
  const [failures, setFailures] = useState<readonly number[]>([]);
  const reach = useKnownFailure(failures);
  const layout = useLadderLayout({
    ...{ actors, events, opened, words, depth, plan, reach },
    width: Math.max(width, plan?.systems.length === 2 ? leastOfTwoSystems : 1),
    height: depth.level === 'figure' && !whole ? Math.floor(height / widthStep) * widthStep : 0,
  });
  const { foldable } = layout;
  useEffect(() => setFailures(foldable ? layout.failures : []), [foldable, layout.failures]);
  const area = useMemo(() => ({ width: measured, height }), [measured, height]);
  const ueCount = actors.filter((actor) => actor.kind === 'ue').length;
  return (
    <NamesContext value={layout.names}>
      <ReactFlowProvider>
        {foldable ? <FoldBar opened={opened} count={ueCount} onToggle={setOpened} /> : null}
        <div className={styles.head} style={{ height: headerHeight(layout) }}>
          <LadderHeaders layout={layout} />
        </div>
        <div
          ref={ref}
          className={styles.area}
          style={whole ? { height: layout.height } : undefined}
        >
          {paged && <CurrentRow layout={layout} whole={whole} />}
          {events.length === 0 ? (
            <p className={styles.empty}>{words('ladder.empty')}</p>
          ) : width > 0 ? (
            <LadderFlow layout={layout} area={area} whole={whole} />
          ) : null}
          {withoutKeys && <p className={styles.withoutKeys}>{words('ladder.withoutKeys')}</p>}
        </div>
      </ReactFlowProvider>
    </NamesContext>
  );
}
