import type { Colour } from '../../ui/light-colours.ts';
import { Fill, Mark, type Shape, Stroke } from '../../ui/marks.tsx';
import type { Item, ItemState } from './ladder-items.ts';
import type { MessageLine } from './message-line.ts';

export const isError = ({ event }: Item) => event.kind === 'message' && event.name === 'error';

/** Colour of an arrow and of what stands on it. */
export function arrowColour(item: Item, state: ItemState): Colour {
  if (state === 'future') return 'future';
  if (isError(item)) return 'failure';
  return state === 'current' ? 'accent' : 'text';
}

/** What became of a message on its way, as a shape. */
export const fateShapes = {
  delivered: 'bolt',
  altered: 'bolt',
  dropped: 'cross',
  intercepted: 'cross',
  delayed: 'clock',
  duplicated: 'copies',
} as const satisfies Record<string, Shape>;

type Props = Readonly<{
  item: Item;
  line: MessageLine;
  y: number;
  state: ItemState;
  /** Whether it may say how it ended. */
  told: boolean;
}>;

/** The arrow of a message, with what a fault made of it. */
export function MessageArrow({ item, line: drawn, y, state, told }: Props) {
  const { end, lost, line, heads, bolt, clock, gate } = drawn;
  const colour = arrowColour(item, state);
  const failure = state === 'future' ? 'future' : 'failure';
  const width = state === 'current' ? 3 : 1.6;
  return (
    <>
      <Stroke {...{ d: line, colour, width }} dash={told && isError(item) ? '6 4' : undefined} />
      {heads.map((d) => (
        <Fill key={d} d={d} colour={colour} />
      ))}
      {lost && <Mark shape="cross" x={end} y={y} colour={failure} size={19} />}
      {bolt === null ? null : <Mark shape="bolt" x={bolt} y={y} colour={failure} size={18} />}
      {clock === null ? null : (
        <Mark shape="clock" x={clock} y={y} colour={failure} size={17} ground="canvas" />
      )}
      {gate === null ? null : <Stroke d={gate} colour={colour} fill="canvas" />}
    </>
  );
}
