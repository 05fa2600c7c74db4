import { useReducedMotion } from '@mantine/hooks';
import { useReactFlow } from '@xyflow/react';
import { useCallback, useEffect, useRef } from 'react';
import { useAppStore } from '../../store/use-app-store.tsx';
import type { LadderLayout } from './ladder-drawing.ts';
import { clampOffset, isFar, type Offset, reveal, type Size } from './ladder-viewport.ts';

const motionMilliseconds = 250;

/** Scrolls the ladder: keeps the current event in view, and gives scrolling by pages and to items. */
export function useLadderScroll(layout: LadderLayout, area: Size) {
  const flow = useReactFlow();
  const still = useReducedMotion();
  const current = useAppStore(({ cursor }) => layout.itemOf[cursor]);
  const drawn = useRef<LadderLayout | null>(null);
  const target = useRef<Offset | null>(null);
  const jump = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(jump.current), []);

  const moveTo = useCallback(
    (offset: Offset, duration: number) => {
      void flow.setViewport({ ...offset, zoom: 1 }, { duration }).then(() => {
        if (target.current === offset) target.current = null;
      });
    },
    [flow],
  );

  const scrollTo = useCallback(
    (offset: Offset, smooth: boolean) => {
      if (jump.current !== undefined) {
        clearTimeout(jump.current);
        jump.current = undefined;
        target.current = null;
      }
      const now = flow.getViewport();
      if (offset.x === now.x && offset.y === now.y) return;
      target.current = offset;
      if (!isFar(now, offset, area)) {
        moveTo(offset, smooth && !still ? motionMilliseconds : 0);
        return;
      }
      // Drawing another part of the ladder is a task of its own, after the panels have moved.
      jump.current = setTimeout(() => {
        jump.current = undefined;
        moveTo(offset, 0);
      });
    },
    [flow, still, area, moveTo],
  );

  const showItem = useCallback(
    (order: number, smooth: boolean) => {
      const item = layout.rectangles[order];
      if (item === undefined || area.height === 0) return;
      scrollTo(reveal(item, target.current ?? flow.getViewport(), area, layout), smooth);
    },
    [layout, area, flow, scrollTo],
  );

  const scrollBy = useCallback(
    (pages: number) => {
      const { x, y } = target.current ?? flow.getViewport();
      scrollTo(clampOffset({ x, y: y - pages * area.height * 0.85 }, area, layout), true);
    },
    [layout, area, flow, scrollTo],
  );

  useEffect(() => {
    const redrawn = drawn.current !== layout;
    drawn.current = layout;
    if (redrawn) scrollTo(clampOffset(flow.getViewport(), area, layout), false);
    if (current !== undefined) showItem(current, !redrawn);
  }, [current, layout, area, flow, scrollTo, showItem]);

  return { showItem, scrollBy, current };
}
