import type { Colour } from './light-colours.ts';
import { useMedium } from './medium.ts';

/** What drawings are made of. Lengths are in pixels; an `Ink` left out is that of the text around. */
export type Ink = Colour | 'currentColor';

/** Hundredths are enough, and keep files small. */
const hundredths = (value: number) => Math.round(value * 100) / 100;

function usePaint() {
  const { paint } = useMedium();
  return (ink: Ink) => (ink === 'currentColor' ? ink : paint(ink));
}

type FrameProps = Readonly<{
  box: Readonly<{ x: number; y: number; width: number; height: number }>;
  fill: Colour;
  stroke: Colour;
  radius?: number;
  dash?: string | undefined;
}>;

/** A box with round corners. */
export function Frame({ box, fill, stroke, radius = 6, dash }: FrameProps) {
  const paint = usePaint();
  return (
    <rect
      x={hundredths(box.x)}
      y={hundredths(box.y)}
      width={hundredths(box.width)}
      height={hundredths(box.height)}
      rx={radius}
      fill={paint(fill)}
      stroke={paint(stroke)}
      strokeDasharray={dash}
    />
  );
}

type GroundProps = Readonly<{
  width: number | string;
  height: number | string;
  x?: number;
  fill: Colour;
  /** Colour of a border: half of it lies outside. */
  stroke?: Colour;
}>;

/** An area of one colour; lengths may be shares of the drawing. */
export function Ground({ fill, stroke, ...area }: GroundProps) {
  const paint = usePaint();
  const border = stroke && { stroke: paint(stroke), strokeWidth: 2 };
  return <rect {...area} fill={paint(fill)} {...border} />;
}

type StrokeProps = Readonly<{
  d: string;
  colour: Ink;
  width?: number;
  /** What is behind it shows through where this is left out. */
  fill?: Colour | undefined;
  dash?: string | undefined;
  transform?: string | undefined;
}>;

/** A path drawn as a line. */
export function Stroke({ d, colour, width = 1.6, fill, dash, transform }: StrokeProps) {
  const paint = usePaint();
  return (
    <path
      {...{ transform, d }}
      fill={fill === undefined ? 'none' : paint(fill)}
      stroke={paint(colour)}
      strokeWidth={width}
      strokeDasharray={dash}
    />
  );
}

/** A path filled. */
export function Fill({ d, colour, transform }: Pick<StrokeProps, 'd' | 'colour' | 'transform'>) {
  return <path {...{ transform, d }} fill={usePaint()(colour)} />;
}

type RuleProps = Readonly<{
  from: readonly [x: number, y: number];
  /** The far end, which may be a share of the drawing. */
  to: readonly [x: number, y: number | string];
  colour: Colour;
  width?: number;
  dash?: string | undefined;
}>;

/** A straight line. */
export function Rule({ from: [x1, y1], to: [x2, y2], colour, width = 1, dash }: RuleProps) {
  const stroke = usePaint()(colour);
  return <line {...{ x1, y1, x2, y2, stroke }} strokeWidth={width} strokeDasharray={dash} />;
}

