import { memo, useDeferredValue, useId } from 'react';
import type { TraceEvent } from '../../engine/index.ts';
import { useAppStore } from '../../store/use-app-store.tsx';
import classes from './scrubber.module.css';
import { scrubberHeight, type TickPath, xOf } from './ticks.ts';
import { useTickPaths } from './use-tick-paths.ts';

const Ticks = memo(function Ticks({ paths }: { paths: readonly TickPath[] }) {
  return paths.map(({ look, d }) => <path key={look} d={d} data-look={look} />);
});

type Props = Readonly<{ events: readonly TraceEvent[]; cursor: number; width: number }>;

/** A line with a mark for every event; those behind the cursor do not tell what comes of them. */
export function TickStrip({ events, cursor, width }: Props) {
  const clip = useId();
  const wholeRun = useAppStore((state) => state.wholeRun);
  // Marking a new trace is a task of its own, after the panels have taken it.
  const marked = useDeferredValue(events);
  const { past, plain } = useTickPaths(marked, width);
  const x = xOf(cursor, events.length, width);
  return (
    <svg className={classes.ticks} width="100%" height={scrubberHeight} aria-hidden="true">
      <clipPath id={`${clip}past`}>
        <rect x={0} y={0} width={Math.max(x + 3, 0)} height={scrubberHeight} />
      </clipPath>
      <clipPath id={`${clip}ahead`}>
        <rect x={x + 3} y={0} width={Math.max(width - x, 0)} height={scrubberHeight} />
      </clipPath>
      <rect className={classes.line} x={0} y={15} width="100%" height={2} rx={1} />
      <rect className={classes.lineDone} x={0} y={15} width={x} height={2} rx={1} />
      <g
        className={classes.future}
        data-grey={!wholeRun || undefined}
        clipPath={`url(#${clip}ahead)`}
      >
        <Ticks paths={wholeRun ? past : plain} />
      </g>
      <g clipPath={`url(#${clip}past)`}>
        <Ticks paths={past} />
      </g>
      <rect className={classes.handle} x={x - 4} y={3} width={8} height={26} rx={3} />
    </svg>
  );
}
