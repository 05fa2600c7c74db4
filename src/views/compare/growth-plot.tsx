import type { Ref } from 'react';
import { grouped } from './numbers.ts';
import { type Axis, logAxis } from './plot-scale.ts';

/** A design on the plot: the line of the formula and the points of real runs. */
export type PlotSeries = Readonly<{
  name: string;
  formula: readonly PlotPoint[];
  runs: readonly PlotPoint[];
}>;
export type PlotPoint = Readonly<{ size: number; value: number }>;

export type PlotWords = Readonly<{ title: string; x: string; y: string }>;

const width = 560;
const height = 380;
const area = { left: 98, right: 536, top: 56, bottom: 322 } as const;

/** Line and mark of each side: told apart by dash and shape as well as by colour. */
const looks = [
  { color: 'var(--kl-accent)', dash: undefined, mark: 'circle' },
  { color: 'var(--kl-floor)', dash: '7 5', mark: 'square' },
] as const;
type Look = (typeof looks)[number];

type Props = { series: readonly PlotSeries[]; words: PlotWords; svgRef: Ref<SVGSVGElement> };

/** Growth over group size, both axes logarithmic. */
export function GrowthPlot({ series, words, svgRef }: Props) {
  const points = series.flatMap(({ formula, runs }) => [...formula, ...runs]);
  const x = logAxis([1, 10_000], area.left, area.right);
  const y = logAxis(
    points.map(({ value }) => value),
    area.bottom,
    area.top,
  );
  return (
    <svg
      ref={svgRef}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={words.title}
      fontFamily="var(--kl-font-sans)"
      fontSize="12"
      fill="var(--kl-text-2)"
    >
      <title>{words.title}</title>
      <rect width={width} height={height} fill="var(--kl-panel)" />
      <Grid x={x} y={y} words={words} />
      {series.map((one, index) => (
        <Series key={one.name} series={one} look={looks[index % 2] ?? looks[0]} x={x} y={y} />
      ))}
      <Legend series={series} />
    </svg>
  );
}

function Grid({ x, y, words }: { x: Axis; y: Axis; words: PlotWords }) {
  return (
    <g>
      {x.ticks.map((tick) => (
        <g key={tick}>
          <line
            x1={x.at(tick)}
            x2={x.at(tick)}
            y1={area.top}
            y2={area.bottom}
            stroke="var(--kl-line)"
          />
          <text x={x.at(tick)} y={area.bottom + 18} textAnchor="middle">
            {grouped(tick)}
          </text>
        </g>
      ))}
      {y.ticks.map((tick) => (
        <g key={tick}>
          <line
            x1={area.left}
            x2={area.right}
            y1={y.at(tick)}
            y2={y.at(tick)}
            stroke="var(--kl-line)"
          />
          <text x={area.left - 12} y={y.at(tick) + 4} textAnchor="end">
            {grouped(tick, 6)}
          </text>
        </g>
      ))}
      <text x={(area.left + area.right) / 2} y={height - 16} textAnchor="middle">
        {words.x}
      </text>
      <text
        transform={`translate(12 ${(area.top + area.bottom) / 2}) rotate(-90)`}
        textAnchor="middle"
      >
        {words.y}
      </text>
    </g>
  );
}

type SeriesProps = { series: PlotSeries; look: Look; x: Axis; y: Axis };

function Series({ series, look, x, y }: SeriesProps) {
  const line = series.formula
    .filter(({ value }) => value > 0)
    .map(({ size, value }) => `${x.at(size).toFixed(1)},${y.at(value).toFixed(1)}`)
    .join(' ');
  return (
    <g data-series={series.name}>
      <polyline
        points={line}
        fill="none"
        stroke={look.color}
        strokeWidth="2"
        strokeDasharray={look.dash}
      />
      {series.runs
        .filter(({ value }) => value > 0)
        .map(({ size, value }) => (
          <Mark key={size} look={look} cx={x.at(size)} cy={y.at(value)} />
        ))}
    </g>
  );
}

function Mark({ look, cx, cy }: { look: Look; cx: number; cy: number }) {
  const paint = { fill: 'var(--kl-panel)', stroke: look.color, strokeWidth: 2 };
  if (look.mark === 'circle') return <circle data-mark="run" cx={cx} cy={cy} r="5" {...paint} />;
  return (
    <rect data-mark="run" x={cx - 8} y={cy - 8} width="16" height="16" {...paint} fill="none" />
  );
}

function Legend({ series }: { series: readonly PlotSeries[] }) {
  return (
    <g fill="var(--kl-text)">
      {series.map(({ name }, index) => {
        const look = looks[index % 2] ?? looks[0];
        const y = 14 + index * 20;
        return (
          <g key={name}>
            <line
              x1={area.left}
              x2={area.left + 40}
              y1={y}
              y2={y}
              stroke={look.color}
              strokeWidth="2"
              strokeDasharray={look.dash}
            />
            <Mark look={look} cx={area.left + 60} cy={y} />
            <text x={area.left + 78} y={y + 4}>
              {name}
            </text>
          </g>
        );
      })}
    </g>
  );
}
