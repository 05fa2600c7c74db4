import { useElementSize } from '@mantine/hooks';
import {
  type KeyboardEvent,
  memo,
  type PointerEvent,
  useDeferredValue,
  useMemo,
  useRef,
  useState,
} from 'react';
import { useTranslation } from 'react-i18next';
import type { TraceEvent } from '../../engine/index.ts';
import { nextStop, previousStop } from '../../store/depth.ts';
import { useAppStore, useAppStoreApi } from '../../store/use-app-store.tsx';
import { useEventWords } from '../use-event-words.ts';
import classes from './scrubber.module.css';
import { indexAt, scrubberHeight, type TickPath, tickPaths, xOf } from './ticks.ts';

const Ticks = memo(function Ticks({ paths }: { paths: readonly TickPath[] }) {
  return paths.map(({ look, d }) => <path key={look} d={d} data-look={look} />);
});

/** The run as a line with a mark for every event and the cursor as its handle. */
export function Scrubber() {
  const { t } = useTranslation();
  const words = useEventWords();
  const store = useAppStoreApi();
  const events = useAppStore((state) => state.trace.events);
  const cursor = useAppStore((state) => state.cursor);
  const { ref, width } = useElementSize<HTMLDivElement>();
  const [hovered, setHovered] = useState<number | null>(null);
  const frame = useRef(0);
  // Marking a new trace is a task of its own, after the panels have taken it.
  const marked = useDeferredValue(events);
  const paths = useMemo(() => tickPaths(marked, width), [marked, width]);
  const count = events.length;
  const x = xOf(cursor, count, width);
  const current = events[cursor];

  const eventUnder = (event: PointerEvent<HTMLElement>) => {
    const left = event.clientX - event.currentTarget.getBoundingClientRect().left;
    return indexAt(left, count, width);
  };
  const dragTo = (index: number) => {
    cancelAnimationFrame(frame.current);
    frame.current = requestAnimationFrame(() => {
      if (store.getState().cursor !== index) store.getState().moveTo(index);
    });
  };
  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    if (event.button !== 0 || count === 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    dragTo(eventUnder(event));
  };
  const onPointerMove = (event: PointerEvent<HTMLElement>) => {
    if (count === 0) return;
    const index = eventUnder(event);
    setHovered(index);
    if (event.currentTarget.hasPointerCapture(event.pointerId)) dragTo(index);
  };

  return (
    <div
      ref={ref}
      className={classes.scrubber}
      role="slider"
      tabIndex={0}
      data-owns-arrows=""
      aria-label={t('app.timeline.scrubber')}
      aria-valuemin={count === 0 ? 0 : 1}
      aria-valuemax={count}
      aria-valuenow={count === 0 ? 0 : cursor + 1}
      aria-valuetext={current ? words(current) : t('app.timeline.empty')}
      onKeyDown={(event) => moveByKey(event, store.getState())}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerLeave={() => setHovered(null)}
    >
      <svg width="100%" height={scrubberHeight} aria-hidden="true">
        <clipPath id="kl-past">
          <rect x={0} y={0} width={Math.max(x + 3, 0)} height={scrubberHeight} />
        </clipPath>
        <rect className={classes.line} x={0} y={15} width="100%" height={2} rx={1} />
        <rect className={classes.lineDone} x={0} y={15} width={x} height={2} rx={1} />
        <g className={classes.future}>
          <Ticks paths={paths} />
        </g>
        <g className={classes.past} clipPath="url(#kl-past)">
          <Ticks paths={paths} />
        </g>
        <rect className={classes.handle} x={x - 4} y={3} width={8} height={26} rx={3} />
      </svg>
      <HoverLabel event={hovered === null ? undefined : events[hovered]} x={hoverX(hovered)} />
    </div>
  );

  function hoverX(index: number | null): number {
    const at = xOf(index ?? 0, count, width);
    return Math.min(Math.max(at, 130), Math.max(width - 130, 130));
  }
}

function HoverLabel({ event, x }: { event: TraceEvent | undefined; x: number }) {
  const words = useEventWords();
  if (event === undefined) return null;
  return (
    <div className={classes.label} style={{ left: x }}>
      {words(event)}
    </div>
  );
}

type Moves = ReturnType<ReturnType<typeof useAppStoreApi>['getState']>;

function moveByKey(event: KeyboardEvent, state: Moves): void {
  const { events } = state.trace;
  const target: Readonly<Record<string, () => number>> = {
    ArrowRight: () => state.cursor + 1,
    ArrowUp: () => state.cursor + 1,
    ArrowLeft: () => state.cursor - 1,
    ArrowDown: () => state.cursor - 1,
    PageUp: () => nextStop(events, state.cursor, state),
    PageDown: () => previousStop(events, state.cursor, state),
    Home: () => 0,
    End: () => events.length - 1,
  };
  const move = target[event.key];
  if (move === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  state.moveTo(move());
}
