import { useReactFlow } from '@xyflow/react';
import { type RefObject, useEffect, useRef } from 'react';
import { type LineageDrawing, nodeSize } from './layout-lineage.ts';

const margin = 16;
const leastZoom = 1;

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
      const shiftX = shiftInto(left, nodeSize.width * zoom, clientWidth);
      const shiftY = shiftInto(top, nodeSize.height * zoom, clientHeight);
      if (shiftX !== 0 || shiftY !== 0) {
        void flow.setViewport({ x: x + shiftX, y: y + shiftY, zoom });
      }
    });
    return () => cancelAnimationFrame(frame);
  }, [area, drawing, chosen, focus, flow]);
}

/** By how much something from `start` on, `size` long, must be moved to lie inside `room`. */
function shiftInto(start: number, size: number, room: number): number {
  if (start < margin) return margin - start;
  const over = start + size + margin - room;
  return over > 0 ? -over : 0;
}

function firstView(drawing: LineageDrawing, focus: string, width: number, height: number) {
  const fit = Math.min(
    (width - 2 * margin) / drawing.width,
    (height - 2 * margin) / drawing.height,
    1,
  );
  const zoom = Math.max(fit, leastZoom);
  const point = drawing.points.get(focus);
  const along = (size: number, room: number, at: number, own: number) =>
    size * zoom + 2 * margin <= room
      ? (room - size * zoom) / 2
      : Math.min(margin, Math.max(room - size * zoom - margin, room / 2 - (at + own / 2) * zoom));
  return {
    zoom,
    x: along(drawing.width, width, point?.x ?? 0, nodeSize.width),
    y: along(drawing.height, height, point?.y ?? 0, nodeSize.height),
  };
}
