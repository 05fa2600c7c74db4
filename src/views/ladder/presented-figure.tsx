import { useElementSize } from '@mantine/hooks';
import { useDeferredValue, useEffect, useState } from 'react';
import { planOf } from '../../engine/index.ts';
import { useAppStore } from '../../store/use-app-store.tsx';
import { headerHeight } from './header-text.ts';
import type { LadderLayout, Rectangle } from './ladder-drawing.ts';
import { LadderFrame, LadderParts } from './ladder-svg.tsx';
import { clampOffset, type Offset, reveal, type Size } from './ladder-viewport.ts';
import { layoutWindow } from './layout-window.ts';
import styles from './presented-figure.module.css';
import { useDepth, useKnownFailure } from './use-depth.ts';
import { useLadderLayout } from './use-ladder-layout.ts';
import { useCatalogueWords } from './use-words.ts';

/** The drawing of the run as a class sees it: laid out for a smaller room and drawn larger, so that no
 *  text of it is smaller than asked. */

/** The smallest text as it is laid out: of the figure, of one that is looked into, of the finer levels. */
const smallest = { figure: 14, inside: 13, finer: 12 };
/** Narrower than this four lifelines are legible no more: what is wider is moved sideways. */
const leastWidth = { one: 360, two: 640 };
/** Sizes go in steps, so that a window that is drawn larger lays out less often. */
const step = 4;
const guessedHead = 110;

const floored = (length: number) => Math.max(step, Math.floor(length / step) * step);

/** How the drawing is moved and scaled to show one part of it large, with its surroundings. */
export function zoomOn(part: Rectangle, area: Size): Offset & Readonly<{ scale: number }> {
  const fits = Math.min(area.width / (part.width + 48), area.height / (part.height + 64));
  const scale = Math.max(1, Math.min(3, fits));
  const within = (middle: number, room: number) =>
    Math.min(0, Math.max(room - room * scale, room / 2 - middle * scale));
  return {
    scale,
    x: within(part.x + part.width / 2, area.width),
    y: within(part.y + part.height / 2, area.height),
  };
}

/** What is drawn, for a room of that size in its own pixels. */
function usePresentedLayout(room: Size): LadderLayout {
  const words = useCatalogueWords();
  const { actors, events } = useDeferredValue(useAppStore((state) => state.trace));
  const depth = useDepth();
  const [head, setHead] = useState(guessedHead);
  const [failures, setFailures] = useState<readonly number[]>([]);
  const reach = useKnownFailure(failures);
  const plan = useAppStore(({ trace: { source } }) =>
    source.kind === 'scenario' ? planOf(source.scenario) : null,
  );
  const layout = useLadderLayout({
    ...{ actors, events, words, depth, plan, reach, opened: false },
    width: Math.max(room.width, plan?.systems.length === 2 ? leastWidth.two : leastWidth.one),
    height: depth.level === 'figure' ? Math.max(step, room.height - head) : 0,
  });
  const { foldable } = layout;
  useEffect(() => setFailures(foldable ? layout.failures : []), [foldable, layout.failures]);
  const now = headerHeight(layout);
  if (now !== head) setHead(now);
  return layout;
}

/** Where the drawing is moved to: no further than its current part needs. */
function useOffset(current: Rectangle | undefined, area: Size, layout: LadderLayout): Offset {
  const [offset, setOffset] = useState<Offset>({ x: 0, y: 0 });
  const wanted = clampOffset(
    current ? reveal(current, offset, area, layout) : offset,
    area,
    layout,
  );
  const moved = wanted.x !== offset.x || wanted.y !== offset.y;
  if (moved) setOffset(wanted);
  return moved ? wanted : offset;
}

type Props = Readonly<{
  /** Pixels that the smallest text is to have. */
  textSize: number;
  zoom: boolean;
}>;

/** The drawing at the cursor, moved so that its current part is in sight. */
export function PresentedFigure({ textSize, zoom }: Props) {
  const { ref, width, height } = useElementSize();
  const level = useAppStore((state) => state.level);
  const isOpen = useAppStore((state) => state.unfolded.length > 0);
  const drawn = level === 'figure' ? (isOpen ? 'inside' : 'figure') : 'finer';
  const scale = textSize / smallest[drawn];
  const room = { width: floored(width / scale), height: floored(height / scale) };
  return (
    <div ref={ref} className={styles.room}>
      {width > 0 && <Drawing {...{ room, zoom }} />}
    </div>
  );
}

function Drawing({ room, zoom }: Readonly<{ room: Size; zoom: boolean }>) {
  const words = useCatalogueWords();
  const layout = usePresentedLayout(room);
  const at = useAppStore((state) => (state.wholeRun ? Number.MAX_SAFE_INTEGER : state.cursor));
  const current = useAppStore(({ cursor }) => layout.rectangles[layout.itemOf[cursor] ?? -1]);
  const head = headerHeight(layout);
  const area = { width: room.width, height: Math.max(step, room.height - head) };
  const offset = useOffset(current, area, layout);
  const run = { events: layout.events, at };
  const seen = layoutWindow(layout, -offset.y, area.height - offset.y);
  const view =
    zoom && current !== undefined
      ? zoomOn({ ...current, x: current.x + offset.x, y: current.y + offset.y + head }, room)
      : { x: 0, y: 0, scale: 1 };
  const frame = { ...layout, height: Math.max(area.height, 1) };
  return (
    <svg
      className={styles.drawing}
      viewBox={`0 0 ${room.width} ${room.height}`}
      preserveAspectRatio="xMidYMin meet"
      role="img"
      aria-label={words(layout.names.regroup ? 'ladder.figureRegroup' : 'ladder.figure')}
    >
      <g
        className={styles.moved}
        style={{ transform: `translate(${view.x}px, ${view.y}px) scale(${view.scale})` }}
      >
        <g className={styles.moved} style={{ transform: `translateX(${offset.x}px)` }}>
          <LadderFrame layout={frame} words={words} run={run} />
          <svg y={head} width={layout.width} height={area.height} aria-hidden="true">
            <g className={styles.moved} style={{ transform: `translateY(${offset.y}px)` }}>
              <LadderParts layout={{ ...layout, ...seen }} words={words} run={run} />
            </g>
          </svg>
        </g>
      </g>
    </svg>
  );
}
