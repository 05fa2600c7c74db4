import { useReactFlow } from '@xyflow/react';
import { type PointerEvent, type TouchEvent, useRef, type WheelEvent } from 'react';
import { clampOffset, type Size } from './ladder-viewport.ts';
import { useSeenCloser } from './use-seen-closer.ts';

/** A finger that moves less than this, in pixels, taps. */
const slack = 8;

type Finger = { id: number; x: number; y: number; moves: boolean };

/** Moves the ladder by finger and wheel. React Flow would keep both for itself: here two fingers, and
 *  the wheel with Ctrl, zoom the page, and what the ladder has no way left for scrolls the page. Drawn
 *  `whole` it moves sideways only. */
export function useLadderPan(layout: Size, area: Size, whole: boolean) {
  const flow = useReactFlow();
  const closer = useSeenCloser();
  const finger = useRef<Finger | null>(null);

  const placeAfter = (x: number, y: number) => {
    const now = flow.getViewport();
    const to = clampOffset({ x: now.x + x, y: whole ? now.y : now.y + y }, area, layout);
    return { to, x: to.x - now.x, y: to.y - now.y };
  };

  function panBy(x: number, y: number) {
    const { to, y: moved } = placeAfter(x, y);
    void flow.setViewport({ ...to, zoom: 1 });
    if (!whole) window.scrollBy(0, moved - y);
  }

  function onPointerDown({ pointerType, isPrimary, pointerId, clientX, clientY }: PointerEvent) {
    finger.current =
      pointerType === 'touch' && isPrimary
        ? { id: pointerId, x: clientX, y: clientY, moves: false }
        : null;
  }

  function onPointerMove(event: PointerEvent<HTMLElement>) {
    const { current } = finger;
    if (current === null || current.id !== event.pointerId) return;
    const [x, y] = [event.clientX - current.x, event.clientY - current.y];
    if (!current.moves && Math.hypot(x, y) < slack) return;
    // The part under the finger may leave the drawing on the way.
    if (!current.moves) event.currentTarget.setPointerCapture(event.pointerId);
    finger.current = { id: current.id, x: event.clientX, y: event.clientY, moves: true };
    panBy(x, y);
  }

  function onWheelCapture(event: WheelEvent<HTMLElement>) {
    const { ctrlKey, deltaX, deltaY } = event;
    const { x, y } = placeAfter(-deltaX, -deltaY);
    if (whole) panBy(-deltaX, 0);
    else if (!ctrlKey && (x !== 0 || y !== 0 || event.shiftKey)) return;
    event.stopPropagation();
  }

  const letGo = () => {
    finger.current = null;
  };
  return {
    'data-closer': closer || undefined,
    onTouchStartCapture: (event: TouchEvent) => event.stopPropagation(),
    onPointerDownCapture: onPointerDown,
    onPointerMove,
    onPointerUpCapture: letGo,
    onPointerCancelCapture: letGo,
    onWheelCapture,
  };
}
