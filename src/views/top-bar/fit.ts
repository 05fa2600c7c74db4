import { type RefObject, useLayoutEffect, useRef, useState } from 'react';

/** The parts of the bar in the order in which they move into its menu: what the page looks like; what is
 *  handed on; the faults; procedure and mode. */
const parts = ['settings', 'actions', 'faults', 'procedure'] as const;

/** How many of them have moved. */
export type FitLevel = 0 | 1 | 2 | 3 | 4;

/** Whether a part is still in the bar. */
export const isInBar = (part: (typeof parts)[number], level: FitLevel): boolean =>
  parts.indexOf(part) >= level;

/** The next level to try: one more where the bar is too wide, one less where what that takes is known
 *  to fit again. `needed` holds the width of each level drawn so far. */
export function nextLevel(level: number, needed: readonly number[], available: number): number {
  const own = needed[level];
  if (own !== undefined && own > available) return Math.min(level + 1, parts.length);
  const less = needed[level - 1];
  return less !== undefined && less <= available ? level - 1 : level;
}

/** What the children of a bar take, without the gap that stretches. */
function neededWidth(bar: HTMLElement, gap: HTMLElement): number {
  const last = bar.lastElementChild?.getBoundingClientRect().right ?? 0;
  const { paddingRight } = getComputedStyle(bar);
  const end = last + (Number.parseFloat(paddingRight) || 0);
  return Math.ceil(end - bar.getBoundingClientRect().left - gap.getBoundingClientRect().width);
}

type Fit = Readonly<{
  bar: RefObject<HTMLElement | null>;
  gap: RefObject<HTMLSpanElement | null>;
  level: FitLevel;
}>;

/** Finds the level at which the bar fits its width, before it is painted. `content` tells what the
 *  widths depend on: with another one they are measured anew. */
export function useFit(content: string): Fit {
  const bar = useRef<HTMLElement>(null);
  const gap = useRef<HTMLSpanElement>(null);
  const measured = useRef<{ content: string; needed: number[] }>({ content, needed: [] });
  const [level, setLevel] = useState(0);
  const [, measureAgain] = useState(0);
  useLayoutEffect(() => {
    if (bar.current === null || gap.current === null) return;
    if (measured.current.content !== content) {
      measured.current = { content, needed: [] };
      if (level !== 0) {
        setLevel(0);
        return;
      }
    }
    const { needed } = measured.current;
    needed[level] = neededWidth(bar.current, gap.current);
    setLevel(nextLevel(level, needed, bar.current.clientWidth));
  });
  useLayoutEffect(() => {
    if (bar.current === null) return;
    const observer = new ResizeObserver(() => measureAgain((count) => count + 1));
    observer.observe(bar.current);
    return () => observer.disconnect();
  }, []);
  useLayoutEffect(() => {
    let mounted = true;
    void document.fonts?.ready.then(() => {
      if (!mounted) return;
      measured.current = { content: '', needed: [] };
      measureAgain((count) => count + 1);
    });
    return () => {
      mounted = false;
    };
  }, []);
  return { bar, gap, level: level as FitLevel };
}
