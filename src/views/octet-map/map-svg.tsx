import { Ground, SvgText } from '../../ui/marks.tsx';
import { OctetShape } from '../../ui/octet-mark.tsx';
import { SvgDocument } from '../../ui/paper.tsx';
import { type KindCount, type MapCell, markOfCell } from './map-cells.ts';
import { markOf, type VerdictKind } from './verdict-marks.ts';

const perRow = 32;
const cell = 20;
const left = 64;
const margin = 16;
const lineHeight = 22;
/** Of a letter of the text, in any font that has letters of one width. */
const letterWidth = 7.3;
const top = margin + 2 * lineHeight + 8;

export type MapSvgWords = Readonly<{
  title: string;
  /** What was altered, and how. */
  facts: string;
  nameOf: (kind: VerdictKind) => string;
  /** Says what the corner means; empty where no octet has one. */
  mixed: string;
}>;

type Props = Readonly<{
  cells: readonly MapCell[];
  counts: readonly KindCount[];
  words: MapSvgWords;
}>;

/** A line of text, by the top of its mark where it has one. */
const line = { size: 12 } as const;
const middle = (y: number) => y + 9.5;

function Marked({
  x,
  y,
  ...mark
}: Readonly<{ x: number; y: number }> & Parameters<typeof OctetShape>[0]) {
  return (
    <svg {...{ x, y }} width={cell - 1} height={cell - 1} aria-hidden="true">
      <OctetShape {...mark} />
    </svg>
  );
}

/** The map as a document: the octets in rows of 32, below them what the letters mean, with counts. */
export function MapDocument({ cells, counts, words }: Props) {
  const rows = Array.from({ length: Math.ceil(cells.length / perRow) }, (_, row) => row);
  const legendTop = top + rows.length * cell + 16;
  const legend = [
    ...counts.map(({ kind, count }) => ({
      mark: { ...markOf(kind), mixed: false },
      text: `${words.nameOf(kind)}: ${count}`,
    })),
    ...(words.mixed === '' ? [] : [{ mark: null, text: words.mixed }]),
  ];
  const size = {
    width: Math.max(left + perRow * cell, margin + words.facts.length * letterWidth) + margin,
    height: legendTop + legend.length * lineHeight + margin,
  };
  return (
    <SvgDocument {...size} title={words.title} font="mono">
      <Ground {...size} fill="panel" />
      <SvgText x={margin} y={margin + 8} text={words.title} size={16} weight={600} />
      <SvgText {...line} x={margin} y={middle(margin + lineHeight)} text={words.facts} />
      {rows.map((row) => (
        <SvgText
          key={row}
          {...{ ...line, x: margin, y: middle(top + row * cell), colour: 'text-2' }}
          text={(row * perRow).toString(16).padStart(4, '0')}
        />
      ))}
      {cells.map((one, offset) => (
        <Marked
          // biome-ignore lint/suspicious/noArrayIndexKey: an octet is known by its offset
          key={offset}
          x={left + (offset % perRow) * cell}
          y={top + Math.floor(offset / perRow) * cell}
          {...markOfCell(one)}
        />
      ))}
      {legend.map(({ mark, text }, at) => (
        <g key={text} transform={`translate(${left} ${legendTop + at * lineHeight})`}>
          {mark && <Marked x={0} y={0} {...mark} />}
          <SvgText {...line} x={mark ? 30 : 0} y={middle(0)} text={text} />
        </g>
      ))}
    </SvgDocument>
  );
}
