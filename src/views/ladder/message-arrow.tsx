import type { Colour } from '../../ui/light-colours.ts';
import { Fill, Mark, type Shape, Stroke } from '../../ui/marks.tsx';
import type { Item, ItemState } from './ladder-items.ts';
import type { MessageLine } from './message-line.ts';

export const isError = ({ event }: Item) => event.kind === 'message' && event.name === 'error';

/** What somebody outside sends is no message of the standard: dotted, with an open head. */
export const isAttack = ({ event }: Item) => event.kind === 'message' && event.name === 'injected';
export const attackDash = '2 4';

/** Colour of an arrow and of what stands on it. */
export function arrowColour(item: Item, state: ItemState): Colour {
  if (state === 'future') return 'future';
  if (isError(item) || isAttack(item)) return 'failure';
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
  const errorDash = told && isError(item) ? '6 4' : undefined;
  const dash = isAttack(item) ? attackDash : errorDash;
  return (
    <>
      <Stroke {...{ d: line, colour, width }} dash={dash} />
      {heads.map((d) =>
        isAttack(item) ? (
          <Stroke key={d} {...{ d, colour }} fill="canvas" />
        ) : (
          <Fill key={d} d={d} colour={colour} />
        ),
      )}
      {lost && <Mark shape="cross" x={end} y={y} colour={failure} size={19} />}
      {bolt === null ? null : <Mark shape="bolt" x={bolt} y={y} colour={failure} size={18} />}
      {clock === null ? null : (
        <Mark shape="clock" x={clock} y={y} colour={failure} size={17} ground="canvas" />
      )}
      {gate === null ? null : <Stroke d={gate} colour={colour} fill="canvas" />}
    </>
  );
}
