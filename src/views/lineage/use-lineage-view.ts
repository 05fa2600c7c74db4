import { useReactFlow } from '@xyflow/react';
import { type RefObject, useEffect, useRef } from 'react';
import { type LineageDrawing, nodeSize, stepSize } from './layout-lineage.ts';

const margin = 16;
/** Text of 13 px is still read at 10.5. */
const leastZoom = 0.8;

/** Shows the whole drawing where it fits legibly, or else the value in focus; keeps the chosen value
 *  in sight. */
export function useKeepInSight(
  area: RefObject<HTMLElement | null>,
  drawing: LineageDrawing,
  chosen: string,
  focus: string,
): void {
  const flow = useReactFlow();
  const seen = useRef<LineageDrawing | null>(null);
  useEffect(() => {
    const frame = requestAnimationFrame(() => {
      const pane = area.current;
      if (pane === null) return;
      const { clientWidth, clientHeight } = pane;
      if (seen.current !== drawing) {
        seen.current = drawing;
        void flow.setViewport(firstView(drawing, focus, clientWidth, clientHeight));
      }
      const point = drawing.points.get(chosen);
      if (point === undefined) return;
      const { x, y, zoom } = flow.getViewport();
      const [left, top] = [point.x * zoom + x, point.y * zoom + y];
      const moveX = moveInto(left, nodeSize.width * zoom, clientWidth);
      const moveY = moveInto(top, nodeSize.height * zoom, clientHeight);
      if (moveX !== 0 || moveY !== 0) {
        void flow.setViewport({ x: x + moveX, y: y + moveY, zoom });
      }
    });
    return () => cancelAnimationFrame(frame);
  }, [area, drawing, chosen, focus, flow]);
}

/** By how much something from `start` on, `size` long, must be moved to lie inside `room`. */
function moveInto(start: number, size: number, room: number): number {
  if (start < margin) return margin - start;
  const over = start + size + margin - room;
  return over > 0 ? -over : 0;
}

/** The first look. A drawing that is too large starts with a whole column and row at left and top. */
function firstView(drawing: LineageDrawing, focus: string, width: number, height: number) {
  const fit = Math.min(
    (width - 2 * margin) / drawing.width,
    (height - 2 * margin) / drawing.height,
    1,
  );
  const zoom = Math.max(fit, leastZoom);
  const point = drawing.points.get(focus);
  const along = (size: number, room: number, at: number, own: number, step: number) => {
    if (size * zoom + 2 * margin <= room) return (room - size * zoom) / 2;
    const centred = room / 2 - (at + own / 2) * zoom;
    const start = Math.min(margin, Math.max(room - size * zoom - margin, centred));
    return margin - Math.floor((margin - start) / (step * zoom)) * step * zoom;
  };
  const { x, y } = point ?? { x: 0, y: 0 };
  return {
    zoom,
    x: along(drawing.width, width, x, nodeSize.width, stepSize.x),
    y: along(drawing.height, height, y, nodeSize.height, stepSize.y),
  };
}
