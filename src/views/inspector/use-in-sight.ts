import { type RefObject, useEffect, useRef } from 'react';
import { showWithin } from '../../ui/scroll-within.ts';

/** Keeps the current item of a tab in sight: `box` is what scrolls. `of` says when to look again. */
export function useInSight<Item extends HTMLElement>(
  of: unknown,
): Readonly<{ box: RefObject<HTMLElement | null>; item: RefObject<Item | null> }> {
  const box = useRef<HTMLElement>(null);
  const item = useRef<Item>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `of` is the reason to look again
  useEffect(() => {
    // What an item holds is laid out a frame later.
    const frame = requestAnimationFrame(() => {
      if (box.current !== null && item.current !== null) showWithin(box.current, item.current);
    });
    return () => cancelAnimationFrame(frame);
  }, [of]);
  return { box, item };
}
