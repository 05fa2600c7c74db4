import type { Colour } from '../../ui/light-colours.ts';
import { Stroke } from '../../ui/marks.tsx';

type Look = Readonly<{ colour: Colour; dash?: string; run: string; ground?: Colour }>;

/** Line and mark of each design: told apart by dash and shape as well as by colour. */
const looks: readonly [Look, Look, Look] = [
  { colour: 'accent', run: 'm-5 0a5 5 0 1 0 10 0a5 5 0 1 0-10 0', ground: 'panel' },
  { colour: 'floor', dash: '7 5', run: 'm-8-8h16v16h-16z' },
  { colour: 'ok', dash: '2 4', run: 'm0-11l10 18h-20z' },
];

export const plotLooks = (index: number) => looks[index] ?? looks[0];

/** The mark of a real run. */
export function PlotMark({ x, y, index }: Readonly<{ x: number; y: number; index: number }>) {
  const { colour, run, ground } = plotLooks(index);
  return (
    <g data-mark="run">
      <Stroke
        d={`M${x.toFixed(1)} ${y.toFixed(1)}${run}`}
        {...{ colour, width: 2, ...(ground && { fill: ground }) }}
      />
    </g>
  );
}
