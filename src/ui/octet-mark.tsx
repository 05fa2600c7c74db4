import type { Colour } from './light-colours.ts';
import { Ground } from './marks.tsx';
import { useMedium } from './medium.ts';

/** What is said of an octet: a letter, and one of the looks, 1 to 7, that letters share. */
export type OctetMark = Readonly<{
  letter: string;
  tone: number;
  /** Its bits do not agree. */
  mixed: boolean;
}>;

/** Lines side by side, over the largest cell there is. */
const lines = (from: number, step: number, line: (at: number) => string) =>
  Array.from({ length: 12 }, (_, index) => line(from + index * step)).join('');

type Look = Readonly<{ ground: Colour; pattern?: string; dotted?: boolean; framed?: boolean }>;

const plain: Look = { ground: 'panel' };
const rows = (left: number) => lines(2.5, 5, (y) => `M${left} ${y}h40`);

/** Looks by tone, from 1; the last, where nothing refuses, is grey with a border all around. */
const looks: readonly Look[] = [
  plain,
  { ground: 'floor-soft', pattern: lines(-35, 7, (x) => `M${x} 0l36 36`) },
  { ground: 'group-soft', pattern: rows(2.5), dotted: true },
  { ground: 'ok-soft' },
  { ground: 'media-soft', pattern: rows(0) },
  { ground: 'accent-soft', pattern: lines(2.5, 5, (x) => `M${x} 0v36`) },
  { ground: 'failure-soft', pattern: lines(0, 7, (x) => `M${x} 0l-36 36`) },
  { ground: 'line', framed: true },
];

/** An octet of a map: fills the SVG element it stands in. A corner says that its bits do not agree. */
export function OctetShape({ letter, tone, mixed }: OctetMark) {
  const { paint } = useMedium();
  const { ground, pattern, dotted, framed } = looks[tone] ?? plain;
  const ink = paint('text');
  return (
    <>
      <Ground width="100%" height="100%" fill={ground} {...(framed && { stroke: 'line-strong' })} />
      {pattern && (
        <path
          d={pattern}
          stroke={ink}
          strokeOpacity={0.16}
          {...(dotted && { strokeWidth: 2, strokeLinecap: 'round', strokeDasharray: '0 5' })}
        />
      )}
      <text
        x="50%"
        y="50%"
        dy=".36em"
        fontSize={12}
        fontWeight={framed ? 700 : undefined}
        textAnchor="middle"
        fill={ink}
      >
        {letter}
      </text>
      {mixed && (
        <svg x="100%" overflow="visible" aria-hidden="true">
          <path d="M0 0h-6l6 6z" fill={ink} />
        </svg>
      )}
    </>
  );
}
