/** The stops of the tour, by the `data-tour` mark of the part they speak of. */
export const tourStops = ['ladder', 'timeline', 'inspector', 'mode', 'rail'] as const;

type Area = Readonly<{ left: number; top: number; width: number; height: number }>;
type Size = Readonly<{ width: number; height: number }>;

const card = { width: 340, height: 200 };
const gap = 16;

const within = (value: number, most: number) => Math.min(Math.max(value, gap), Math.max(most, gap));

/** Where the card stands: beside its area where there is room, else below or above it, else on it;
 *  always inside the window. */
export function cardPlace(area: Area, window: Size): Readonly<{ left: number; top: number }> {
  const right = area.left + area.width + gap;
  const left = area.left - card.width - gap;
  const below = area.top + area.height + gap;
  const tall = area.height > window.height / 2;
  const x = !tall ? area.left : right + card.width <= window.width ? right : left;
  const y = tall
    ? area.top + gap
    : below + card.height <= window.height
      ? below
      : area.top - card.height - gap;
  return {
    left: within(x, window.width - card.width - gap),
    top: within(y, window.height - card.height - gap),
  };
}