/** Shapes in a square of 13, drawn with a pen of that width or, where none is named, filled. */
const shapes = {
  tick: { d: 'M1.5 7l3.5 3.5l6.5-7.5', pen: 1.8 },
  cross: { d: 'M2.5 2.5l8 8m0-8l-8 8', pen: 1.8 },
  skipped: { d: 'M1.5 6.5a5 5 0 1 0 10 0a5 5 0 1 0-10 0M3 10l7-7', pen: 1.4 },
  waiting: { d: 'M3 6.5a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0-7 0', pen: 1 },
  openLock: { d: 'M2.5 6.5h8v5.5h-8zM4 6.5v-3a2.5 2.5 0 0 1 5-.6', pen: 1.2 },
  bolt: { d: 'M8 0L2.5 7.3H6L5 13L10.5 5.5H7L8.5 0Z' },
  clock: { d: 'M1 6.5a5.5 5.5 0 1 0 11 0a5.5 5.5 0 1 0-11 0M6.5 3.5v3l2 1.5', pen: 1.3 },
  copies: { d: 'M4.5 4.5h7v7h-7zM2 8.5v-7h7', pen: 1.2 },
  info: { d: 'M1 6.5a5.5 5.5 0 1 0 11 0a5.5 5.5 0 1 0-11 0M6.5 6v3.5M6.5 3.5v1', pen: 1.1 },
  square: { d: 'M2 2h9v9h-9z' },
  disc: { d: 'M6.5 1.7a4.8 4.8 0 1 1 0 9.6a4.8 4.8 0 1 1 0-9.6z' },
  triangle: { d: 'M6.5 1.2l5.6 10.2h-11.2z' },
  diamond: { d: 'M6.5 1l5.5 5.5-5.5 5.5-5.5-5.5z' },
} as const satisfies Record<string, Readonly<{ d: string; pen?: number }>>;
export type Shape = keyof typeof shapes;

export const markSize = 13;

type MarkProps = Readonly<{
  shape: Shape;
  /** Its middle. */
  x: number;
  y: number;
  colour: Ink;
  size?: number;
  /** Hides what is behind a mark drawn with a pen. */
  ground?: Colour | undefined;
}>;

/** A small shape in a drawing. */
export function Mark({ shape, x, y, colour, size = markSize, ground }: MarkProps) {
  const scale = size / markSize;
  const place = [x, y].map((middle) => hundredths(middle - size / 2)).join(' ');
  const larger = scale === 1 ? '' : ` scale(${hundredths(scale)})`;
  return <Path {...{ shape, colour, ground }} transform={`translate(${place})${larger}`} />;
}

type PathProps = Pick<MarkProps, 'shape' | 'colour' | 'ground'> & Pick<StrokeProps, 'transform'>;

function Path({ shape, colour, ground, transform }: PathProps) {
  const { d, ...drawn } = shapes[shape];
  if (!('pen' in drawn)) return <Fill {...{ d, colour, transform }} />;
  return <Stroke {...{ d, colour, transform }} width={drawn.pen} fill={ground} />;
}

/** The same among words, in their colour. */
export function MarkIcon({ shape, className }: { shape: Shape; className?: string | undefined }) {
  return (
    <svg className={className} viewBox={`0 0 ${markSize} ${markSize}`} aria-hidden="true">
      <Path shape={shape} colour="currentColor" />
    </svg>
  );
}

type SvgTextProps = Readonly<{
  x: number;
  /** The middle of the line. */
  y: number;
  text: string;
  size: number;
  colour?: Ink;
  weight?: number | undefined;
  anchor?: 'start' | 'middle' | 'end';
  /** Width it was laid out with. */
  length?: number;
  /** Colour around the letters, which hides the lines behind them. */
  halo?: Colour | undefined;
}>;

/** One line of text. */
export function SvgText(props: SvgTextProps) {
  const { x, y, text, colour = 'text', weight, anchor = 'start', halo } = props;
  const { fitted, letters } = useMedium();
  const size = props.size * letters;
  const paint = usePaint();
  const length = fitted && props.length !== undefined ? Math.round(props.length) : undefined;
  return (
    <text
      x={hundredths(x)}
      y={hundredths(y + size * 0.36)}
      fontSize={hundredths(size)}
      fontWeight={weight}
      fill={paint(colour)}
      textAnchor={anchor === 'start' ? undefined : anchor}
      {...(length !== undefined && { textLength: length, lengthAdjust: 'spacingAndGlyphs' })}
      {...(halo && {
        ...{ paintOrder: 'stroke', stroke: paint(halo), strokeWidth: 5, strokeLinejoin: 'round' },
      })}
    >
      {text}
    </text>
  );
}
