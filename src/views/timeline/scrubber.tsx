import { useElementSize } from '@mantine/hooks';
import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react';
import { useTranslation } from '../../i18n/translation.tsx';
import { useAppStore, useAppStoreApi } from '../../store/use-app-store.tsx';
import { stepWords, useEventWords } from '../use-event-words.ts';
import { MemberBands } from './member-bands.tsx';
import classes from './scrubber.module.css';
import { TickStrip } from './tick-strip.tsx';
import { indexAt, xOf } from './ticks.ts';

/** The run as a line with a mark for every event, the steps of each member above it, and the cursor as
 *  its handle. */
export function Scrubber() {
  const { t } = useTranslation();
  const words = useEventWords();
  const store = useAppStoreApi();
  const events = useAppStore((state) => state.trace.events);
  const cursor = useAppStore((state) => state.cursor);
  const { ref, width } = useElementSize<HTMLDivElement>();
  const [hovered, setHovered] = useState<number | null>(null);
  const drag = useDrag(events.length, width, setHovered);
  const count = events.length;
  const current = events[cursor];
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
      {...drag}
    >
      <MemberBands {...{ events, cursor, width }} />
      <TickStrip {...{ events, cursor, width }} />
      {hovered !== null && <HoverLabel index={hovered} width={width} />}
    </div>
  );
}

/** Moves the cursor by dragging, one move for each frame. */
function useDrag(count: number, width: number, onHover: (index: number | null) => void) {
  const store = useAppStoreApi();
  const frame = useRef(0);
  const eventUnder = (event: PointerEvent<HTMLElement>) =>
    indexAt(event.clientX - event.currentTarget.getBoundingClientRect().left, count, width);
  const dragTo = (index: number) => {
    cancelAnimationFrame(frame.current);
    frame.current = requestAnimationFrame(() => {
      if (store.getState().cursor !== index) store.getState().moveTo(index);
    });
  };
  return {
    onPointerDown(event: PointerEvent<HTMLElement>) {
      if (event.button !== 0 || count === 0) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      dragTo(eventUnder(event));
    },
    onPointerMove(event: PointerEvent<HTMLElement>) {
      if (count === 0) return;
      const index = eventUnder(event);
      onHover(index);
      if (event.currentTarget.hasPointerCapture(event.pointerId)) dragTo(index);
    },
    onPointerLeave: () => onHover(null),
  };
}

const labelReach = 130;

/** What the event under the pointer is; of one that has not happened yet only where it belongs. */
function HoverLabel({ index, width }: { index: number; width: number }) {
  const { t } = useTranslation();
  const words = useEventWords();
  const event = useAppStore((state) => state.trace.events[index]);
  const count = useAppStore((state) => state.trace.events.length);
  const isKnown = useAppStore((state) => state.wholeRun || index <= state.cursor);
  if (event === undefined) return null;
  const most = Math.max(width - labelReach, labelReach);
  const left = Math.min(Math.max(xOf(index, count, width), labelReach), most);
  return (
    <div className={classes.label} style={{ left }}>
      {isKnown ? words(event) : stepWords(t, event.step)}
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
    Home: () => 0,
    End: () => events.length - 1,
  };
  const move = target[event.key];
  if (move === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  state.moveTo(move());
}
