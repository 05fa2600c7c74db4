import { headerHeight } from './header-text.ts';
import type { LadderLayout } from './ladder-drawing.ts';

/** Where the drawing is cut into pages. */

export type PrintPage = Readonly<{ top: number; height: number }>;
type Span = Readonly<{ top: number; bottom: number }>;

/** What must not be cut: boxes, and messages with their labels, whose anchors have their height. */
function spansOf({ nodes }: LadderLayout): readonly Span[] {
  return nodes
    .map(({ position, height = 0 }) => ({ top: position.y, bottom: position.y + height }))
    .toSorted((a, b) => a.top - b.top);
}

/** Pages of at most `most` pixels, cut between what is drawn; a piece longer than a page is cut
 *  through. The first holds the names over the lifelines as well. */
export function printPages(layout: LadderLayout, most: number): readonly PrintPage[] {
  const head = headerHeight(layout);
  const end = head + layout.height;
  const spans = spansOf(layout).map((span) => ({
    top: span.top + head,
    bottom: span.bottom + head,
  }));
  const pages: PrintPage[] = [];
  let top = 0;
  let first = 0;
  while (end - top > most) {
    let cut = top;
    let reach = top;
    for (let index = first; index < spans.length; index += 1) {
      const span = spans[index];
      if (span === undefined || span.top > top + most) break;
      if (span.top >= reach && span.top > cut) {
        cut = span.top;
        first = index;
      }
      reach = Math.max(reach, span.bottom);
    }
    const next = cut > top + head ? cut : top + most;
    pages.push({ top, height: next - top });
    top = next;
  }
  return [...pages, { top, height: end - top }];
}
