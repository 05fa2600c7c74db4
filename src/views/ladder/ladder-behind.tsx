import { Ground, Rule } from '../../ui/marks.tsx';
import type { Words } from '../actor-names.ts';
import { bandNameHeight } from './header-text.ts';
import type { Column } from './ladder-columns.ts';
import type { LadderLayout } from './ladder-drawing.ts';
import { TextLine } from './text-line.tsx';

/** What is behind everything; `height` may be a share of the drawing. */

type BandsProps = Readonly<{
  layout: LadderLayout;
  height: number | string;
  /** Gives the systems their names, where these are written. */
  words?: Words;
}>;

/** The systems, with the border between them. */
export function Bands({ layout, height, words }: BandsProps) {
  return layout.bands.map(({ system, x, width }) => {
    const end = x + width;
    const edges = system === 'partner' ? [x, ...(end < layout.width ? [end] : [])] : [];
    return (
      <g key={system}>
        {system === 'partner' && <Ground {...{ x, width, height }} fill="band" />}
        {edges.map((at) => (
          <Rule key={at} from={[at, 0]} to={[at, height]} colour="line-strong" width={2} />
        ))}
        {words && (
          <TextLine
            x={x + width / 2}
            y={bandNameHeight / 2 + 2}
            text={words(`ladder.band.${system}`)}
            size={14}
            weight={650}
            colour="text-2"
            anchor="middle"
          />
        )}
      </g>
    );
  });
}

type LifelineProps = Readonly<{ column: Column; top: number; height: number | string }>;

/** The dashed line of an actor; two where actors share it. */
export function Lifeline({ column: { x, kind }, top, height }: LifelineProps) {
  const at = kind === 'folded' ? [x - 1.5, x + 1.5] : [x];
  return at.map((place) => (
    <Rule
      key={place}
      {...{ from: [place, top], to: [place, height], colour: 'line-strong', dash: '4 3' }}
    />
  ));
}
