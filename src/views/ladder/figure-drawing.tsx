import type { Colour } from '../../ui/light-colours.ts';
import { Fill, Frame, Mark, markSize, Stroke } from '../../ui/marks.tsx';
import type { FactLine, FactPart } from './figure-facts.ts';
import type { FigureArrowNode, FigureAttackNode } from './ladder-drawing.ts';
import type { ItemState } from './ladder-items.ts';
import { labelLine, labelSize } from './layout-figure.ts';
import { attackDash } from './message-arrow.tsx';
import { factLine } from './place-inside.ts';
import { TextLine, TextLines } from './text-line.tsx';
import { textWidth } from './text-width.ts';

/** The parts of the figure as marks, from their own left side and top: the same on the page, on paper and
 *  in a file. */

const headLength = 11;
const headHalf = 5;
const factSize = 14;
const partGap = 5;

const inkOf = (state: ItemState): Colour =>
  state === 'future' ? 'text-2' : state === 'current' ? 'accent' : 'text';

const partWidth = (part: FactPart) =>
  'shape' in part
    ? markSize
    : textWidth(part.text, factSize, part.colour === 'failure' ? 'bold' : 'normal');

type FactsProps = Readonly<{
  line: FactLine;
  x: number;
  y: number;
  room: FigureArrowNode['data']['room'];
  faint: boolean;
}>;

/** One line of what an arrow came to, about its middle as far as there is room. */
function Facts({ line, x, y, room, faint }: FactsProps) {
  const widths = line.parts.map(partWidth);
  const whole = widths.reduce((sum, width) => sum + width + partGap, -partGap);
  let left = Math.max(room.left, Math.min(x - whole / 2, room.right - whole));
  return line.parts.map((part, index) => {
    const at = left;
    const width = widths[index] ?? 0;
    left += width + partGap;
    const key = `${index} ${'shape' in part ? part.shape : part.text}`;
    return 'shape' in part ? (
      <Mark
        key={key}
        shape={part.shape}
        x={at + markSize / 2}
        y={y}
        colour={faint ? 'text-2' : part.colour}
      />
    ) : (
      <TextLine
        key={key}
        x={at}
        y={y}
        text={part.text}
        size={factSize}
        colour={part.colour ?? 'text-2'}
        weight={part.colour === 'failure' ? 600 : 400}
        halo="canvas"
      />
    );
  });
}

type Placed = 'label' | 'y' | 'from' | 'to' | 'middle' | 'room' | 'gate';
type ArrowProps = Pick<FigureArrowNode['data'], Placed> &
  Readonly<{
    state: ItemState;
    lines: readonly FactLine[];
    failed: boolean;
    touched: boolean;
    absent: boolean;
  }>;

/** An arrow with its label over it and its lines under it. */
export function FigureArrowMarks(props: ArrowProps) {
  const { label, y, from, to, middle, room, gate, state, lines, failed, touched, absent } = props;
  const direction = Math.sign(to - from) || 1;
  const [start, end] = [from + direction * 4, to - direction * 4];
  const colour = failed ? 'failure' : inkOf(absent ? 'future' : state);
  const width = state === 'current' && !absent ? 3.5 : 1.8;
  return (
    <>
      <TextLines
        {...{ x: middle, y: 0, lines: label, step: labelLine, size: labelSize, colour }}
        weight={state === 'future' ? 500 : 650}
        anchor="middle"
        halo="canvas"
      />
      <Stroke
        {...{ d: `M${start} ${y}H${end - direction * headLength}`, colour, width }}
        dash={failed ? '6 4' : undefined}
      />
      <Fill
        {...{ d: `M${end} ${y}l${-direction * headLength} ${-headHalf}v${2 * headHalf}Z`, colour }}
      />
      {gate !== null && (
        <Stroke d={`M${gate - 6} ${y + 7}v-13h12v13m-12 -9h12`} colour={colour} fill="canvas" />
      )}
      {touched && <Mark shape="bolt" x={start + direction * 30} y={y} colour="failure" size={18} />}
      {lines.map((line, index) => (
        <Facts
          // biome-ignore lint/suspicious/noArrayIndexKey: the lines of one arrow
          key={index}
          line={line}
          x={middle}
          room={room}
          y={y + 6 + (gate === null ? 0 : 3) + (index + 0.5) * factLine}
          faint={state === 'future'}
        />
      ))}
    </>
  );
}

