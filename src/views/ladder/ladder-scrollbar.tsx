import { useReactFlow, useStore } from '@xyflow/react';
import { type PointerEvent, useRef } from 'react';
import styles from './ladder.module.css';
import { thumbOf, viewAt } from './ladder-viewport.ts';

type Axis = 'x' | 'y';
const sides = {
  x: { side: 'width', point: 'clientX', edge: 'left', index: 0 },
  y: { side: 'height', point: 'clientY', edge: 'top', index: 1 },
} as const;

type Props = { axis: Axis; size: number; area: number };

/** Shows which part of the ladder is in view, and moves it by pointer. Keys scroll by themselves:
 *  the arrows from item to item, Page Up and Page Down by pages. */
export function LadderScrollbar({ axis, size, area }: Props) {
  const flow = useReactFlow();
  const { side, point, edge, index } = sides[axis];
  const offset = useStore((state) => state.transform[index] ?? 0);
  const grip = useRef(0);
  if (size <= area || area === 0) return null;
  const thumb = thumbOf(offset, area, size);

  const moveTo = (start: number) => {
    void flow.setViewport({ ...flow.getViewport(), [axis]: viewAt(start, area, size) });
  };
  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    if (event.button !== 0) return;
    const at = event[point] - event.currentTarget.getBoundingClientRect()[edge];
    const onThumb = at >= thumb.start && at <= thumb.start + thumb.length;
    grip.current = onThumb ? at - thumb.start : thumb.length / 2;
    event.currentTarget.setPointerCapture(event.pointerId);
    if (!onThumb) moveTo(at - grip.current);
  };
  const onPointerMove = (event: PointerEvent<HTMLElement>) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    moveTo(event[point] - event.currentTarget.getBoundingClientRect()[edge] - grip.current);
  };
  return (
    <div
      className={styles.scrollbar}
      data-axis={axis}
      aria-hidden="true"
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
    >
      <i style={{ [side]: thumb.length, [edge]: thumb.start }} />
    </div>
  );
}
