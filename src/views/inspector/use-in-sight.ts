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
    const [within, current] = [box.current, item.current];
    if (within === null || current === null) return;
    // What an item holds may be laid out later, and the panel may change its size.
    const observer = new ResizeObserver(() => showWithin(within, current));
    observer.observe(current);
    observer.observe(within);
    return () => observer.disconnect();
  }, [of]);
  return { box, item };
}
