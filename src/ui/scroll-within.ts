/** Scrolls `box` alone until `item`, a child of it, is in sight: by little for a near item, and to
 *  the upper quarter for one that was far away. */
export function scrollWithin(box: HTMLElement, item: HTMLElement): void {
  box.scrollTop = scrollTarget(box, item);
}

type Box = Readonly<{ scrollTop: number; clientHeight: number }>;
type Item = Readonly<{ offsetTop: number; offsetHeight: number }>;

/** Where `box` must be scrolled to show `item`. */
export function scrollTarget({ scrollTop, clientHeight }: Box, item: Item): number {
  const { offsetTop: top, offsetHeight: height } = item;
  const above = scrollTop - top;
  const below = top + height - scrollTop - clientHeight;
  if (above <= 0 && below <= 0) return scrollTop;
  if (Math.max(above, below) > 3 * height) return top - clientHeight / 4;
  return above > 0 ? top - height : scrollTop + below + height;
}
