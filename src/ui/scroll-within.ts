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

/** Where something stands in the window, from top to bottom. */
type Extent = Readonly<{ top: number; bottom: number }>;

/** How far `box` must be scrolled down to show the whole of `item`, and of one that is too high its
 *  beginning. */
export function scrollBy(box: Extent, item: Extent): number {
  const above = item.top - box.top;
  if (above < 0) return above;
  const below = item.bottom - box.bottom;
  return below <= 0 ? 0 : Math.min(below, above);
}

/** Scrolls `box` alone, not the page, until `item` is in sight; the focus stays where it is. */
export function showWithin(box: HTMLElement, item: HTMLElement): void {
  box.scrollTop += scrollBy(box.getBoundingClientRect(), item.getBoundingClientRect());
}