type AttackProps = Omit<FigureAttackNode['data'], 'item'> & Readonly<{ state: ItemState }>;

/** What somebody outside sends: dotted, with an open head, and never like an arrow of the figure. */
export function FigureAttackMarks({ label, y, from, to, middle, state }: AttackProps) {
  const direction = Math.sign(to - from) || 1;
  const [start, end] = [from + direction * 4, to - direction * 4];
  const neck = end - direction * headLength;
  const colour = state === 'future' ? 'text-2' : 'failure';
  const width = state === 'current' ? 3 : 1.8;
  return (
    <>
      <TextLine
        {...{ x: middle, y: y / 2 + 1, text: label, colour }}
        size={labelSize}
        weight={650}
        anchor="middle"
        halo="canvas"
      />
      <Stroke {...{ d: `M${start} ${y}H${neck}`, colour, width }} dash={attackDash} />
      <Stroke
        {...{ d: `M${end} ${y}L${neck} ${y - headHalf}V${y + headHalf}Z`, colour }}
        fill="canvas"
      />
    </>
  );
}

type BoxProps = Readonly<{
  title: readonly string[];
  width: number;
  height: number;
  state: ItemState;
  failed: boolean;
  /** Everything of the step has been. */
  over?: boolean;
}>;

/** Step 0 at one actor. */
export function FigureBoxMarks({ title, width, height, state, failed, over }: BoxProps) {
  const done = failed || over === true;
  const result = failed ? 'failure' : 'ok';
  const wide = Math.max(...title.map((line) => textWidth(line, labelSize)));
  const colour = state === 'future' ? 'text-2' : state === 'current' ? 'accent' : 'text';
  const middle = width / 2 - (done ? 8 : 0);
  return (
    <>
      <Frame
        box={{ x: 0.5, y: 0.5, width: width - 1, height: height - 1 }}
        fill={done ? `${result}-soft` : 'panel'}
        stroke={done ? result : 'line-strong'}
      />
      <TextLines
        {...{ x: middle, y: (height - title.length * labelLine) / 2, lines: title, colour }}
        step={labelLine}
        size={labelSize}
        weight={state === 'current' ? 650 : 400}
        anchor="middle"
      />
      {done && (
        <Mark
          shape={failed ? 'cross' : 'tick'}
          x={middle + wide / 2 + 12}
          y={height / 2}
          colour={result}
        />
      )}
    </>
  );
}

type BandProps = Omit<BoxProps, 'title'> & Readonly<{ title: string; facts: string }>;

/** What folds the band stands at its end. */
const roomOfFold = 24;

/** The use of the keys, as a band; without its name where what it came to leaves no room for it. */
export function FigureUseMarks({ title, facts, width, height, state, failed }: BandProps) {
  const colour = inkOf(state);
  const both = facts === '' ? title : `${title} · ${facts}`;
  const fits = textWidth(both, labelSize, 'bold') <= width - 2 * roomOfFold;
  const text = fits || facts === '' ? both : facts;
  return (
    <>
      <Frame
        box={{ x: 0.5, y: 0.5, width: width - 1, height: height - 1 }}
        fill="panel"
        stroke={failed ? 'failure' : state === 'current' ? 'accent' : 'line-strong'}
      />
      <TextLine
        {...{ x: width / 2, y: height / 2, text, colour: failed ? 'failure' : colour }}
        size={labelSize}
        weight={600}
        anchor="middle"
      />
    </>
  );
}
