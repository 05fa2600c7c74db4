import { Ground, Rule, Stroke, SvgText } from '../../ui/marks.tsx';
import { SvgDocument } from '../../ui/paper.tsx';
import { PlotMark, plotLooks } from './plot-marks.tsx';
import { type Axis, evenAxis, logAxis } from './plot-scale.ts';
import type { PlacedValue } from './sensitivity.ts';

/** A design on the plot: the line of the formula and the points of real runs. */
export type PlotSeries = Readonly<{
  name: string;
  formula: readonly PlacedValue[];
  runs: readonly PlacedValue[];
}>;

export type PlotWords = Readonly<{
  title: string;
  x: string;
  y: string;
  number: (value: number, digits?: number) => string;
}>;

const width = 560;
const area = { left: 98, right: 536 } as const;
const lineHeight = 20;
const plotHeight = 256;

type Area = Readonly<{ top: number; bottom: number; height: number }>;

/** From top to bottom: a line of the legend for each design, the plot, what its axis is. */
function areaOf(series: readonly PlotSeries[]): Area {
  const top = 42 + lineHeight * series.length;
  return { top, bottom: top + plotHeight, height: top + plotHeight + 58 };
}

/** `logarithmic`: both axes, over so many; or both in even steps from 0. */
type Props = Readonly<{
  series: readonly PlotSeries[];
  words: PlotWords;
  logarithmic: readonly [least: number, most: number] | null;
}>;

/** A quantity of designs over what it depends on. */
export function GrowthPlot(props: Props) {
  const { title } = props.words;
  const { height } = areaOf(props.series);
  return (
    <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={title}>
      <title>{title}</title>
      <Plot {...props} />
    </svg>
  );
}

/** The same as a document of its own. */
export function PlotDocument(props: Props) {
  return (
    <SvgDocument {...{ width }} height={areaOf(props.series).height} title={props.words.title}>
      <Plot {...props} />
    </SvgDocument>
  );
}

function Plot({ series, words, logarithmic }: Props) {
  const points = series.flatMap(({ formula, runs }) => [...formula, ...runs]);
  const axisOver = logarithmic ? logAxis : evenAxis;
  const over = logarithmic ?? points.map(({ at }) => at);
  const { top, bottom, height } = areaOf(series);
  const x = axisOver(over, area.left, area.right);
  const values = points.map(({ value }) => value);
  const y = axisOver(values, bottom, top);
  return (
    <>
      <Ground {...{ width, height }} fill="panel" />
      <Grid {...{ x, y, words, top, bottom, height }} />
      {series.map((one, index) => (
        <Series key={one.name} series={one} index={index} x={x} y={y} />
      ))}
      <Legend series={series} />
    </>
  );
}

const small = { size: 12, colour: 'text-2' } as const;

type GridProps = Area & Readonly<{ x: Axis; y: Axis; words: PlotWords }>;

function Grid({ x, y, words, top, bottom, height }: GridProps) {
  const middle = (area.left + area.right) / 2;
  return (
    <>
      {x.ticks.map((tick) => (
        <g key={tick}>
          <Rule from={[x.at(tick), top]} to={[x.at(tick), bottom]} colour="line" />
          <SvgText
            {...{ ...small, x: x.at(tick), text: words.number(tick) }}
            y={bottom + 14}
            anchor="middle"
          />
        </g>
      ))}
      {y.ticks.map((tick) => (
        <g key={tick}>
          <Rule from={[area.left, y.at(tick)]} to={[area.right, y.at(tick)]} colour="line" />
          <SvgText
            {...{ ...small, y: y.at(tick), text: words.number(tick, 6) }}
            x={area.left - 16}
            anchor="end"
          />
        </g>
      ))}
      <SvgText {...small} x={middle} y={height - 20} text={words.x} anchor="middle" />
      <SvgText {...small} x={12} y={top - 22} text={words.y} />
    </>
  );
}

type SeriesProps = Readonly<{ series: PlotSeries; index: number; x: Axis; y: Axis }>;

function Series({ series, index, x, y }: SeriesProps) {
  const { colour, dash } = plotLooks(index);
  const placed = (points: readonly PlacedValue[]) =>
    points
      .filter(({ at, value }) => at >= x.from && value >= y.from)
      .map(({ at, value }) => ({ x: x.at(at), y: y.at(value) }));
  const line = placed(series.formula).map((at) => `${at.x.toFixed(1)} ${at.y.toFixed(1)}`);
  return (
    <g data-series={series.name}>
      {line.length > 0 && <Stroke d={`M${line.join('L')}`} colour={colour} width={2} dash={dash} />}
      {placed(series.runs).map((at) => (
        <PlotMark key={at.x} index={index} {...at} />
      ))}
    </g>
  );
}

function Legend({ series }: { series: readonly PlotSeries[] }) {
  const { left } = area;
  const hasMarks = series.some(({ runs }) => runs.length > 0);
  return series.map(({ name }, index) => {
    const y = 14 + index * lineHeight;
    const { colour, dash } = plotLooks(index);
    return (
      <g key={name}>
        <Rule from={[left, y]} to={[left + 40, y]} colour={colour} width={2} dash={dash} />
        {hasMarks && <PlotMark x={left + 60} y={y} index={index} />}
        <SvgText x={left + 78} y={y} text={name} size={12} />
      </g>
    );
  });
}
